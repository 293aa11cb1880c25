"""Nearing: the day that a text without a date of its own may mean, for comparing only; nothing is stated of it."""

import re
from datetime import date, timedelta

_UNKNOWN = re.compile(r"XXXX-(?P<month>\d\d|XX)-(?P<day>\d\d)(?P<rest>T.*)?")
_AHEAD = timedelta(days=45)  # what is told to come lies no farther ahead; a bare day is past


def near(value: str, told: str) -> str:
    """Give a stated day with the year, and month, that lie nearest to the day it was told; else what is stated.

    `XXXX-12-04T11:00` told on 2020-01-10 is of 2019; of `XXXX-XX-16/XXXX-XX-17` each end is looked for by itself.
    """
    if "XXXX" not in value:
        return value
    return "/".join(_near(one, date.fromisoformat(told)) for one in value.split("/"))


def _near(value: str, told: date) -> str:
    match = _UNKNOWN.fullmatch(value)
    if not match:
        return value
    bare = match["month"] == "XX"
    ahead = timedelta(0) if bare else min(_AHEAD, date.max - told)
    months = range(1, 13) if bare else (int(match["month"]),)
    found = [
        day
        for year in (told.year - 1, told.year, told.year + 1)
        for month in months
        if (day := _day(year, month, int(match["day"]))) and day <= told + ahead
    ]
    if not found:
        return value
    return min(found, key=lambda day: abs(day - told)).isoformat() + (match["rest"] or "")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
