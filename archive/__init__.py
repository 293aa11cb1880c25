"""The archive: responses kept byte for byte as WARC 1.1, found again by file and offset, and checked when read."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from archive.cdx import Listed, listed
from archive.checking import check
from archive.damage import ArchiveDamage, ArchiveError, ArchiveFull, Problems, Unpackable
from archive.foreign import Again, Found, Opener, responses
from archive.members import member_at
from archive.scanning import captures, single
from archive.transport import header, plain_body, split_response
from archive.warc import Record, digest
from archive.writing import Writer
from records import MOST_PAGE_BYTES, Capture, Fault, Page

__all__ = [
    "Again",
    "Archive",
    "ArchiveDamage",
    "ArchiveError",
    "ArchiveFull",
    "Found",
    "Listed",
    "Opener",
    "Unpackable",
    "Writer",
    "listed",
]

_CURE = "restore this file from a backup; what was read from it before is kept"


class Archive:
    """A folder of WARC files. The files are the truth; every index of them can be built again by `captures()`."""

    def __init__(
        self, folder: Path, *, max_file_bytes: int = 1_000_000_000, max_page_bytes: int = MOST_PAGE_BYTES
    ) -> None:
        """Files are closed at `max_file_bytes`; `max_page_bytes` is the most that one body may unpack to."""
        self.folder = Path(folder)
        self._max_file_bytes = max_file_bytes
        self._max_page_bytes = max_page_bytes

    def writer(self, operator: str, contact: str | None = None, clock: Callable[[], datetime] | None = None) -> Writer:
        """A context manager that keeps responses; `operator` and `contact` go into each file's warcinfo record."""
        return Writer(self.folder, self._max_file_bytes, operator, contact, clock or (lambda: datetime.now(UTC)))

    def read(self, capture: Capture) -> Page:
        """Read a kept page, its body unpacked.

        Raises ArchiveDamage when the bytes are not those that were kept, Unpackable when they can not be unpacked.
        """
        status, headers, body = self.response(capture)
        try:
            body = plain_body(headers, body, self._max_page_bytes)
        except ValueError as error:
            raise Unpackable(f"{capture.url} can not be unpacked: {error}; its bytes are kept") from None
        kind, at = header(headers, "content-type"), capture.captured_at
        return Page(capture.url, body, kind, status, capture.source, capture.digest, at)

    def response(self, capture: Capture) -> tuple[int, list[tuple[str, bytes]], bytes]:
        """Read a kept response as it was received: status, headers, body still encoded. Raises ArchiveDamage."""
        record = self._record(capture)
        try:
            status, headers, body = split_response(record.block)
            if digest(body) != capture.digest:
                raise ValueError(f"the body of {capture.url} does not match its digest {capture.digest}")
        except ValueError as error:
            raise ArchiveDamage(f"{self._where(capture)}: {error}; {_CURE}") from None
        return status, headers, body

    def check(self, capture: Capture) -> list[Fault]:
        """Compare a capture with the bytes it points at, and those with the record's own digests; give what differs."""
        return check(self.folder, capture)

    def captures(self, after: Mapping[str, int] | None = None, problems: list[str] | None = None) -> Iterator[Capture]:
        """Yield every capture, or those beyond the byte offset `after[file]`, in the order of file name and offset.

        What is damaged is passed over, with a warning that is also put in `problems`.
        """
        for path in sorted(self.folder.glob("*.warc.gz")):
            start = (after or {}).get(path.name, 0)
            size = path.stat().st_size
            skipped = Problems(path.name, problems)
            if size < start:
                skipped.add(size, f"the file ends here, but was known up to byte {start}: {_CURE}")
            elif size > start:
                with path.open("rb") as file:
                    yield from captures(file, path.name, start, skipped)
            skipped.close()

    def foreign(
        self,
        path: Path,
        problems: list[str] | None = None,
        *,
        wanted: Callable[[str], bool] = lambda url: True,
        passed: Counter[str] | None = None,
        opener: Opener = lambda path: path.open("rb"),
    ) -> Iterator[Found | Again]:
        """Yield the responses of somebody's WARC or ARC file to `wanted` addresses.

        What can not be read is passed over and told in `problems`; `passed` counts what is passed over by reason:
        `other_hosts`, `conversions`, `not_archived`, `damaged`.
        """
        return responses(Path(path), problems, wanted=wanted, passed=passed, opener=opener)

    def sizes(self) -> dict[str, int]:
        """The size of each file in bytes."""
        return {path.name: path.stat().st_size for path in self.folder.glob("*.warc.gz")}

    def _where(self, capture: Capture) -> str:
        return f"{self.folder / capture.archive_file}, byte {capture.archive_offset}"

    def _record(self, capture: Capture) -> Record:
        path = self.folder / capture.archive_file
        reasons: list[str] = []
        try:
            with path.open("rb") as file:
                member = member_at(file, capture.archive_offset)
        except OSError as error:
            raise ArchiveDamage(f"{path} can not be opened ({error.strerror}); {_CURE}") from error
        record = None
        if member is None:
            reasons.append("the file ends before it")
        elif member.fault or member.length != capture.archive_length:
            reasons.append(member.fault or "another record stands there")
        else:
            record = single(member, lambda _, reason: reasons.append(reason))
        if record is None or reasons:
            raise ArchiveDamage(f"{self._where(capture)}: {'; '.join(reasons)}; {_CURE}")
        return record
