"""What every room uses: ids derived from content, Japan's time, how large a page may be, and what ends a command."""

import hashlib
from datetime import timedelta, timezone
from typing import Any

JST = timezone(timedelta(hours=9), "JST")  # Japan keeps one time all year
MOST_PAGE_BYTES = 20_000_000  # of a page, unpacked: one that is larger is neither taken nor read


class CannotRun(Exception):
    """Something could not be done at all; the message names the thing and the cure. A command ends with exit code 2."""


class Light:
    """A record that crosses to another process as its bare fields, in half the time that a dataclass takes."""

    __slots__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        """Give the class and its fields in order."""
        return type(self), tuple(map(self.__getattribute__, self.__slots__))


def content_id(*parts: object) -> str:
    """Derive an id from content: 24 hex digits of SHA-256 over the parts, the same on every machine and every run."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:24]
