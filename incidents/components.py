"""Components: accounts that hang together by links, found step by step from those that are given."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from incidents.facets import facets
from incidents.grouping import linked
from incidents.pairing import between
from records import Account

Fetch = Callable[[Iterable[str]], Iterable[Account]]


def components(seeds: Iterable[Account], near: Fetch) -> list[list[Account]]:
    """Give the seeds with all that hangs on them, by components; `near`: what may be linked to some, by their ids."""
    union = _Union()
    known = {one.account_id: facets(one) for one in seeds}
    frontier = list(known.values())
    while frontier:
        ids = [one.account.account_id for one in frontier]
        around = [known.get(one.account_id) or facets(one) for one in near(ids)]
        reached = {}
        for one, other in between(frontier, around):
            here, there = one.account.account_id, other.account.account_id
            if here != there and (union.root(here) == union.root(there) or linked(one, other)):
                union.join(here, there)
                if there not in known:
                    reached[there] = other
        known |= reached
        frontier = list(reached.values())
    parts = defaultdict(list)
    for account_id in sorted(known):
        parts[union.root(account_id)].append(known[account_id].account)
    return list(parts.values())


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
