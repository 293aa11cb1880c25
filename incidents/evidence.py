"""Evidence: what speaks for and against two accounts telling of one event, weighed by tables/evidence.tsv."""

from collections.abc import Iterator
from typing import NamedTuple

from incidents.days import DAY, HOUR, Span, day_of, shifted, span
from incidents.episodes import AGAIN
from incidents.phrases import weights
from records import Account, Reason

_QUARTER, _NEAR = 15, 2 * HOUR
_BROAD = frozenset(("マイナンバー関連システム(総称)",))
_SHORTLY, _SOON, _LATE, _SERIES = 3, 7, 21, 30  # days
_LEAK = "個人情報の漏えい"  # a row of tables/things.tsv
_MOVED = ("延期", "変更", "振替")
_WHATEVER_THE_DAY = ("same_leak", "moved")
_TITLE = 6  # characters of a headline that says something


REACH = 2  # days between what two accounts tell of, at most


class Compared(NamedTuple):
    """What two accounts have in common. `apart`: they can not tell of one event, whatever speaks for it."""

    score: float
    reasons: tuple[Reason, ...]
    apart: bool


_APART = Compared(0.0, (), apart=True)


def compare(one: Account, other: Account, copies: bool = False) -> Compared:
    """Weigh two main accounts; at 0 and above they are held to tell of one event."""
    earlier, later = sorted((one, other), key=lambda account: (account.started or "~", account.account_id))
    if one.document_id == other.document_id or not in_reach(one, other):
        return _APART
    found = [("base", ""), *_what(earlier, later), *_where(earlier, later), *_source(earlier, later)]
    apart = _elsewhere(one, other)
    for name, detail in _when(earlier, later):
        if name == "apart":
            apart = True
        else:
            found.append((name, detail))
    found += [("copies", "")] if copies else []
    found += _kinds(earlier, later)
    if found[-1][0] in _WHATEVER_THE_DAY:
        apart = False
    reasons = tuple(Reason(name, weights()[name], detail) for name, detail in found)
    return Compared(sum(reason.weight for reason in reasons), reasons, apart)


def _kinds(one: Account, other: Account) -> Iterator[tuple[str, str]]:
    if one.kind == other.kind:
        yield from _of_one_kind(one, other)
        return
    if "other" in (one.kind, other.kind):
        yield "unclear_kind", ""
        return
    if {one.kind, other.kind} == {"outage", "data_incident"}:
        yield "near_kind", ""
        return
    yield "other_kind", f"{one.kind}, {other.kind}"
    work, failure = (one, other) if one.kind == "planned_maintenance" else (other, one)
    since, until, began = span(work.started), span(work.ended or work.started), span(failure.started)
    if {work.kind, failure.kind} != {"planned_maintenance", "outage"} or not (since and until and began):
        return
    if since.first - DAY < began.first <= until.last + AGAIN:
        yield "overrun", failure.started or ""


def _of_one_kind(one: Account, other: Account) -> Iterator[tuple[str, str]]:
    firms = [body for body in one.bodies if body in other.bodies]
    if one.kind == "data_incident" and firms and all(_LEAK in account.things for account in (one, other)):
        yield "same_leak", firms[0]
    if one.kind == "planned_maintenance" and one.source == other.source and one.started != other.started:
        later = max(one, other, key=lambda account: (account.told, account.account_id))
        if any(word in later.titled for word in _MOVED):
            yield "moved", later.titled


def subjects(account: Account) -> tuple[str, ...]:
    """Give what an account is looked up by: two that share none of it are never held to tell of one event."""
    named = (*account.systems, *account.procedures, *account.places, *account.bodies, *account.things)
    titled = [f"title:{account.titled}"] if len(account.titled) >= _TITLE else []
    titled += [] if account.owner else [f"source:{account.source}"]
    return tuple(sorted({*named, *titled, *([account.owner] if account.owner else [])}))


def in_reach(one: Account, other: Account) -> bool:
    """Tell whether two accounts share a subject, and days but for some."""
    near = one.first_day <= shifted(other.last_day, REACH) and other.first_day <= shifted(one.last_day, REACH)
    return near and not set(subjects(one)).isdisjoint(subjects(other))


