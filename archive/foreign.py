"""WARC files of others: gzip by record, gzip as a whole, or plain; whole, cut off or damaged in places."""

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from archive.damage import Problems
from archive.members import RECORD_BYTES, member_at, members
from archive.transport import split_response
from archive.warc import Record, moment, records


@dataclass(frozen=True, slots=True)
class Found:
    """One HTTP response in a WARC file: head and body as that archive kept them."""

    url: str
    captured_at: datetime
    status: int
    headers: list[tuple[str, bytes]]
    body: bytes


def responses(path: Path, problems: list[str] | None = None, limit: int = RECORD_BYTES // 2) -> Iterator[Found]:
    """Yield the HTTP responses of a WARC file, in its order, holding at most one record of `limit` bytes in memory."""
    skipped = Problems(path.name, problems)
    with path.open("rb") as file:
        for record in _records(file, skipped, limit):
            if record.fields.get("warc-type") != "response":
                continue
            try:
                found = _found(record)
            except (ValueError, OverflowError, KeyError) as error:
                skipped.add(0, f"response of {record.fields.get('warc-target-uri', 'no address')}: {error}")
                continue
            if found is not None:
                yield found
    skipped.close()


def _records(file: BinaryIO, skipped: Problems, limit: int) -> Iterator[Record]:
    start = file.read(2)
    file.seek(0)
    if start != b"\x1f\x8b":
        yield from records(file, skipped.add, limit)
    elif (first := member_at(file, 0, limit)) is not None and first.length and first.fault:
        yield from _whole(file, skipped, limit)
    else:
        for member in members(file, 0, limit):
            if member.fault:
                skipped.add(member.offset, f"gzip member: {member.fault}")
            # Of a broken member, the records before the break are whole.
            told = _nothing if member.fault else skipped.add
            yield from records(BytesIO(member.data), told, limit)


def _whole(file: BinaryIO, skipped: Problems, limit: int) -> Iterator[Record]:
    file.seek(0)
    with gzip.open(file) as stream:
        try:
            yield from records(stream, skipped.add, limit)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            skipped.add(file.tell(), f"the rest can not be unpacked ({error})")


def _nothing(offset: int, reason: str) -> None:
    pass


def _found(record: Record) -> Found | None:
    url = record.fields["warc-target-uri"].removeprefix("<").removesuffix(">")
    if not url.lower().startswith(("http://", "https://")):
        return None
    if problem := record.problem():
        raise ValueError(problem)
    status, headers, body = split_response(record.block)
    return Found(url, moment(record.fields["warc-date"]), status, headers, body)
