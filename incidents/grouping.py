"""Grouping: which main accounts tell of one event. The outcome is a function of the accounts, not of their order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from incidents.evidence import weigh
from incidents.facets import Facets, facets
from records import Account


def order(account: Account) -> tuple[str, str, str]:
    """Sort accounts by the time they were told."""
    return account.told, account.document_id, account.account_id


def linked(one: Facets, other: Facets) -> bool:
    """Tell whether two accounts may be of one event, so that what becomes of the one bears on the other."""
    weighed = weigh(one, other)
    return weighed.score >= 0 and not weighed.apart and not weighed.elsewhere


def grouped(accounts: Iterable[Account]) -> list[tuple[Account, ...]]:
    """Put accounts of one event together, each group in the order of time, and the groups in that of their first.

    The strongest pairs join first. Groups of which any two accounts can not be of one event stay apart.
    """
    known = sorted(accounts, key=order)
    groups = [_Group(1 << number, wide=one.wide) for number, one in enumerate(known)]
    group_of = list(range(len(known)))
    for one, other in _strongest([facets(account) for account in known], groups):
        here, there = group_of[one], group_of[other]
        if here != there and groups[here].fits(groups[there]):
            groups[here].take(groups[there])
            group_of = [here if number == there else number for number in group_of]
    found: dict[int, list[Account]] = {}
    for number, account in zip(group_of, known, strict=True):
        found.setdefault(number, []).append(account)
    return [tuple(group) for group in found.values()]


@dataclass(slots=True)
class _Group:
    """Accounts as bits of a number: those in it, those they can not be one with, and not unless it is shared."""

    members: int
    apart: int = 0
    elsewhere: int = 0
    wide: bool = False

    def fits(self, other: "_Group") -> bool:
        # Towns that run their own are of one event only where it is told that what failed is shared.
        if self.apart & other.members:
            return False
        return self.wide or other.wide or not self.elsewhere & other.members

    def take(self, other: "_Group") -> None:
        self.members |= other.members
        self.apart |= other.apart
        self.elsewhere |= other.elsewhere
        self.wide |= other.wide


def _strongest(laid_out: Sequence[Facets], groups: Sequence[_Group]) -> list[tuple[int, int]]:
    """Give the pairs that hold together, the strongest first, and note in the groups what keeps accounts apart."""
    strong = []
    for one, other in combinations(range(len(laid_out)), 2):
        weighed = weigh(laid_out[one], laid_out[other])
        if weighed.apart:
            groups[one].apart |= 1 << other
            groups[other].apart |= 1 << one
        elif weighed.elsewhere:
            groups[one].elsewhere |= 1 << other
            groups[other].elsewhere |= 1 << one
        elif weighed.score >= 0:
            strong.append((-weighed.score, one, other))
    return [(one, other) for _, one, other in sorted(strong)]
