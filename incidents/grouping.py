"""Grouping: which main accounts tell of one event. The outcome is a function of the accounts, not of their order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from incidents.evidence import Compared, compare
from records import Account

Copies = Callable[[Account, Account], bool]


def order(account: Account) -> tuple[str, str, str]:
    """Sort accounts by the time they were told."""
    return account.told, account.document_id, account.account_id


def linked(one: Account, other: Account) -> bool:
    """Tell whether two accounts may be of one event, so that what becomes of the one bears on the other."""
    compared = compare(one, other)
    return compared.score >= 0 and not compared.apart


def grouped(accounts: Iterable[Account]) -> list[tuple[Account, ...]]:
    """Put accounts of one event together, each group in the order of time, and the groups in that of their first.

    The strongest pairs join first. Groups of which any two accounts can not be of one event stay apart.
    """
    known = sorted(accounts, key=order)
    pairs = _compared(known)
    group_of = {one.account_id: number for number, one in enumerate(known)}
    members = {number: [one.account_id] for number, one in enumerate(known)}
    strongest = sorted(pairs, key=lambda pair: (-pairs[pair].score, pair))
    for one, other in strongest:
        if pairs[one, other].score < 0:
            break
        here, there = group_of[one], group_of[other]
        if here != there and _fit(members[here], members[there], pairs):
            members[here] += members[there]
            for account in members.pop(there):
                group_of[account] = here
    by_id = {one.account_id: one for one in known}
    groups = [tuple(sorted((by_id[one] for one in ids), key=order)) for ids in members.values()]
    return sorted(groups, key=lambda group: order(group[0]))


def _compared(known: Sequence[Account]) -> dict[tuple[str, str], Compared]:
    return {(one.account_id, other.account_id): compare(one, other) for one, other in combinations(known, 2)}


def _fit(here: Sequence[str], there: Sequence[str], pairs: Mapping[tuple[str, str], Compared]) -> bool:
    return not any((pairs.get((a, b)) or pairs[b, a]).apart for a in here for b in there)
