"""Pairing: which accounts share a subject and, but for some days, their time, found without comparing all with all."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from incidents.facets import REACH, Facets, in_reach

Item = tuple[int, Facets]  # a number with what it is the number of


def pairs(laid_out: Sequence[Facets]) -> Iterator[tuple[int, int]]:
    """Give the numbers of each two that are in reach of each other, the smaller first, each pair once."""
    for subject, items in _by_subject(laid_out).items():
        open_: list[Item] = []
        for item in items:
            open_ = _still(open_, item)
            for other in open_:
                if _meet(item, other, subject):
                    yield min(item[0], other[0]), max(item[0], other[0])
            open_.append(item)


def between(some: Sequence[Facets], others: Sequence[Facets]) -> Iterator[tuple[Facets, Facets]]:
    """Give each one of some with each of the others that it is in reach of."""
    theirs = _by_subject(others)
    for subject, ours in _by_subject(some).items():
        waiting = theirs.get(subject, [])
        sides: tuple[list[Item], list[Item]] = ([], [])
        merged = sorted(
            [(*item, 0) for item in ours] + [(*item, 1) for item in waiting], key=lambda one: one[1].days.first
        )
        for number, facets, side in merged:
            item = (number, facets)
            sides[1 - side][:] = _still(sides[1 - side], item)
            for other in sides[1 - side]:
                if _meet(item, other, subject):
                    yield (other[1], facets) if side else (facets, other[1])
            sides[side].append(item)


def _by_subject(laid_out: Sequence[Facets]) -> dict[str, list[Item]]:
    found = defaultdict(list)
    for number, facets in sorted(enumerate(laid_out), key=lambda item: item[1].days.first):
        for subject in facets.subjects:
            found[subject].append((number, facets))
    return found


def _still(open_: list[Item], item: Item) -> list[Item]:
    # What was over before this one began is over for all that follow.
    return [other for other in open_ if other[1].days.last + REACH >= item[1].days.first]


def _meet(item: Item, other: Item, subject: str) -> bool:
    # Of several subjects that they share, one gives the pair.
    return min(item[1].subjects & other[1].subjects) == subject and in_reach(item[1], other[1])
