"""Timing: what the days and hours of two accounts say of whether they tell of one event."""

from collections.abc import Iterator

from incidents.days import DAY, HOUR, Span
from incidents.episode import AGAIN
from incidents.facets import Facets

APART = "apart"  # they can not, whatever else speaks for it
_QUARTER, _NEAR = 15, 2 * HOUR
_SHORTLY, _SOON, _LATE, _LONG = 3, 7, 21, 30  # days
_FOLLOWING = 3  # days in which a town tells how it went on

Found = Iterator[tuple[str, str]]  # rows of tables/evidence.tsv with a detail each


def when(one: Facets, other: Facets) -> Found:
    """Give what speaks for and against; `one` began first, as far as both tell."""
    if one.began and other.began:
        yield _starts(one, other, one.began, other.began), f"{one.account.started}, {other.account.started}"
    elif one.began:
        yield _undated(one, other, one.began) if other.account.dated else APART, other.account.told
    elif not (one.account.dated and other.account.dated):
        yield APART, ""
    else:
        days = abs(one.told - other.told)
        yield ("told_together" if days <= 1 else "told_apart" if days <= _SOON else APART), other.account.told
    if one.ended and other.ended:
        if one.ended.exact and other.ended.exact and one.ended.gap(other.ended) <= _QUARTER:
            yield "same_end", one.account.ended or ""
        elif one.ended.first // DAY == other.ended.first // DAY:
            yield "same_end_day", (one.account.ended or "")[:10]


def _starts(one: Facets, other: Facets, first: Span, second: Span) -> str:
    again = one.ended is not None and second.first > one.ended.last + AGAIN
    gap = first.gap(second)
    if first.first // DAY == second.first // DAY or gap == 0 or (gap <= _NEAR and _to_the_hour(first, second)):
        if not (first.exact and second.exact):
            return "same_day"
        if again and one.ended and one.ended.exact:
            return APART
        if gap <= _NEAR:
            return "same_moment" if gap <= _QUARTER else "near_moment"
        return "returned" if one.ended and one.ended.exact else "later_that_day"
    if again or (one.account.over and one.account.dated and not one.ended and second.first // DAY > one.told):
        return APART
    if one.ended:
        return "going_on"
    return APART if gap > _SHORTLY * DAY else "another_day"


def _to_the_hour(first: Span, second: Span) -> bool:
    # 20日22時15分 and 21日未明 are one night, 30日 and 翌月 are not.
    return (first.exact or second.exact) and max(first.last - first.first, second.last - second.first) <= DAY


def _undated(one: Facets, other: Facets, first: Span) -> str:
    began = first.first // DAY
    over = (
        one.ended.first // DAY
        if one.ended
        else max(began, min(one.told, began + _SHORTLY) if one.account.over else one.told)
    )
    ends = other.ended
    if ends and (ends.last < first.first or ends.first > first.last + _LONG * DAY):
        return APART
    if not began <= other.told <= over + _LATE:
        return APART
    if other.told <= over + _SHORTLY:
        return "told_while"
    return "told_after" if one.account.over else "still_open"


def follows(one: Facets, other: Facets) -> bool:
    """Tell whether two notices of one town may tell how one failure went on: days apart, the first while it was open.

    Not where both tell a start; they share a name or a word, or the later tells an end and one of them names nothing.
    """
    first, last = sorted((one, other), key=lambda facets: (facets.told, facets.account.account_id))
    open_ = not first.account.over and not (one.began and other.began) and first.account.kind == last.account.kind
    named, then = (each.systems | each.broad | each.things | each.procedures for each in (first, last))
    alike = named & then or one.words & other.words or (last.account.over and not (named and then))
    return open_ and bool(alike) and last.told - first.told <= _FOLLOWING
