"""Regrouping: accounts that came are grouped with the few groups that they bear on, as if all were grouped together."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from incidents.facets import Facets, facets
from incidents.grouping import Group, grouped, linked
from incidents.pairing import between
from records import Account

Around = Callable[[list[str]], Iterable[Group]]


def regrouped(came: Iterable[Account], around: Around) -> list[Group]:
    """Group accounts that came, and the groups that change by them; give these only.

    `around`: of the groups that there are, those of which any account may be in reach of some, by the ids of these.

    In `grouped`, a pair that is not joined leaves no trace. So it is enough to take with those that came each group of
    which an account may be joined with them. If all these come out as they were, they would have among all, and so
    would every group farther off; of one that does not, the accounts count as having come, too.
    """
    moving = {one.account_id: facets(one) for one in came}
    near: dict[str, Group] = {}  # by their first account
    beside: set[str] = set()  # of these, what may be joined with what moves
    frontier = list(moving.values())
    while True:
        near |= {group[0].account_id: group for group in around([one.account.account_id for one in frontier])}
        near = {first: group for first, group in near.items() if first not in moving}
        beside |= set(_joined(frontier, {first: near[first] for first in near.keys() - beside}))
        groups = grouped([*(one.account for one in moving.values()), *(one for first in beside for one in near[first])])
        known = set(groups)
        frontier = [facets(one) for first in beside if near[first] not in known for one in near[first]]
        if not frontier:
            return [group for group in groups if group[0].account_id not in beside]
        moving |= {one.account.account_id: one for one in frontier}
        beside -= moving.keys()


def _joined(some: list[Facets], groups: Mapping[str, Group]) -> Iterator[str]:
    first_of = {one.account_id: first for first, group in groups.items() for one in group}
    others = [facets(one) for group in groups.values() for one in group]
    for one, other in between(some, others):
        if linked(one, other):
            yield first_of[other.account.account_id]
