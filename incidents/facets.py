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
_OF_SOME, _SEVERAL = ("複数都道府県", "複数自治体"), 5  # towns: fewer may be but examples
_PREFECTURE = len("lg:13")
_UNTOLD = "~"  # comes after every moment
BROAD = frozenset(("マイナンバー関連システム(総称)",))


class Days(NamedTuple):
    """Days as numbers since 1970."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class Facets:
    """What of an account bears on whether it tells of the same event as another."""

    account: Account
    since: tuple[str, str]  # orders accounts by when the event began
    subjects: frozenset[str]
    named: frozenset[str]  # the subjects but the hour
    systems: frozenset[str]  # but those that stand for many
    broad: frozenset[str]
    procedures: frozenset[str]
    things: frozenset[str]
    firms: frozenset[str]
    operators: frozenset[str]
    struck: frozenset[str]  # the municipalities named as struck, its own among them
    words: frozenset[str]  # those that say something
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
    numbers = exact(account.words)
    found = _subjects(account, numbers)
    return Facets(
        account,
        (account.started or _UNTOLD, account.account_id),
        found,
        frozenset(subject for subject in found if not subject.startswith(_AT)),
        systems - BROAD,
        systems & BROAD,
        frozenset(account.procedures),
        frozenset(account.things),
        frozenset(account.bodies),
        frozenset(account.operators),
        struck(account),
        frozenset(filter(rarity, account.words)),
        numbers,
        math.sqrt(math.fsum(rarity(word) ** 2 for word in account.words)),
        account.titled if len(account.titled) >= TITLE else "",
        Days(_day(account.first_day), _day(account.last_day)),
        _day(account.told),
        span(account.started),
        span(account.ended),
    )


def subjects(account: Account) -> tuple[str, ...]:
    """Give what an account is looked up by: two that share none of it are never held to tell of one event."""
    return tuple(sorted(_subjects(account, exact(account.words))))


def _subjects(account: Account, numbers: frozenset[str]) -> frozenset[str]:
    lists = (account.systems, account.procedures, account.places, account.bodies, account.operators, account.things)
    titled = (f"title:{account.titled}",) if len(account.titled) >= TITLE else ()
    teller = (account.owner or f"source:{account.source}",) if account.official else ()
    moment = (f"{_AT}{account.started[:_HOUR]}",) if account.started and len(account.started) >= _HOUR else ()
    return numbers.union(*lists, titled, teller, moment)


def struck(account: Account) -> frozenset[str]:
    """Give the municipalities that an account names as struck, its own among them."""
    return frozenset(account.places) | ({account.owner} if account.owner else set())


def in_order(one: Facets, other: Facets) -> tuple[Facets, Facets]:
    """Give two accounts, first the one whose event began first, as far as both tell."""
    return (other, one) if other.since < one.since else (one, other)


def in_reach(one: Facets, other: Facets) -> bool:
    """Tell whether two accounts share a subject, and days but for some."""
    if one.days.first > other.days.last + REACH or other.days.first > one.days.last + REACH:
        return False
    if not one.named.isdisjoint(other.named):
        return True
    # That different systems fail at one hour is chance.
    return not (one.systems and other.systems) and at_one_hour_only(one, other)


def at_one_hour_only(one: Facets, other: Facets) -> bool:
    """Tell whether two accounts share the hour, and nothing else."""
    return one.named.isdisjoint(other.named) and not one.subjects.isdisjoint(other.subjects)


def beyond(wide: Facets, town: Facets) -> bool:
    """Tell whether one is of several towns of some prefectures, not of the nation, and the other of one elsewhere."""
    some = wide.account.scope in _OF_SOME and len(wide.account.places) >= _SEVERAL
    return some and bool(town.struck) and _prefectures(wide).isdisjoint(_prefectures(town))


def _prefectures(one: Facets) -> set[str]:
    return {place[:_PREFECTURE] for place in one.struck}


def _day(day: str) -> int:
    found = span(day)
    return found.first // DAY if found else 0
