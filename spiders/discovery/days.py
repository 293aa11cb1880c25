"""The date that a listing writes beside a link, as an ISO string in Japan Standard Time."""

import re
import unicodedata
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

JST = timezone(timedelta(hours=9))
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "R": 2018, "H": 1988, "S": 1925}
_DAY = re.compile(
    r"(?<!\d)(?:(?P<year>(?:19|20)\d\d)年?|(?P<era>令和|平成|昭和|(?<![A-Za-z])[RHS])\s*(?P<of>元|\d{1,2})(?:\s*\(\d{4}\)\s*)?年?)"
    r"\s*[-/.年]?\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})(?!\d)"
)


def stated(raw: str) -> str | None:
    """Read a feed's or sitemap's date (ISO 8601, RFC 822); without a zone it is Japan's. None if unreadable."""
    raw = raw.strip()
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", raw):
        return raw
    moment = _iso(raw) or _rfc822(raw)
    if moment is None:
        return day_in(raw)
    try:
        local = moment.astimezone(JST) if moment.tzinfo else moment
    except (OverflowError, ValueError):
        return None
    return local.replace(tzinfo=None).isoformat(timespec="seconds" if local.second else "minutes")


def _iso(raw: str) -> datetime | None:
    try:
        return datetime.fromisoformat(raw)
    except ValueError:
        return None


def _rfc822(raw: str) -> datetime | None:
    try:
        return parsedate_to_datetime(raw)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def day_in(text: str) -> str | None:
    """Find the first day written in a row of a list: `2025年4月4日`, `令和7年4月4日`, `2025-04-04`, `R7.4.4`."""
    for match in _DAY.finditer(unicodedata.normalize("NFKC", text)):
        year = int(match["year"]) if match["year"] else _ERAS[match["era"]] + int(match["of"].replace("元", "1"))
        try:
            return date(year, int(match["month"]), int(match["day"])).isoformat()
        except ValueError:
            continue
    return None
