"""Pairing: which accounts share a subject and, but for some days, their time, found without comparing all with all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from incidents.facets import REACH, Facets, in_reach

Tagged = tuple[int, Facets, bool]  # its number, and whether it is of the second kind


def pairs(laid_out: Sequence[Facets]) -> Iterator[tuple[int, int]]:
    """Give the numbers of each two that are in reach of each other, the smaller first, each pair once."""
    for one, other in _meeting((number, facets, False) for number, facets in enumerate(laid_out)):
        yield min(one[0], other[0]), max(one[0], other[0])


def between(some: Sequence[Facets], others: Sequence[Facets]) -> Iterator[tuple[Facets, Facets]]:
    """Give each one of some with each of the others that it is in reach of."""
    tagged = [(number, facets, False) for number, facets in enumerate(some)]
    tagged += [(number, facets, True) for number, facets in enumerate(others)]
    for one, other in _meeting(tagged):
        if one[2] != other[2]:
            yield (other[1], one[1]) if one[2] else (one[1], other[1])


def _meeting(tagged: Iterable[Tagged]) -> Iterator[tuple[Tagged, Tagged]]:
    by_subject = defaultdict(list)
    for item in tagged:
        for subject in item[1].subjects:
            by_subject[subject].append(item)
    for subject, items in by_subject.items():
        for one, other in _at_one_time(items):
            # Of several subjects that they share, one gives the pair.
            if min(one[1].subjects & other[1].subjects) == subject and in_reach(one[1], other[1]):
                yield one, other


def _at_one_time(items: list[Tagged]) -> Iterator[tuple[Tagged, Tagged]]:
    open_: list[Tagged] = []
    for item in sorted(items, key=lambda item: item[1].days.first):
        open_ = [other for other in open_ if other[1].days.last + REACH >= item[1].days.first]
        for other in open_:
            yield other, item
        open_.append(item)
