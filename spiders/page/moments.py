"""The dates that machines write, in feeds, sitemaps and attributes, as ISO strings in Japan Standard Time."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

from records import JST


def stated(raw: str) -> str | None:
    """Read ISO 8601 or RFC 822, as precise as it is; without a zone it is Japan's. None if it is neither."""
    raw = raw.strip()
    if re.fullmatch(r"\d{4}(-\d\d)?", raw):
        return raw
    moment = _iso(raw) or _rfc822(raw)
    if moment is None:
        return None
    if re.fullmatch(r"\d{4}-?\d\d-?\d\d|\d{4}-?W\d\d(-?\d)?", raw):
        return moment.date().isoformat()
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
