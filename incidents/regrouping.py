"""Regrouping: accounts that came are grouped with the few groups that they bear on, as if all were grouped together."""

from collections.abc import Callable, Iterable

from incidents.facets import Facets, facets
from incidents.grouping import Bond, Group, bonds, grouped
from incidents.pairing import between, pairs
from records import Account

Around = Callable[[list[str]], Iterable[Group]]


def regrouped(came: Iterable[Account], around: Around) -> list[Group]:
    """Group accounts that came, and the groups that change by them; give these only.

    `around`: of the groups that there are, those of which any account may be in reach of some, by the ids of these.

    In `grouped`, a pair that is not joined leaves no trace. So it is enough to take with those that came each group of
    which an account may be joined with them. If all these come out as they were, they would have among all, and so
    would every group farther off; of one that does not, the accounts count as having come, too.
    """
    moving = frontier = [facets(one) for one in came]
    beside = _Beside()
    known = list(bonds(pairs(moving)))  # each pair is weighed once, however often its accounts are grouped
    while True:
        beside.find(around([one.account.account_id for one in frontier]))
        known += beside.join(frontier)
        groups = grouped([*moving, *beside.members(beside.joined)], known)
        frontier = beside.leave(groups)
        if not frontier:
            return [group for group in groups if group[0].account_id not in beside.joined]
        moving = moving + frontier


class _Beside:
    """The groups in reach of what moves, by their first account."""

    def __init__(self) -> None:
        self.joined: set[str] = set()  # those that may be joined with what moves
        self._waiting: set[str] = set()  # those that were not found to be
        self._laid_out: dict[str, list[Facets]] = {}

    def members(self, some: Iterable[str]) -> list[Facets]:
        return [one for first in some for one in self._laid_out[first]]

    def find(self, groups: Iterable[Group]) -> None:
        new = {group[0].account_id: group for group in groups if group[0].account_id not in self._laid_out}
        self._waiting |= new.keys()
        self._laid_out |= {first: [facets(one) for one in group] for first, group in new.items()}

    def join(self, frontier: Iterable[Facets]) -> list[Bond]:
        """Find the groups that may be joined with accounts that move only now; give the bonds that thereby come in."""
        first_of = {one: first for first in self._waiting for one in self._laid_out[first]}
        found = list(bonds(between(frontier, first_of)))
        new = {first_of[one] for _, *pair in found for one in pair if one in first_of}
        members = self.members(new)
        found += [*bonds(pairs(members)), *bonds(between(members, self.members(self.joined)))]
        self._waiting -= new
        self.joined |= new
        return found

    def leave(self, groups: Iterable[Group]) -> list[Facets]:
        """Give the accounts of the groups that did not come out as they were: these move, too."""
        standing = {group[0].account_id: group for group in groups}
        changed = {
            first for first in self.joined if standing.get(first) != tuple(one.account for one in self._laid_out[first])
        }
        self.joined -= changed
        return self.members(changed)
