"""Recalling: which incident an account means that is not the news of its document."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from incidents.days import day_of, shifted, span
from incidents.facets import struck
from incidents.grouping import order
from records import Account, Reason, Role

_AFTERWARDS = {"denied": 2, "passing": 14}  # days after an event in which it is meant without a date
_MONTHS = 90  # days in which it is, where a town is named
ROLES: dict[str, Role] = {"recalled": "context", "denied": "context", "passing": "mention"}


class Recalled(NamedTuple):
    """The account that an account recalls, how surely, and why."""

    account: Account
    score: float
    reasons: tuple[Reason, ...]


def recalled(side: Account, mains: Iterable[Account]) -> Recalled | None:
    """Give the main account of another document that tells of what this one recalls; None when none does."""
    found = []
    for main in sorted(mains, key=order):
        what, when = _what(side, main), _when(side, main)
        if (
            what
            and when
            and _enough(side, what)
            and main.document_id != side.document_id
            and not _elsewhere(side, main)
        ):
            found.append(Recalled(main, _score(what.weight + when.weight), (what, when)))
    if not found:
        return None
    if side.started and not day_of(side.started):  # of the failures of a month, the last that several tell of
        told = Counter(day_of(one.account.started) for one in found)
        return max(
            found,
            key=lambda one: (
                _rank(one),
                told[day_of(one.account.started)] > 1,
                one.account.started or "",
                order(one.account),
            ),
        )
    return max(found, key=_rank)


def _rank(one: Recalled) -> tuple[float, bool]:
    # What failed is recalled rather than the work that was announced.
    return one.score, one.account.kind != "planned_maintenance"


def _enough(side: Account, what: Reason) -> bool:
    # A year alone means one of its failures only where the system is named.
    told = side.started or side.ended
    return not told or len(told) > len("2019") or what.evidence == "same_system"


def _score(weight: float) -> float:
    return weight / 4


def _what(side: Account, main: Account) -> Reason | None:
    shared = [name for name in side.systems if name in main.systems]
    if shared:
        return Reason("same_system", 2.0, shared[0])
    places = struck(side) & struck(main)
    day = day_of(side.started or side.ended)
    if side.systems and main.systems and not (side.owner in places and day and day == day_of(main.started)):
        return None
    shared = [name for name in side.procedures if name in main.procedures]
    if shared:
        return Reason("same_procedure", 1.5, shared[0])
    shared = [name for name in side.things if name in main.things]
    if shared:
        return Reason("same_thing", 1.2, shared[0])
    return Reason("same_place", 1.0, min(places)) if places else None


def _when(side: Account, main: Account) -> Reason | None:
    moment, began, ended = span(side.started or side.ended), span(main.started or main.ended), span(main.ended)
    if moment and began:
        if moment.gap(began) == 0:
            return Reason("same_day" if day_of(side.started or side.ended) else "same_month", 2.0, side.started or "")
        if ended and began.first <= moment.first <= ended.last:
            return Reason("going_on", 1.5, side.started or "")
        return None
    afterwards = _MONTHS if _cases(side, main) else _AFTERWARDS.get(side.standing)
    if afterwards is None or moment or not (side.dated and main.dated):
        return None
    over = day_of(main.ended) or main.told
    near = (day_of(main.started) or main.first_day) <= side.told <= shifted(over, afterwards)
    return Reason("told_while", 1.0, side.told) if near else None


def _cases(side: Account, main: Account) -> bool:
    # What was issued wrongly in a town is recalled by the town's name.
    return main.kind == "data_incident" and len(side.places) == 1 and bool(struck(side) & struck(main))


def _elsewhere(side: Account, main: Account) -> bool:
    if main.wide or side.wide or side.standing == "denied":
        return False
    return bool(struck(side) and struck(main)) and not struck(side) & struck(main)
