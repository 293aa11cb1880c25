"""One day, as Japanese pages write it: western or era years, mixed, full-width, abbreviated, with a time after it."""

import re
import unicodedata
from datetime import datetime
from typing import NamedTuple

from spiders.page.moments import stated

_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "S": 1925, "H": 1988, "R": 2018}
_FIRST, _LAST = 1868, 2099
_ERA = r"(?:令和|平成|昭和|大正|明治)"
_YEAR = (
    rf"(?:(?P<era>{_ERA}|(?<![A-Za-z])[RHS](?=\s?[\d元]{{1,2}}\s?[.年/]))\s*(?P<of>元|\d{{1,2}}(?!\d))\s*年?"
    r"(?:\s*[(\[]\s*(?P<mixed>\d{4})\s*年?\s*[)\]])?"
    rf"|(?P<year>(?:18|19|20|21)\d\d)(?:\s*年)?(?:\s*[(\[]\s*{_ERA}\s*(?:元|\d{{1,2}})\s*年?\s*[)\]])?)"
)
_SEPARATOR = r"\s*[年./-]?\s*"
_DAY = r"(?P<month>\d{1,2})\s*(?:[./-]\s*(?P<day>\d{1,2})(?!\d)|月\s*(?:(?P<day2>\d{1,2})\s*日)?)"
_TIME = (
    r"(?:\s*[(\[][日月火水木金土][^)\]]{0,4}[)\]])?"
    r"(?:\s*(?P<half>午前|午後)?\s*(?P<hour>\d{1,2})\s*(?::|時)\s*(?P<minute>\d{1,2})?(?:\s*分|:\d\d)?)?"
)
WRITTEN = _YEAR + _SEPARATOR + _DAY + _TIME
"""A regular expression for a written day; it names its groups, so it stands once in a pattern."""
_WRITTEN = re.compile(r"(?<!\d)" + WRITTEN)


class Day(NamedTuple):
    """A written day: the surface, its place in the folded text, and its ISO value where it has one."""

    surface: str
    start: int
    end: int
    value: str | None


def fold(text: str) -> str:
    """Bring full-width digits, brackets and compatibility forms to plain ones; the length may change."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def day_in(text: str, at: int = 0) -> Day | None:
    """Find the first written day of a folded text, from a place on."""
    found = _WRITTEN.search(text, at)
    return Day(found[0].strip(), found.start(), found.end(), _value(found)) if found else None


def value_of(raw: str) -> str | None:
    """Read what an attribute or element states: ISO 8601 with or without zone, else a Japanese day. Japan time."""
    raw = fold(raw).strip()
    if raw[:4].isdigit() and (iso := stated(raw)):
        return iso if _FIRST <= int(iso[:4]) <= _LAST else None
    found = day_in(raw)
    return found.value if found else None


def _value(found: re.Match[str]) -> str | None:
    if found["year"] or found["mixed"]:
        year = int(found["year"] or found["mixed"])
    else:
        year = _ERAS[found["era"]] + int(found["of"].replace("元", "1"))
    month, day = int(found["month"]), found["day"] or found["day2"]
    if not (_FIRST <= year <= _LAST and 1 <= month <= 12):
        return None
    return _checked(year, month, int(day), found) if day else f"{year:04}-{month:02}"


def _checked(year: int, month: int, day: int, found: re.Match[str]) -> str | None:
    hour = int(found["hour"]) if found["hour"] else None
    minute = int(found["minute"] or 0)
    if hour is not None and found["half"] == "午後" and hour < 12:
        hour += 12
    try:
        moment = datetime(year, month, day, hour or 0, minute)
    except ValueError:
        return _checked_day(year, month, day)
    return moment.isoformat(timespec="minutes") if hour is not None else moment.date().isoformat()


def _checked_day(year: int, month: int, day: int) -> str | None:
    try:
        return datetime(year, month, day).date().isoformat()
    except ValueError:
        return None
