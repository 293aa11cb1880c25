"""A moment as far as it is known, and the arithmetic of calendars on it."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from nlp.dates.pieces import Shift

_FIRST_YEAR, _LAST_YEAR = 1868, 2100


@dataclass(frozen=True, slots=True)
class Moment:
    """Year to minute, each None where unknown; `against` is the date that supplied what the surface leaves out."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    week: str | None = None
    against: str | None = None

    @property
    def date(self) -> date | None:
        """The calendar day, when it is known and exists."""
        return safe_date(self.year, self.month, self.day)


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


def shifted(shift: Shift, base: date) -> Moment:
    """Count a relative word on from a day: 翌日, 先月, 来年, 今週."""
    if shift.unit == "day":
        found = base + timedelta(days=shift.amount)
        return Moment(found.year, found.month, found.day)
    if shift.unit == "week":
        year, week, _ = (base + timedelta(weeks=shift.amount)).isocalendar()
        return Moment(year, week=f"{year}-W{week:02}")
    if shift.unit == "month":
        return Moment(*add_months(base.year, base.month, shift.amount))
    if shift.unit == "fiscal":
        return Moment(base.year - (base.month < 4) + shift.amount)
    return Moment(base.year + shift.amount)


def candidate_years(month: int, day: int | None, near: date, weekday: int | None) -> list[date]:
    """List the days this month and day can be in the years around a day, those of the right weekday if any is."""
    years = range(near.year - 6, near.year + 7) if weekday is not None else range(near.year - 1, near.year + 2)
    days = [found for year in years if (found := safe_date(year, month, day or 1))]
    agreeing = [found for found in days if weekday is not None and found.weekday() == weekday]
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
