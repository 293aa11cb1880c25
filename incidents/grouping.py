"""Grouping: which main accounts tell of one event. The outcome is a function of the accounts, not of their order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from incidents.evidence import weigh
from incidents.facets import Facets, facets
from incidents.pairing import pairs
from records import Account

Group = tuple[Account, ...]  # in the order of time


def order(account: Account) -> tuple[str, str, str]:
    """Sort accounts by the time they were told."""
    return account.told, account.document_id, account.account_id


def linked(one: Facets, other: Facets) -> bool:
    """Tell whether two accounts, by themselves, are held to tell of one event."""
    return weigh(one, other).joins


def grouped(accounts: Iterable[Account]) -> list[Group]:
    """Put accounts of one event together, each group in the order of time, and the groups in that of their first.

    The strongest pairs join first. Groups of which any two accounts can not be of one event stay apart.
    """
    known = sorted(accounts, key=order)
    laid_out = [facets(account) for account in known]
    group_of = [_Growing({number: one}, one.account.wide) for number, one in enumerate(laid_out)]
    for one, other in _strongest(laid_out):
        here, there = group_of[one], group_of[other]
        if here is not there and here.fits(there):
            here.take(there)
            for number in there.members:
                group_of[number] = here
    found: dict[int, list[Account]] = {}
    for group, account in zip(group_of, known, strict=True):
        found.setdefault(id(group), []).append(account)
    return [tuple(group) for group in found.values()]


@dataclass(slots=True, eq=False)
class _Growing:
    """Accounts by their numbers, and the numbers of those found to be of another event, or so unless it is shared."""

    members: dict[int, Facets]
    wide: bool
    apart: set[int] = field(default_factory=set)
    elsewhere: set[int] = field(default_factory=set)

    def fits(self, other: "_Growing") -> bool:
        # Towns that run their own are of one event only where it is told that what failed is shared.
        if not self.apart.isdisjoint(other.members):
            return False
        shared = self.wide or other.wide
        if not shared and not self.elsewhere.isdisjoint(other.members):
            return False
        for here, one in self.members.items():
            for there, two in other.members.items():
                weighed = weigh(one, two)
                if weighed.apart:
                    self.apart.add(there)
                    other.apart.add(here)
                    return False
                if weighed.elsewhere and not shared:
                    self.elsewhere.add(there)
                    other.elsewhere.add(here)
                    return False
        return True

    def take(self, other: "_Growing") -> None:
        self.members |= other.members
        self.apart |= other.apart
        self.elsewhere |= other.elsewhere
        self.wide |= other.wide


def _strongest(laid_out: Sequence[Facets]) -> list[tuple[int, int]]:
    """Give the pairs that hold together, the strongest first."""
    strong = []
    for one, other in pairs(laid_out):
        weighed = weigh(laid_out[one], laid_out[other])
        if weighed.joins:
            strong.append((-weighed.score, one, other))
    return [(one, other) for _, one, other in sorted(strong)]
