"""Moments as the frontier's file holds them: whole seconds since 1970, and days in Japan."""

from datetime import datetime, timedelta, timezone

JST = timezone(timedelta(hours=9))


def seconds(moment: datetime) -> int:
    """Seconds since 1970, UTC, of an aware moment."""
    return int(moment.timestamp())


def day(moment: datetime) -> str:
    """The day in Japan, ISO 8601."""
    return moment.astimezone(JST).date().isoformat()


def stated(date: str | None, otherwise: int) -> int:
    """Seconds of an ISO 8601 date that a listing states, in Japan when it says nothing else."""
    try:
        moment = datetime.fromisoformat(date or "")
        return seconds(moment if moment.tzinfo else moment.replace(tzinfo=JST))
    except (ValueError, OverflowError):
        return otherwise
