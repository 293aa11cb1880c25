"""Pairing: which accounts share a subject and, but for some days, their time, found without comparing all with all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from incidents.facets import REACH, Facets, in_reach

Pair = tuple[Facets, Facets]


def pairs(some: Iterable[Facets]) -> Iterator[Pair]:
    """Give each two that are in reach of each other, each pair once."""
    open_ = _Open()
    for one in sorted(some, key=_first_day):
        yield from open_.in_reach(one)
        open_.add(one)


def between(some: Iterable[Facets], others: Iterable[Facets]) -> Iterator[Pair]:
    """Give each one of some with each of the others that it is in reach of."""
    ours, theirs = _Open(), _Open()
    sides = [(one, ours, theirs) for one in some] + [(one, theirs, ours) for one in others]
    for one, here, there in sorted(sides, key=lambda side: _first_day(side[0])):
        yield from there.in_reach(one)
        here.add(one)


def _first_day(one: Facets) -> int:
    return one.days.first


class _Open:
    """By subject, the accounts whose time may not be over when the next begins."""

    def __init__(self) -> None:
        self._by_subject: dict[str, list[Facets]] = defaultdict(list)

    def add(self, one: Facets) -> None:
        for subject in one.subjects:
            self._by_subject[subject].append(one)

    def in_reach(self, one: Facets) -> Iterator[Pair]:
        near: set[Facets] = set()
        for subject in one.subjects & self._by_subject.keys():
            # What was over before this one began is over for all that follow.
            going_on = [other for other in self._by_subject[subject] if other.days.last + REACH >= one.days.first]
            self._by_subject[subject] = going_on
            near.update(going_on)
        return ((other, one) for other in near if in_reach(other, one))
