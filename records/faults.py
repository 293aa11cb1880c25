"""What a check of stored data finds wrong."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where the chain mention → text → revision → capture → archived bytes does not hold."""

    link: str  # archive | extraction | identity | span | reading | row: what does not hold
    field: str
    expected: str | None = None
    found: str | None = None
    table: str | None = None  # the warehouse's table, and the id of its row
    row: str | None = None
    revision_id: str | None = None
    capture_id: str | None = None
    source: str | None = None
    url: str | None = None
    archive_file: str | None = None
    archive_offset: int | None = None

    def __str__(self) -> str:
        bytes_at = f"{self.archive_file}, byte {self.archive_offset}" if self.archive_file else None
        row = f"{self.table} {self.row}" if self.table else None
        revision = f"revision {self.revision_id}" if self.revision_id and self.table != "revision" else None
        where = ": ".join(str(part) for part in (self.source, self.url, bytes_at, revision, row, self.field) if part)
        expected, found = self.expected or "nothing", self.found or "nothing"
        return f"{where}: expected {expected}, found {found} ({self.link})"
