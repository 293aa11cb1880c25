"""Moments as the frontier's file holds them: whole seconds since 1970, and days in Japan."""

from datetime import UTC, datetime, tzinfo

from records import JST


def seconds(moment: datetime) -> int:
    """Seconds since 1970, UTC, of an aware moment."""
    return int(moment.timestamp())


def at(moment: int, zone: tzinfo = UTC) -> datetime:
    """Give the aware moment of so many seconds."""
    return datetime.fromtimestamp(moment, zone)


def day(moment: datetime) -> str:
    """The day in Japan, ISO 8601."""
    return moment.astimezone(JST).date().isoformat()


def stated(date: str | None) -> tuple[int, int] | None:
    """First second, and the second after the last, of an ISO 8601 date that a listing states.

    In Japan when it says nothing else; a day is a day long, a time a minute. None when there is no such date.
    """
    try:
        moment = datetime.fromisoformat(date or "")
        start = seconds(moment if moment.tzinfo else moment.replace(tzinfo=JST))
    except (ValueError, OverflowError):
        return None
    return start, start + (60 if "T" in (date or "") else 86_400)
