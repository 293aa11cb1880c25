"""ISO 8601 values, as precise as stated and no more; X for digits nobody gave."""

from datetime import timedelta

from nlp.dates.moments import Moment, add_months, safe_date
from nlp.dates.pieces import Point

_UNKNOWN = {"day": "XXXX-XX-XX", "month": "XXXX-XX", "week": "XXXX-WXX", "year": "XXXX"}


def value(point: Point, moment: Moment) -> str | None:
    """Write one point; None when there is no such day."""
    if point.impossible or point.nth or _no_such_day(moment):
        return None
    if moment.week:
        return moment.week
    if point.term:
        return _term(point.term, moment, 4 if _is_fiscal(point) else 1)
    if _is_fiscal(point):
        return _fiscal(point, moment)
    if point.decade:
        return f"{moment.year}/{(moment.year or 0) + 9}" if point.era else f"{(moment.year or 0) // 10}X"
    if moment.hour is not None:
        return _moment(point, moment)
    if moment == Moment():
        return _UNKNOWN[point.shift.unit] if point.shift else _UNKNOWN["day"]
    return _day(moment)


def granularity(point: Point, moment: Moment) -> str:
    """Say how precise the point is."""
    if _is_fiscal(point) and not point.term:
        return "month" if point.part == "末" else "fiscal_year"
    if moment.week:
        return "week"
    if point.decade or point.term:
        return "interval"
    if moment.hour is not None:
        return "hour" if moment.minute is None else "minute"
    unit = "day" if point.nth else point.shift.unit if point.shift else "year"
    level = unit if unit in {"day", "week", "month"} else "year"
    return "day" if moment.day else "month" if moment.month else level


def stretch(first: str, last: str) -> str:
    """Write an interval; ends that are intervals themselves (年度) give their outer ends."""
    return f"{first.split('/')[0]}/{last.split('/')[-1]}"


def _is_fiscal(point: Point) -> bool:
    return point.fiscal or (point.shift is not None and point.shift.unit == "fiscal")


def _no_such_day(moment: Moment) -> bool:
    if moment.month is not None and not 1 <= moment.month <= 12:
        return True
    if moment.day is None:
        return False
    return not 1 <= moment.day <= 31 or (
        moment.month is not None and safe_date(moment.year or 2000, moment.month, moment.day) is None
    )


def _fiscal(point: Point, moment: Moment) -> str:
    first, last = (str(moment.year), str(moment.year + 1)) if moment.year else ("XXXX", "XXXX")
    return f"{last}-03" if point.part == "末" else f"{first}-04/{last}-03"


def _term(term: tuple[int, int], moment: Moment, first_month: int) -> str:
    months, count = term
    ends = [add_months(moment.year or 2000, first_month, months + more) for more in (0, count - 1)]
    return "/".join(f"{year if moment.year else 'XXXX'}-{month:02}" for year, month in ends)


def _day(moment: Moment) -> str:
    year = f"{moment.year:04}" if moment.year else "XXXX"
    if moment.day:
        return f"{year}-{moment.month:02}-{moment.day:02}" if moment.month else f"{year}-XX-{moment.day:02}"
    return f"{year}-{moment.month:02}" if moment.month else year


def _moment(point: Point, moment: Moment) -> str:
    hour, minute = moment.hour or 0, moment.minute or 0
    if moment.day and hour >= 24 and (day := moment.date):
        return f"{(day + timedelta(days=1)).isoformat()}T{hour - 24:02}:{minute:02}"
    time = f"T{hour:02}" if point.hour_only else f"T{hour:02}:{minute:02}"
    unknown = _UNKNOWN["day"] if point.shift and point.shift.unit == "day" else ""  # 本日22時
    return (_day(moment) if moment.day else unknown) + time
