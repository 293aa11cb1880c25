"""Whether a capture is what the bytes of the archive say: the index entry is made again from them, and compared."""

from dataclasses import fields
from io import BytesIO
from pathlib import Path

from archive.members import Member, member_at
from archive.scanning import capture_of
from archive.transport import split_response
from archive.warc import digest, records
from records import Capture, Fault


def check(folder: Path, capture: Capture) -> list[Fault]:
    """Give what differs between a capture, the record it points at, and the digests that the record states."""
    name = capture.archive_file
    if Path(name).name != name:
        return [_fault("archive_file", "a file of the archive folder", name)]
    try:
        with (folder / name).open("rb") as file:
            member = member_at(file, capture.archive_offset)
    except OSError as error:
        return [_fault("archive_file", "a file", f"{folder / name} can not be read: {error.strerror or error}")]
    if member is None:
        return [_fault("archive_offset", "a record", "the file ends before it")]
    if member.fault:
        return [_fault("record", "a whole record", member.fault)]
    said: list[str] = []
    stands = capture_of(member, name, lambda _, reason: said.append(reason))
    if stands is None or said:
        return [_fault("record", "an HTTP response", "; ".join(said) or "a record of another kind")]
    return _differences(capture, stands) + _digests(member, stands)


def _differences(capture: Capture, stands: Capture) -> list[Fault]:
    pairs = [(field.name, getattr(stands, field.name), getattr(capture, field.name)) for field in fields(Capture)]
    return [_fault(name, expected, found) for name, expected, found in pairs if expected != found]


def _digests(member: Member, stands: Capture) -> list[Fault]:
    (record,) = records(BytesIO(member.data), lambda *_: None)
    _, _, body = split_response(record.block)
    faults = []
    if digest(body) != stands.digest:
        faults.append(_fault("digest", stands.digest, f"a body of {digest(body)}"))
    if problem := record.problem():
        faults.append(_fault("WARC-Block-Digest", record.fields["warc-block-digest"], problem))
    return faults


def _fault(field: str, expected: object, found: object) -> Fault:
    return Fault("archive", field, str(expected), str(found))
