"""WARC and ARC files of others, in any form; whole, cut off or damaged in places."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from archive.damage import Problems
from archive.members import RECORD_BYTES
from archive.streams import records_of
from archive.transport import split_response
from archive.warc import Record, moment, safe
from archive.wayback import Copy, as_replayed, copied

_FIRST = datetime(1996, 1, 1, tzinfo=UTC)  # nobody archived the web before
_CLOCKS = timedelta(days=2)  # by which somebody else's clock may be ahead
_KINDS = ("response", "resource", "revisit", "conversion")
_NOT_MODIFIED = "/server-not-modified"


@dataclass(frozen=True, slots=True)
class Found:
    """One HTTP response in a WARC file: head and body as that archive kept them."""

    url: str
    captured_at: datetime
    status: int
    headers: list[tuple[str, bytes]]
    body: bytes
    via: str | None = None  # the address of the copy, when a web archive was asked for the page


@dataclass(frozen=True, slots=True)
class Again:
    """A page seen again with a body seen before, which the record does not repeat (a `revisit`)."""

    url: str
    captured_at: datetime
    digest: str | None  # of the body, as in Capture
    first_url: str | None = None  # where and when the body was seen before, if the record says so
    first_at: datetime | None = None
    not_modified: bool = False  # the server said so: it is the body seen last


Opener = Callable[[Path], AbstractContextManager[BinaryIO]]


def responses(
    path: Path,
    problems: list[str] | None = None,
    limit: int = RECORD_BYTES // 2,
    *,
    wanted: Callable[[str], bool] = lambda url: True,
    passed: Counter[str] | None = None,
    opener: Opener = lambda path: path.open("rb"),
) -> Iterator[Found | Again]:
    """Yield the responses of a file, in its order, holding at most one record of `limit` bytes in memory.

    Only pages whose address is `wanted` are looked at closely. `passed` counts what is passed over: `other_hosts`,
    `conversions` (texts made of a page), `not_archived` (a web archive's own errors and redirects), and `damaged`,
    which are also told in `problems`.
    """
    skipped = Problems(path.name, problems)
    passed = Counter() if passed is None else passed
    with opener(path) as file:
        for record in records_of(file, skipped, limit):
            try:
                found = _found(record, wanted, passed)
            except (ValueError, OverflowError, KeyError) as error:
                skipped.add(0, f"response of {record.fields.get('warc-target-uri', 'no address')}: {error}")
                continue
            if found is not None:
                yield found
    skipped.close()
    if skipped.count:
        passed["damaged"] += skipped.count


def _found(record: Record, wanted: Callable[[str], bool], passed: Counter[str]) -> Found | Again | None:
    kind, fields = record.fields.get("warc-type", ""), record.fields
    if kind not in _KINDS:
        return None
    address = _address(fields["warc-target-uri"])
    copy = copied(address)
    url = copy.url if copy else address
    if not url.lower().startswith(("http://", "https://")):
        return None
    if not wanted(url):
        passed["other_hosts"] += 1
        return None
    if kind == "conversion":
        passed["conversions"] += 1
        return None
    captured_at = _believable(copy.captured_at if copy else moment(fields["warc-date"]))
    if kind == "revisit":
        return _again(url, captured_at, fields)
    if problem := record.problem():
        raise ValueError(problem)
    if kind == "resource":
        return Found(url, captured_at, 200, _typed(fields.get("content-type")), record.block)
    found = Found(url, captured_at, *split_response(record.block))
    return _replayed(found, copy, address, passed) if copy else found


def _replayed(found: Found, copy: Copy, address: str, passed: Counter[str]) -> Found | None:
    given = as_replayed(copy, found.status, found.headers)
    if given is None:
        passed["not_archived"] += 1
        return None
    return Found(given.url, _believable(given.captured_at), found.status, found.headers, found.body, address)


def _again(url: str, captured_at: datetime, fields: dict[str, str]) -> Again:
    stated, first_at = fields.get("warc-payload-digest", ""), fields.get("warc-refers-to-date")
    first_url = fields.get("warc-refers-to-target-uri")
    return Again(
        safe(url),
        captured_at,
        f"sha1:{stated[5:].upper()}" if stated.lower().startswith("sha1:") else None,
        safe(_address(first_url) if first_url else url) if first_at else None,
        moment(first_at) if first_at else None,
        _NOT_MODIFIED in fields.get("warc-profile", ""),
    )


def _typed(content_type: str | None) -> list[tuple[str, bytes]]:
    return [("Content-Type", content_type.encode())] if content_type else []


def _address(stated: str) -> str:
    return stated.removeprefix("<").removesuffix(">")


def _believable(captured_at: datetime) -> datetime:
    if not _FIRST <= captured_at <= datetime.now(UTC) + _CLOCKS:
        raise ValueError(f"it can not be from {captured_at:%Y-%m-%d}")
    return captured_at
