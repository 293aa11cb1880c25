"""The records of a file in whatever form it comes: plain, gzip by record or as a whole, zstd; WARC or ARC in it.

A file is read once from its beginning to its end, and no more of it is in memory than one record.
"""

import io
import struct
import zlib
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from backports import zstd

from archive.damage import Problems
from archive.members import next_start
from archive.warc import Record, records

_CHUNK = 64 * 1024
_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
_DICTIONARY = b"\x5d\x2a\x4d\x18"  # a frame before the first record that holds the dictionary of all of them
_TRAINED = b"\x37\xa4\x30\xec"  # a dictionary made by zstd; any other is just some text
_MOST_DICTIONARY = 16 * 1024 * 1024


def records_of(file: BinaryIO, skipped: Problems, limit: int) -> Iterator[Record]:
    """Yield the records of a file; what is damaged or larger than `limit` bytes is told in `skipped`."""
    start = file.read(4)
    file.seek(0)
    if start[:2] == _GZIP:
        return _unzipped(file, skipped, limit)
    if start in (_ZSTD, _DICTIONARY):
        return _zstd(file, skipped, limit)
    return records(file, skipped.add, limit)


class _Member(io.RawIOBase):
    # The unpacked bytes of one gzip member; `ahead` is what of it, and of those after it, was read already.

    def __init__(self, file: BinaryIO, ahead: bytes) -> None:
        self._file, self._ahead = file, ahead
        self._unzip = zlib.decompressobj(wbits=31)
        self._taken, self._given = len(ahead), 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._given

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while not self._unzip.eof:
            if not self._ahead:
                self._ahead = self._file.read(_CHUNK)
                self._taken += len(self._ahead)
                if not self._ahead:
                    raise EOFError("the file ends in the middle of it")
            part = self._unzip.decompress(self._ahead, len(buffer))
            self._ahead = self._unzip.unconsumed_tail
            if part:
                buffer[: len(part)] = part
                self._given += len(part)
                return len(part)
        return 0

    def end(self) -> tuple[int, bytes]:
        return self._taken - len(self._unzip.unused_data), self._unzip.unused_data


def _unzipped(file: BinaryIO, skipped: Problems, limit: int) -> Iterator[Record]:
    at: int | None = 0
    ahead = b""
    while at is not None and (ahead := ahead or file.read(_CHUNK)):
        member = _Member(file, ahead)
        stream = io.BufferedReader(member, _CHUNK)
        try:
            yield from records(stream, partial(_tell, skipped, at), limit)
            while stream.read(_CHUNK):
                pass  # behind a record that is cut off
        except (zlib.error, EOFError) as error:
            skipped.add(at, f"gzip member: not whole ({error})")
            at, ahead = next_start(file, at + 1), b""
            file.seek(at or 0)
        else:
            length, ahead = member.end()
            at += length


def _tell(skipped: Problems, at: int, _: int, reason: str) -> None:
    skipped.add(at, reason)


def _zstd(file: BinaryIO, skipped: Problems, limit: int) -> Iterator[Record]:
    try:
        with zstd.ZstdFile(file, zstd_dict=_dictionary(file)) as stream:
            yield from records(stream, skipped.add, limit)
    except (zstd.ZstdError, EOFError, ValueError) as error:
        skipped.add(file.tell(), f"the rest can not be unpacked ({error})")


def _dictionary(file: BinaryIO) -> zstd.ZstdDict | None:
    if file.read(4) != _DICTIONARY:
        file.seek(0)
        return None
    (length,) = struct.unpack("<I", file.read(4).ljust(4, b"\0"))
    if length > _MOST_DICTIONARY:
        raise ValueError(f"a dictionary of {length} bytes")
    content = file.read(length)
    if content.startswith(_ZSTD):
        content = zstd.ZstdDecompressor().decompress(content, max_length=_MOST_DICTIONARY)
    return zstd.ZstdDict(content, is_raw=not content.startswith(_TRAINED))
