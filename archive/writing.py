"""Writing: each response a record of its own gzip member, whole or not at all."""

import errno
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from archive.damage import ArchiveError, ArchiveFull
from archive.members import RECORD_BYTES
from archive.transport import Headers, header, response_head, split_response
from archive.warc import digest, exchange, iso_date, moment, packed, record_id, safe
from records import Capture, content_id

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_INFO = (
    "software: Madoguchi\r\noperator: {operator}\r\ncontact: {contact}\r\nformat: WARC File Format 1.1\r\n"
    "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
)


class Writer:
    """Writes WARC files of its own, begun at the first record, so that two writers never meet in one file."""

    def __init__(
        self,
        folder: Path,
        max_file_bytes: int,
        operator: str,
        contact: str | None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._folder = folder
        self._max_file_bytes = max_file_bytes
        self._info = _INFO.format(operator=safe(operator), contact=safe(contact or "")).encode("utf-8")
        self._clock = clock
        self._file: int | None = None
        self._name = self._day = self._info_id = ""
        self._size = self._serial = 0

    def keep(
        self,
        url: str,
        source: str,
        captured_at: datetime,
        status: int | str,
        headers: Headers,
        body: bytes,
        request: bytes | None = None,
        origin: str | None = None,
    ) -> Capture:
        """Keep one response, with the request's head if known, and hand it to the system before returning.

        `status` is a number or the status line; `headers` and `body` as received, the body still encoded; `origin`
        names the WARC file it came from. Raises ValueError for what no record can hold, ArchiveFull on a full disk.
        """
        head = _head(url, status, headers, body)
        number, kept_headers, _ = split_response(head)
        date, payload, address, source = iso_date(captured_at), digest(body), safe(url), safe(source)
        self._ready()
        shared = [("WARC-Target-URI", address), ("WARC-Date", date), ("WARC-Warcinfo-ID", self._info_id)]
        named = [("Madoguchi-Source", source)] + ([("Madoguchi-Origin", origin)] if origin else [])
        before, member = exchange(shared, [*named, ("WARC-Payload-Digest", payload)], request, head + body)
        place = (self._name, self._append(before + member) + len(before), len(member))
        kind = header(kept_headers, "content-type")
        return Capture(
            _capture_id(address, date, payload), source, address, moment(date), number, kind, payload, *place
        )  # fmt: skip

    @staticmethod
    def capture_id(url: str, captured_at: datetime, body: bytes) -> str:
        """The id the capture of this response has, kept or not."""
        return _capture_id(safe(url), iso_date(captured_at), digest(body))

    @staticmethod
    def digest(body: bytes) -> str:
        """The digest the capture of this body has, kept or not."""
        return digest(body)

    def sync(self) -> None:
        """Wait until what was kept would also survive a power cut."""
        if self._file is not None:
            os.fsync(self._file)

    def close(self) -> None:
        """End the file being written; the writer may still begin another."""
        if self._file is not None:
            file, self._file = self._file, None
            with self._told():
                try:
                    os.fsync(file)
                finally:
                    os.close(file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _ready(self) -> None:
        day = self._clock().astimezone(UTC).strftime("%Y%m%d")
        if self._file is not None and self._size < self._max_file_bytes and day == self._day:
            return
        self.close()
        self._begin()
        self._day = day

    def _begin(self) -> None:
        stamp = self._clock().astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        with self._told():
            self._folder.mkdir(parents=True, exist_ok=True)
            while self._file is None:
                self._serial += 1
                self._name = f"madoguchi-{stamp}-{os.getpid()}-{self._serial:05}.warc.gz"
                with suppress(FileExistsError):
                    self._file = os.open(self._folder / self._name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        with suppress(OSError):  # some network file systems have no locks; only a warning depends on it
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        self._size, self._info_id = 0, record_id()
        date = iso_date(self._clock())
        fields = [("WARC-Record-ID", self._info_id), ("WARC-Date", date), ("WARC-Filename", self._name)]
        self._append(packed("warcinfo", fields, self._info, "application/warc-fields"))

    def _append(self, data: bytes) -> int:
        start, rest, file = self._size, memoryview(data), self._file
        if file is None:
            raise ArchiveError("the archive's writer has no file open")
        with self._told():
            try:
                while rest:
                    rest = rest[os.write(file, rest) :]
            except BaseException:
                self._take_back(file)
                raise
        self._size += len(data)
        return start

    def _take_back(self, file: int) -> None:
        try:
            os.ftruncate(file, self._size)
            os.lseek(file, self._size, os.SEEK_SET)
        except OSError:
            self._size = self._max_file_bytes  # the half stays at this file's end: the next record begins a new one
            return
        if not self._size:
            self._file = None
            with suppress(OSError):
                os.close(file)
                (self._folder / self._name).unlink()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            path, cure = self._folder / self._name, "check the folder and its permissions"
            if error.errno in _NO_ROOM:
                cure = "free some space or point `data` at a larger disk"
            raise ArchiveFull(
                f"{path} can not be written ({error.strerror}): {cure}, then run again; everything kept so far is whole"
            ) from error


def _head(url: str, status: int | str, headers: Headers, body: bytes) -> bytes:
    head = response_head(status, headers)
    if len(head) + len(body) > RECORD_BYTES - 65536:
        raise ValueError(f"{url}: a response of {len(body)} bytes is more than the archive takes ({RECORD_BYTES})")
    return head


def _capture_id(url: str, date: str, payload: str) -> str:
    return content_id(url, date, payload)
