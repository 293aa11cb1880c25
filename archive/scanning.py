"""From the bytes of an archive file to its captures: what the index is built from, and checked against."""

import fcntl
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import BinaryIO
from urllib.parse import urlsplit

from archive.damage import Problems, Told
from archive.members import Member, members
from archive.transport import header, split_response
from archive.warc import Record, digest, iso_date, moment, records
from records import Capture, content_id

_OURS = re.compile("sha1:[A-Z2-7]{32}")


def single(member: Member, told: Callable[[int, str], None]) -> Record | None:
    """Parse the one record of a member; what else it holds is told."""
    found = list(records(BytesIO(member.data), told))
    if len(found) == 1:
        return found[0]
    if found:
        told(0, "several records in one gzip member: bring the file in by backfill instead")
    return None


def captures(file: BinaryIO, name: str, start: int, skipped: Problems) -> Iterator[Capture]:
    """Yield the captures of one file from byte `start` on, passing over what is damaged."""
    broken: Member | None = None
    fresh = start == 0
    for member in members(file, start):
        if broken is not None:
            skipped.add(broken.offset, f"damaged record: {broken.fault}")
        broken = member if member.fault else None
        capture = None if broken else capture_of(member, name, skipped.add)
        if capture is not None:
            fresh = True
            yield capture
    # A broken end was told when the records before it were new; and it is no damage while somebody is writing.
    if broken is not None and fresh and not _being_written(file):
        skipped.add(broken.offset, f"half-written last record: {broken.fault}")


def _being_written(file: BinaryIO) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    fcntl.flock(file, fcntl.LOCK_UN)
    return False


def capture_of(member: Member, name: str, told: Told) -> Capture | None:
    """Give the capture that a member of the file `name` holds; None when it holds another record, or nothing whole."""
    record = single(member, lambda _, reason: told(member.offset, reason))
    if record is None or record.fields.get("warc-type") != "response":
        return None
    fields = record.fields
    try:
        url = fields["warc-target-uri"]
        captured_at = moment(fields["warc-date"])
        status, headers, body = split_response(record.block)
        source = fields.get("madoguchi-source") or f"host:{urlsplit(url).hostname}"
    except (ValueError, OverflowError, KeyError) as error:
        told(member.offset, str(error))
        return None
    stated = fields.get("warc-payload-digest", "")
    payload = stated if _OURS.fullmatch(stated) else digest(body)
    return Capture(
        capture_id=content_id(url, iso_date(captured_at), payload),
        source=source,
        url=url,
        captured_at=captured_at,
        status=status,
        content_type=header(headers, "content-type"),
        digest=payload,
        archive_file=name,
        archive_offset=member.offset,
        archive_length=member.length,
    )
