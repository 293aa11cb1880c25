"""Facets: an account as it is compared, its lists as sets and its days as numbers, laid out once."""

import math
from dataclasses import dataclass
from typing import NamedTuple

from incidents.days import DAY, Span, span
from incidents.numbers import exact
from incidents.phrases import rarity
from records import Account

REACH = 2  # days between what two accounts tell of, at most
TITLE = 6  # characters of a headline that says something
_AT, _HOUR = "at:", len("2025-04-04T08")
BROAD = frozenset(("マイナンバー関連システム(総称)",))


class Days(NamedTuple):
    """Days as numbers since 1970."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class Facets:
    """What of an account bears on whether it tells of the same event as another."""

    account: Account
    subjects: frozenset[str]
    systems: frozenset[str]  # but those that stand for many
    broad: frozenset[str]
    procedures: frozenset[str]
    things: frozenset[str]
    firms: frozenset[str]
    operators: frozenset[str]
    struck: frozenset[str]  # the municipalities named as struck, its own among them
    words: frozenset[str]
    numbers: frozenset[str]  # the exact ones
    telling: float  # how much its words say, as a length
    titled: str
    days: Days
    told: int
    began: Span | None
    ended: Span | None


def facets(account: Account) -> Facets:
    """Lay out an account."""
    systems = frozenset(account.systems)
    return Facets(
        account,
        frozenset(subjects(account)),
        systems - BROAD,
        systems & BROAD,
        frozenset(account.procedures),
        frozenset(account.things),
        frozenset(account.bodies),
        frozenset(account.operators),
        struck(account),
        frozenset(account.words),
        exact(account.words),
        math.sqrt(math.fsum(rarity(word) ** 2 for word in account.words)),
        account.titled if len(account.titled) >= TITLE else "",
        Days(_day(account.first_day), _day(account.last_day)),
        _day(account.told),
        span(account.started),
        span(account.ended),
    )


def subjects(account: Account) -> tuple[str, ...]:
    """Give what an account is looked up by: two that share none of it are never held to tell of one event."""
    lists = (account.systems, account.procedures, account.places, account.bodies, account.operators, account.things)
    named = {name for names in lists for name in names}
    titled = {f"title:{account.titled}"} if len(account.titled) >= TITLE else set()
    teller = {account.owner or f"source:{account.source}"} if account.official else set()
    moment = {f"{_AT}{account.started[:_HOUR]}"} if account.started and len(account.started) >= _HOUR else set()
    return tuple(sorted(named | titled | teller | moment | exact(account.words)))


def struck(account: Account) -> frozenset[str]:
    """Give the municipalities that an account names as struck, its own among them."""
    return frozenset(account.places) | ({account.owner} if account.owner else set())


def in_reach(one: Facets, other: Facets) -> bool:
    """Tell whether two accounts share a subject, and days but for some."""
    near = one.days.first <= other.days.last + REACH and other.days.first <= one.days.last + REACH
    if not near:
        return False
    if one.systems and other.systems and at_one_hour_only(one, other):
        return False  # that different systems fail at one hour is chance
    return not one.subjects.isdisjoint(other.subjects)


def at_one_hour_only(one: Facets, other: Facets) -> bool:
    """Tell whether two accounts share nothing but the hour."""
    return all(subject.startswith(_AT) for subject in one.subjects & other.subjects)


def _day(day: str) -> int:
    found = span(day)
    return found.first // DAY if found else 0
