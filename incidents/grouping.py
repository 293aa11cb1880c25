"""Grouping: which main accounts tell of one event. The outcome is a function of the accounts, not of their order."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from incidents.evidence import Weighed, weigh
from incidents.facets import Facets, facets
from records import Account

Pairs = Mapping[tuple[int, int], Weighed]


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
    laid_out = [facets(one) for one in known]
    pairs = {pair: weigh(laid_out[pair[0]], laid_out[pair[1]]) for pair in combinations(range(len(known)), 2)}
    group_of = list(range(len(known)))
    members = {number: [number] for number in group_of}
    strongest = sorted(
        (pair for pair, weighed in pairs.items() if weighed.score >= 0), key=lambda pair: (-pairs[pair].score, pair)
    )
    for one, other in strongest:
        here, there = group_of[one], group_of[other]
        if here != there and not pairs[one, other].elsewhere and _fit(members[here], members[there], pairs, laid_out):
            members[here] += members[there]
            for number in members.pop(there):
                group_of[number] = here
    groups = [tuple(known[number] for number in sorted(numbers)) for numbers in members.values()]
    return sorted(groups, key=lambda group: order(group[0]))


def _fit(here: Sequence[int], there: Sequence[int], pairs: Pairs, laid_out: Sequence[Facets]) -> bool:
    across = [pairs[min(one, other), max(one, other)] for one in here for other in there]
    if any(weighed.apart for weighed in across):
        return False
    # Towns that run their own are of one event only where it is told that what failed is shared.
    shared = any(laid_out[number].account.wide for number in (*here, *there))
    return shared or not any(weighed.elsewhere for weighed in across)
