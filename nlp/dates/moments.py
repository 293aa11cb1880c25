"""A moment as far as it is known, and the arithmetic of calendars on it."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from nlp.dates.pieces import Point

_SHORTEST_MONTH = 28
_AT_HAND, _LONG_AGO = timedelta(days=7), timedelta(days=300)  # from the day that a text was written
_FIRST_YEAR, _LAST_YEAR = 1868, 2100
_EARLY, _LATE = 3, 10  # months in which the last, and the coming, turn of the year is the nearer one
_NEW_FISCAL = (4, 5, 6)


_WEEK, _WEEKEND = (0, 6), (5, 6)  # first and last day, counted from Monday


@dataclass(frozen=True, slots=True)
class Moment:
    """Year to minute, each None where unknown; `against` is the date that supplied what the surface leaves out."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    week: str | None = None  # its first and last day
    against: str | None = None

    @property
    def date(self) -> date | None:
        """The calendar day, when it is known and exists."""
        return safe_date(self.year, self.month, self.day)


def till(moment: Moment | None, today: date | None) -> Moment | None:
    """Give a moment but that of a day to come."""
    return None if moment and moment.date and today and moment.date > today else moment


def of_day(day: date | None) -> Moment:
    """Give a day as a moment; nothing known where there is none."""
    return Moment(day.year, day.month, day.day) if day else Moment()


def moved(moment: Moment, days: int) -> Moment:
    """Count days on from a moment; from a day in an unknown month too, unless the month may end on the way."""
    if day := moment.date:
        found = day + timedelta(days=days)
        return replace(moment, year=found.year, month=found.month, day=found.day)
    if days == 0 or moment.day is None:
        return moment
    known = 1 <= moment.day + days <= max(_SHORTEST_MONTH, moment.day)
    return replace(moment, day=moment.day + days if known else None)


@lru_cache(maxsize=10_000)  # the days of a few years are asked for again and again
def safe_date(year: int | None, month: int | None, day: int | None) -> date | None:
    """Give the day, or None where one part is missing or there is no such day (30 February)."""
    if year is None or month is None or day is None or not 1 <= month <= 12:
        return None
    if not _FIRST_YEAR <= year <= _LAST_YEAR or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Count months on from a month."""
    months = year * 12 + month - 1 + count
    return months // 12, months % 12 + 1


def shifted(point: Point, base: date, *, planned: bool) -> Moment:
    """Count a relative word on from a day: 翌日, 先月, 来年, 今週月曜日; 年度末 told in April is the one just past."""
    shift = point.shift
    assert shift is not None
    if shift.base == "week":
        passed = (base.weekday() - (point.weekday or 0)) % 7
        shift = replace(shift, amount=7 - passed if planned else -passed)
    if shift.base == "near" and (shift.part == "年明け" or not planned):
        ahead, behind = base.month >= _LATE, base.month <= _EARLY
        turn = ahead if shift.part == "年明け" else -(base.month in _NEW_FISCAL if shift.unit == "fiscal" else behind)
        shift = replace(shift, amount=shift.amount + turn)
    if shift.unit == "week" and (point.day or point.weekday is not None):
        found = _in_week(point, base + timedelta(weeks=shift.amount))
        return Moment(found.year, found.month, found.day) if found else Moment()
    if shift.unit == "day":
        found = base + timedelta(days=shift.amount)
        return Moment(found.year, found.month, found.day)
    if shift.unit == "week":
        monday = base + timedelta(weeks=shift.amount, days=-base.weekday())
        first, last = (monday + timedelta(days=count) for count in (_WEEKEND if point.part == "末" else _WEEK))
        return Moment(first.year, week=f"{first}/{last}")
    if shift.unit == "month":
        return Moment(*add_months(base.year, base.month, shift.amount))
    if shift.unit == "fiscal":
        return Moment(base.year - (base.month < 4) + shift.amount)
    return Moment(base.year + shift.amount)


def _in_week(point: Point, day: date) -> date | None:
    monday = day - timedelta(days=day.weekday())
    days = [monday + timedelta(days=count) for count in range(-1, 7)]  # weeks that start on Sunday too
    found = [day for day in days if point.day in {None, day.day} and point.weekday in {None, day.weekday()}]
    return found[-1] if found else None


def candidate_years(month: int, day: int | None, near: date, weekday: int | None, *, slip: bool = False) -> list[date]:
    """List the days this month and day can be in the years around a day, those of the right weekday if any is.

    Where the weekday may be a `slip`, the day at hand is rather meant than one of the right weekday years away.
    """
    years = range(near.year - 6, near.year + 7) if weekday is not None else range(near.year - 1, near.year + 2)
    days = [found for year in years if (found := safe_date(year, month, day or 1))]
    agreeing = [found for found in days if weekday is not None and found.weekday() == weekday]
    closest = min(days, key=lambda found: abs(found - near), default=near)
    nearest = min((abs(one - near) for one in agreeing), default=timedelta(0))
    if slip and abs(closest - near) <= _AT_HAND and nearest > _LONG_AGO:
        return [closest]
    return agreeing or [found for found in days if abs(found.year - near.year) <= 1]


def candidate_months(day: int, near: date, weekday: int | None) -> list[date]:
    """List the days this day can be in the months around a day, those of the right weekday if any is."""
    days = []
    for count in (-2, -1, 0, 1, 2):
        year, month = add_months(near.year, near.month, count)
        if found := safe_date(year, month, day):
            days.append(found)
    agreeing = [found for found in days if weekday is not None and found.weekday() == weekday]
    return agreeing or days


def candidate_days(point: Point, nears: Iterable[date], *, slip: bool) -> set[date]:
    """Give the days that a point without its year, or its month, can be near some days."""
    found: set[date] = set()
    for near in nears:
        if point.month:
            found.update(candidate_years(point.month, point.day, near, point.weekday, slip=slip))
        elif point.day:
            found.update(candidate_months(point.day, near, point.weekday))
    return found


def last_of_month(point: Point, moment: Moment) -> Moment:
    """Give a moment with the last day of its month where the point tells that: 3月末日."""
    if not point.last_day or not 1 <= (moment.month or 0) <= 12:
        return moment
    return replace(moment, day=monthrange(moment.year or 2000, moment.month or 1)[1])