def _what(one: Account, other: Account) -> Iterator[tuple[str, str]]:
    shared = [name for name in one.systems if name in other.systems]
    exact = [name for name in shared if name not in _BROAD]
    run_by = [body for body in one.bodies if body in other.bodies and body.startswith("org:")]
    if exact:
        yield "same_system", exact[0]
    elif shared:
        yield "broad_system", shared[0]
    elif set(one.systems) - _BROAD and set(other.systems) - _BROAD:
        apart = "other_part" if one.wide and other.wide else "other_system"
        yield ("related_system", run_by[0]) if run_by else (apart, f"{one.systems[0]}, {other.systems[0]}")
    elif run_by:
        yield "same_operator", run_by[0]
    procedures = [name for name in one.procedures if name in other.procedures]
    if procedures:
        yield "same_procedure", procedures[0]
    things = [name for name in one.things if name in other.things]
    if things and not exact:
        yield "same_thing", things[0]
    firms = [body for body in one.bodies if body in other.bodies and body not in run_by]
    if firms:
        yield "same_firm", firms[0]


def _where(one: Account, other: Account) -> Iterator[tuple[str, str]]:
    shared = sorted(struck(one) & struck(other))
    if shared:
        yield "same_place", shared[0]
    if one.wide and other.wide:
        yield "both_wide", ""
    elif not shared and struck(one) and struck(other) and not (one.wide or other.wide):
        yield "other_place", f"{min(struck(one))}, {min(struck(other))}"


def struck(account: Account) -> frozenset[str]:
    """Give the municipalities that an account names as struck, its own among them."""
    return frozenset(account.places) | ({account.owner} if account.owner else set())


def _elsewhere(one: Account, other: Account) -> bool:
    # What each town runs for itself fails in each by itself, unless a firm that serves both is named.
    if one.wide or other.wide or not struck(one) or not struck(other) or struck(one) & struck(other):
        return False
    return not set(one.bodies) & set(other.bodies)


def _source(one: Account, other: Account) -> Iterator[tuple[str, str]]:
    if one.source == other.source and not one.owner:
        yield "same_source", one.source
    if one.source == other.source and one.titled == other.titled and len(one.titled) >= _TITLE:
        yield "same_title", one.titled
        if one.number and other.number and one.number != other.number and _days(one.told, other.told) <= _SERIES:
            yield "series", f"{one.number}, {other.number}"


def _when(one: Account, other: Account) -> Iterator[tuple[str, str]]:
    first, second = span(one.started), span(other.started)
    if first and second:
        yield from _starts(one, other, first, second)
    elif first:
        yield from _undated(one, other, first)
    else:
        days = _days(one.told, other.told)
        yield ("told_together" if days <= 1 else "told_apart" if days <= _SOON else "apart"), other.told
    yield from _ends(one, other)


def _starts(one: Account, other: Account, first: Span, second: Span) -> Iterator[tuple[str, str]]:
    ended = span(one.ended)
    again = ended is not None and second.first > ended.last + AGAIN
    detail = f"{one.started}, {other.started}"
    if day_of(one.started) == day_of(other.started) or first.gap(second) == 0:
        exact = first.exact and second.exact
        if exact and ended and ended.exact and again:
            yield "apart", detail
        elif not exact:
            yield "same_day", (one.started or "")[:10]
        else:
            gap = first.gap(second)
            yield ("same_moment" if gap <= _QUARTER else "near_moment" if gap <= _NEAR else "later_that_day"), detail
    elif again or (one.over and not ended and day_of(other.started or "") > one.told):  # type: ignore[operator]
        yield "apart", detail
    elif ended:
        yield "going_on", detail
    elif first.gap(second) > _SHORTLY * DAY:
        yield "apart", detail
    else:
        yield "another_day", detail


def _undated(one: Account, other: Account, first: Span) -> Iterator[tuple[str, str]]:
    ends = span(other.ended)
    began = day_of(one.started) or one.first_day
    over = day_of(one.ended) or max(one.told, began)
    if ends and (ends.last < first.first or ends.first > first.last + _SERIES * DAY):
        yield "apart", other.ended or ""
    elif other.told < began:
        yield "apart", other.told
    elif other.told <= shifted(over, _SHORTLY):
        yield "told_while", other.told
    elif other.told <= shifted(over, _LATE):
        yield "told_after", other.told
    else:
        yield "apart", other.told


def _ends(one: Account, other: Account) -> Iterator[tuple[str, str]]:
    first, second = span(one.ended), span(other.ended)
    if first and second:
        if first.exact and second.exact and first.gap(second) <= _QUARTER:
            yield "same_end", one.ended or ""
        elif day_of(one.ended) == day_of(other.ended):
            yield "same_end_day", (one.ended or "")[:10]


def _days(one: str, other: str) -> int:
    first, second = span(one), span(other)
    return abs(first.first - second.first) // DAY if first and second else 0
