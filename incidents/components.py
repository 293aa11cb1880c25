"""Components: accounts that hang together by links, found step by step from those that are given."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from incidents.evidence import subjects
from incidents.grouping import linked
from records import Account

Fetch = Callable[[Iterable[str]], Iterable[Account]]


def components(seeds: Iterable[Account], near: Fetch) -> list[list[Account]]:
    """Give the seeds with all that hangs on them, by components; `near`: what may be linked to some, by their ids."""
    union = _Union()
    known = {one.account_id: one for one in seeds}
    frontier = list(known.values())
    while frontier:
        groups = _by_subject(frontier)
        reached: list[Account] = []
        for account in sorted(near([one.account_id for one in frontier]), key=lambda one: one.account_id):
            if _join(account, groups, union) and account.account_id not in known:
                known[account.account_id] = account
                reached.append(account)
        frontier = reached
    parts = defaultdict(list)
    for one in sorted(known):
        parts[union.root(one)].append(known[one])
    return list(parts.values())


def _by_subject(accounts: Iterable[Account]) -> Mapping[str, list[Account]]:
    found = defaultdict(list)
    for account in accounts:
        for subject in subjects(account):
            found[subject].append(account)
    return found


def _join(account: Account, groups: Mapping[str, list[Account]], union: "_Union") -> bool:
    found = False
    here = account.account_id
    for subject in subjects(account):
        for other in groups.get(subject, ()):
            if union.root(here) == union.root(other.account_id):
                found = True
            elif linked(account, other):
                union.join(here, other.account_id)
                found = True
    return found


class _Union:
    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def root(self, one: str) -> str:
        above = self._above
        while (up := above.get(one, one)) != one:
            above[one] = one = above.get(up, up)
        return one

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self._above[second] = first
