"""Wayback copies: addresses that name the page and its moment, and CDX lists that say which copies there are."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from archive.transport import header

_COPY = re.compile(r"https?://[^/?#]+/(?:[^?#]*?/)?(\d{14})id_/(.+)", re.IGNORECASE | re.DOTALL)
_SCHEME = re.compile(r"(https?):/{1,2}(?=[^/])", re.IGNORECASE)  # tools that tidy paths leave one slash


class Copy(NamedTuple):
    """A page as a web archive keeps it: the page's own address, and when it was fetched."""

    url: str
    captured_at: datetime


def copied(address: str) -> Copy | None:
    """Read an address of unchanged archived bytes, `…/web/20160119010203id_/https://…`; None for any other.

    Raises ValueError when the 14 digits are no moment.
    """
    found = _COPY.fullmatch(address)
    if found is None:
        return None
    scheme = _SCHEME.match(found[2])
    url = f"{scheme[1]}://{found[2][scheme.end() :]}" if scheme else f"http://{found[2]}"
    return Copy(url, wayback_moment(found[1]))


def wayback_moment(digits: str) -> datetime:
    """Read 14 digits, which are UTC. Raises ValueError."""
    return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC)


def as_replayed(copy: Copy, status: int, headers: Sequence[tuple[str, bytes]]) -> Copy | None:
    """Give the copy that a web archive really answered with; None when the answer is its own error or redirect.

    Asked for a moment it has no copy of, it may answer with the nearest and say so in Memento-Datetime.
    """
    stated = header(headers, "memento-datetime")
    if stated is None:
        return copy if status == 200 else None
    try:
        return copy._replace(captured_at=parsedate_to_datetime(stated).astimezone(UTC))
    except ValueError:
        return copy
