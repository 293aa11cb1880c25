"""Components: accounts that hang together by links, found step by step from those that are given."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from incidents.facets import Facets, facets
from incidents.grouping import linked
from records import Account

Fetch = Callable[[Iterable[str]], Iterable[Account]]


def components(seeds: Iterable[Account], near: Fetch) -> list[list[Account]]:
    """Give the seeds with all that hangs on them, by components; `near`: what may be linked to some, by their ids."""
    union = _Union()
    known = {one.account_id: facets(one) for one in seeds}
    frontier = list(known.values())
    while frontier:
        by_subject = _by_subject(frontier)
        reached: list[Facets] = []
        for account in sorted(near([one.account.account_id for one in frontier]), key=lambda one: one.account_id):
            here = known.get(account.account_id) or facets(account)
            if _join(here, by_subject, union) and account.account_id not in known:
                known[account.account_id] = here
                reached.append(here)
        frontier = reached
    parts = defaultdict(list)
    for one in sorted(known):
        parts[union.root(one)].append(known[one].account)
    return list(parts.values())


def _by_subject(frontier: Iterable[Facets]) -> Mapping[str, list[Facets]]:
    found = defaultdict(list)
    for one in frontier:
        for subject in one.subjects:
            found[subject].append(one)
    return found


def _join(one: Facets, by_subject: Mapping[str, list[Facets]], union: "_Union") -> bool:
    here, found = one.account.account_id, False
    others = {other.account.account_id: other for subject in one.subjects for other in by_subject.get(subject, ())}
    for there, other in others.items():
        if there == here:
            continue
        if union.root(here) == union.root(there):
            found = True
        elif linked(one, other):
            union.join(here, there)
            found = True
    return found


class _Union:
    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def root(self, one: str) -> str:
        """Give what stands for all that were joined with it."""
        above = self._above
        while (up := above.get(one, one)) != one:
            above[one] = one = above.get(up, up)
        return one

    def join(self, one: str, other: str) -> None:
        """Let two, and all joined with them, be one."""
        first, second = sorted((self.root(one), self.root(other)))
        if first != second:
            self._above[second] = first
