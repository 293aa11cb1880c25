"""WARC records: written as gzip members, and parsed from bytes."""

import base64
import gzip
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import IO
from urllib.parse import quote
from uuid import uuid4

from backports import zstd
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive.arc import arc_fields
from archive.damage import Told
from archive.members import RECORD_BYTES

VERSION = "WARC/1.1"
Stream = IO[bytes] | zstd.ZstdFile
_UNSAFE = re.compile("[\\x00-\\x1f\\x7f\\ud800-\\udfff]")
_LEVEL = 3  # half the time of 6 for a tenth more space: measured on real pages
_HEAD_BYTES = 64 * 1024  # of WARC header fields; real ones have 1 KB


@dataclass(frozen=True, slots=True)
class Record:
    """One WARC record: its fields by lower-case name, and its block."""

    fields: dict[str, str]
    block: bytes

    def problem(self) -> str | None:
        """Say what is wrong with the block, when its digest is of a kind we know."""
        stated = self.fields.get("warc-block-digest", "")
        if stated.lower().startswith("sha1:") and len(stated) == 37 and stated[5:].upper() != digest(self.block)[5:]:
            return "its bytes do not match its WARC-Block-Digest"
        return None


def digest(body: bytes) -> str:
    """Digest bytes as WARC-Payload-Digest does: `sha1:` and base32."""
    return "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()


def packed(kind: str, fields: Sequence[tuple[str, str]], block: bytes, content_type: str) -> bytes:
    """Write one record of type `kind` as a gzip member."""
    written = BytesIO()
    head = StatusAndHeaders("", [("WARC-Type", kind), *((name, safe(value)) for name, value in fields)], VERSION)
    # Handed over without parsed HTTP headers: warcio would write those anew, percent-encoding what is not ASCII.
    record = ArcWarcRecord("warc", kind, head, BytesIO(block), None, content_type, len(block))
    WARCWriter(written, gzip=False, warc_version=VERSION).write_record(record)
    return gzip.compress(written.getvalue(), compresslevel=_LEVEL, mtime=0)


def exchange(
    shared: Sequence[tuple[str, str]], fields: Sequence[tuple[str, str]], request: bytes | None, response: bytes
) -> tuple[bytes, bytes]:
    """Write a response record, and the request record that belongs to it (empty when the request is not known)."""
    response_id, request_id, before = record_id(), record_id(), b""
    told = [("WARC-Record-ID", response_id), *shared, *fields]
    if request:
        payload = digest(request.partition(b"\r\n\r\n")[2])
        asked = [("WARC-Record-ID", request_id), *shared, ("WARC-Concurrent-To", response_id)]
        asked.append(("WARC-Payload-Digest", payload))
        before = packed("request", asked, request, "application/http;msgtype=request")
        told.append(("WARC-Concurrent-To", request_id))
    return before, packed("response", told, response, "application/http;msgtype=response")


def record_id() -> str:
    """A new WARC-Record-ID."""
    return f"<urn:uuid:{uuid4()}>"


def safe(value: str) -> str:
    """Make a value fit one field: no line break, no lone surrogate, no blanks around it."""
    return _UNSAFE.sub(lambda found: quote(found[0], errors="surrogatepass"), value.strip(" \t\r\n"))


def records(stream: Stream, told: Told, limit: int = RECORD_BYTES) -> Iterator[Record]:
    """Parse records of WARC or ARC, one after the other; what is no record is told (offset, reason) and skipped."""
    lost = False
    while line := stream.readline(_HEAD_BYTES):
        if not line.strip():
            continue
        start = stream.tell() - len(line)
        fields = _fields(stream) if line.startswith(b"WARC/") else arc_fields(line)
        if fields is None:
            if not lost:
                told(start, "no WARC record begins here")
            lost = True
            continue
        lost = False
        length = fields.get("content-length", "")
        if not (length.isascii() and length.isdigit()):
            told(start, "the record does not state its length")
            lost = True
        elif int(length) > limit:
            told(start, f"the record is larger than {limit} bytes")
            _pass_over(stream, int(length))
        else:
            block = stream.read(int(length))
            if len(block) < int(length):
                told(start, "the record is cut off")
                return
            yield Record(fields, block)


def _fields(stream: Stream) -> dict[str, str]:
    fields: dict[str, str] = {}
    size, name = 0, ""
    while size < _HEAD_BYTES and (line := stream.readline(_HEAD_BYTES)).strip(b"\r\n"):
        size += len(line)
        text = line.decode("utf-8", "replace").strip("\r\n")
        if text[0] in " \t" and name:
            fields[name] += " " + text.strip(" \t")
            continue
        name, _, value = text.partition(":")
        name = name.strip(" \t").lower()
        fields.setdefault(name, value.strip(" \t"))
    return fields


def _pass_over(stream: Stream, length: int) -> None:
    while length > 0 and (chunk := stream.read(min(length, 1 << 20))):
        length -= len(chunk)


def iso_date(moment: datetime) -> str:
    """Write a moment as WARC-Date: UTC, to the microsecond. Raises ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError(f"a capture's time needs a time zone, {moment} has none")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


def moment(stated: str) -> datetime:
    """Read a WARC-Date, of WARC 1.0 or 1.1. Raises ValueError."""
    read = datetime.fromisoformat(stated)
    return read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)
