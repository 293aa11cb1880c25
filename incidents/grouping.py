"""Grouping: which main accounts tell of one event. The outcome is a function of the accounts, not of their order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from incidents.evidence import weigh
from incidents.facets import Facets, in_order
from incidents.pairing import Pair
from incidents.vetoes import apart, elsewhere
from records import Account

Group = tuple[Account, ...]  # in the order of time
Bond = tuple[float, Facets, Facets]  # how strongly two accounts, by themselves, are held to tell of one event


def order(account: Account) -> tuple[str, str, str]:
    """Sort accounts by the time they were told."""
    return account.told, account.document_id, account.account_id


def bonds(pairs: Iterable[Pair]) -> Iterator[Bond]:
    """Give those pairs that are held to tell of one event, and how strongly."""
    for one, other in pairs:
        weighed = weigh(one, other)
        if weighed.joins:
            yield weighed.score, one, other


def grouped(laid_out: Iterable[Facets], bonds: Iterable[Bond]) -> list[Group]:
    """Put accounts of one event together, each group in the order of time, and the groups in that of their first.

    `bonds`: all that there are among the accounts. The strongest join first. Groups of which any two accounts can not
    be of one event stay apart.
    """
    known = sorted(laid_out, key=lambda one: order(one.account))
    number_of = {one: number for number, one in enumerate(known)}
    group_of = [_Growing({number: one}, one.account.wide) for number, one in enumerate(known)]
    for one, other in _strongest((score, number_of[one], number_of[other]) for score, one, other in bonds):
        here, there = group_of[one], group_of[other]
        if here is not there and here.fits(there):
            here.take(there)
            for number in there.members:
                group_of[number] = here
    found: dict[int, list[Account]] = {}
    for group, facets in zip(group_of, known, strict=True):
        found.setdefault(id(group), []).append(facets.account)
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
                pair = in_order(one, two)
                if apart(*pair):
                    self.apart.add(there)
                    other.apart.add(here)
                    return False
                if not shared and elsewhere(*pair):
                    self.elsewhere.add(there)
                    other.elsewhere.add(here)
                    return False
        return True

    def take(self, other: "_Growing") -> None:
        self.members |= other.members
        self.apart |= other.apart
        self.elsewhere |= other.elsewhere
        self.wide |= other.wide


def _strongest(numbered: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Give the pairs, the strongest first; of those as strong, those of the accounts told first."""
    found = sorted((-score, min(pair), max(pair)) for score, *pair in numbered)
    return [(one, other) for _, one, other in found]
