"""The gzip members of a file: found one after the other, or one by its offset; damage is seen and stepped over."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

RECORD_BYTES = 128 * 1024 * 1024
"""Largest record taken, in bytes, after unpacking: what a reader holds in memory at most."""
_CHUNK = 64 * 1024
_MAGIC = b"\x1f\x8b\x08"
_RECORDS = (b"WARC/", b"http:", b"https")  # the latter two in ARC


@dataclass(frozen=True, slots=True)
class Member:
    """One gzip member: where it is in the file, and its unpacked bytes (none when too large, some when broken)."""

    offset: int
    length: int  # compressed bytes; 0 when its end was not found
    data: bytes
    fault: str | None = None


def members(file: BinaryIO, offset: int = 0, limit: int = RECORD_BYTES) -> Iterator[Member]:
    """Yield the members from `offset` on. After a broken one, go on at the next that starts a WARC record."""
    start: int | None = offset
    while start is not None:
        member = member_at(file, start, limit)
        if member is None:
            return
        yield member
        start = start + member.length if member.length else next_start(file, start + 1)


def member_at(file: BinaryIO, offset: int, limit: int = RECORD_BYTES) -> Member | None:
    """Unpack the member at `offset`; None at the end of the file."""
    file.seek(offset)
    unzip = zlib.decompressobj(wbits=31)
    parts: list[bytes] = []
    size = read = 0
    chunk = b""
    try:
        while not unzip.eof:
            if not chunk:
                chunk = file.read(_CHUNK)
                read += len(chunk)
            if not chunk:
                break
            part = unzip.decompress(chunk, 4 * _CHUNK)
            chunk = unzip.unconsumed_tail
            size += len(part)
            if size <= limit:
                parts.append(part)
    except zlib.error as error:
        return Member(offset, 0, b"".join(parts), f"not whole gzip ({error})")
    if not read:
        return None
    if not unzip.eof:
        return Member(offset, 0, b"".join(parts), "the file ends in the middle of it")
    length = read - len(unzip.unused_data)
    if size > limit:
        return Member(offset, length, b"", f"larger than {limit} bytes")
    return Member(offset, length, b"".join(parts))


def next_start(file: BinaryIO, offset: int) -> int | None:
    """Find the next member, from `offset` on, that starts a record; None when there is none."""
    while True:
        file.seek(offset)
        chunk = file.read(16 * _CHUNK)
        found = chunk.find(_MAGIC)
        if found >= 0:
            offset += found
            if _starts_record(file, offset):
                return offset
            offset += 1
        elif len(chunk) < len(_MAGIC):
            return None
        else:
            offset += len(chunk) - len(_MAGIC) + 1


def _starts_record(file: BinaryIO, offset: int) -> bool:
    file.seek(offset)
    try:
        return zlib.decompressobj(wbits=31).decompress(file.read(4096), 5) in _RECORDS
    except zlib.error:
        return False
