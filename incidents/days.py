"""Moments as texts state them: ISO 8601, as precise as told, as the first and last minute they may mean."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

HOUR, DAY = 60, 24 * 60
_STATED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d))?)?)?)?")
_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_SINCE = re.compile(r"([0-9]+|[一二三四五六七八九十]+)(日|週間|[かヵカケヶ]月|年)(半)?(?:余り|あまり)?ぶり")
_LASTED = re.compile(r"時間|分(?:間|後|ほど|程度|余り|近く|弱|強)|(?:約|およそ)\d{1,3}分")
_DAYS = re.compile(r"(?:約|およそ|丸)?(\d{1,3})日間?(?:ほど|余り|近く)?")
_LENGTHS = {"日": 1, "週間": 7, "年": 365}  # others are months
_NUMERALS = {numeral: number for number, numeral in enumerate("一二三四五六七八九十", 1)}
_EPOCH = date(1970, 1, 1).toordinal()


class Span(NamedTuple):
    """The first and the last minute that a statement may mean, since 1970."""

    first: int
    last: int

    @property
    def exact(self) -> bool:
        """Whether the hour is told."""
        return self.last - self.first < DAY - 1

    def gap(self, other: "Span") -> int:
        """Give the minutes between two spans; 0 where they touch."""
        return max(0, other.first - self.last, self.first - other.last)


@lru_cache(maxsize=20_000)
def span(value: str | None) -> Span | None:
    """Give the minutes a stated moment may mean; None where it says too little (`XXXX-XX-30`) or nothing."""
    stated = _STATED.fullmatch(value or "")
    if not stated:
        return None
    year, month, day, hour, minute = (None if part is None else int(part) for part in stated.groups())
    try:
        first = date(year or 1, month or 1, day or 1)
        last = date(year or 1, month or 12, day or monthrange(year or 1, month or 12)[1])
    except ValueError:
        return None
    begin, end = (first.toordinal() - _EPOCH) * DAY, (last.toordinal() - _EPOCH) * DAY
    if hour is None:
        return Span(begin, end + DAY - 1)
    begin += hour * HOUR + (minute or 0)
    return Span(begin, begin if minute is not None else begin + HOUR - 1)


def day_of(value: str | None) -> str | None:
    """Give the day of a stated moment, of a range the first; None where no day is told."""
    since = (value or "").partition("/")[0]
    return since[:10] if len(since) >= len("2025-04-04") and span(since) else None


def shifted(day: str, days: int) -> str:
    """Give the day some days later; the day itself at the ends of the calendar."""
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return day


def bounds(value: str) -> tuple[str, str]:
    """Give the first and the last day that a stated moment may mean."""
    found = span(value)
    assert found, value
    return tuple(date.fromordinal(minute // DAY + _EPOCH).isoformat() for minute in found)  # type: ignore[return-value]


def later(value: str, duration: str) -> str | None:
    """Give the minute a duration after a minute, or the day some days after a day; None where these do not fit."""
    lasting = _DURATION.fullmatch(duration)
    if lasting and day_of(value) == value and lasting[1] and not (lasting[2] or lasting[3]):
        return shifted(value, int(lasting[1]))
    if (len(value) != len("2025-04-04T08:30") and len(value) != len("2025-04-04T08")) or not lasting or duration == "P":
        return None
    days, hours, minutes = (int(part or 0) for part in lasting.groups())
    try:
        end = datetime.fromisoformat(value) + timedelta(days=days, hours=hours, minutes=minutes)
    except (ValueError, OverflowError):
        return None
    return end.isoformat(timespec="minutes")


def finer(one: str | None, other: str | None) -> str | None:
    """Give the more precise of two statements of one moment; the first where they are alike."""
    return other if other and (not one or (len(other) > len(one) and other.startswith(one[:10]))) else one


def down(text: str) -> int | None:
    """Give about how many days something was down that is back 約2カ月ぶり; None where the text does not say."""
    told = _SINCE.search(text)
    if not told:
        return None
    number = int(told[1]) if told[1].isdigit() else _NUMERALS.get(told[1])
    return number and round((number + (0.5 if told[3] else 0)) * _LENGTHS.get(told[2], 30))


def reckoned(surface: str, value: str) -> bool:
    """Tell whether a moment was reckoned from how long it lasted: 約3時間, and 25日 where that is not its day."""
    days = _DAYS.fullmatch(surface)
    return bool(_LASTED.search(surface) or (days and int(days[1]) != int(value[8:10] or 0)))


def earlier(value: str | None, other: str | None) -> bool:
    """Tell whether a day or moment is over before another begins; not where one of them is unknown."""
    one, two = span(value), span(other)
    return bool(one and two and one.last < two.first)
