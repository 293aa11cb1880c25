"""Moments: the dates of a text that say when something of an outage was, and what they say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from records import DateExpression

POINTS = ("day", "hour", "minute", "interval", "month")
_ANY_MONTH = "2000-01"


@dataclass(frozen=True, slots=True)
class Moment:
    """One date and what it is the date of: started, ended, partial, detected, announced, until, forecast, planned."""

    role: str
    value: str
    start: int
    end: int
    about: bool = False  # 午後1時前


def points_in_time(dates: Iterable[DateExpression]) -> list[DateExpression]:
    """Give the dates that are of known value and no lengths."""
    return [one for one in dates if one.value and one.granularity in POINTS and one.value[0] != "P"]


def in_some_month(value: str) -> str:
    """Give a value with January 2000 for the year and month that nobody told, to count hours and days in it."""
    return value.replace("XXXX-XX", _ANY_MONTH).replace("XXXX", _ANY_MONTH[:4])


def days_of(dates: Iterable[DateExpression]) -> set[date]:
    """Give the days that dates are of or begin on; months, lengths and days of every year have none."""
    return {day for one in dates if (day := day_of(one.value))}


def day_of(value: str | None) -> date | None:
    """Give the day of an ISO moment, None where it has none."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None
