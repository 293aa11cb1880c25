"""import: keep each good row of a file as a capture, and each bad one with its line and reason in a file beside."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from archive import Archive, Writer
from console import progress
from records import Capture
from settings import Settings
from stages.extract import bring_index
from stages.importing.columns import Columns, given_columns
from stages.importing.documents import CONTENT_TYPE, Document, document_of, json_of, seen_at
from stages.importing.files import Row, open_rows
from stages.importing.rejects import Rejects
from stages.importing.sheet import Bad
from stages.report import Report
from stages.workers import batches_to_land
from warehouse.store import Warehouse


def import_documents(settings: Settings, path: Path, columns: str | None = None, encoding: str | None = None) -> Report:
    """Bring in the rows of a file that are documents and not there yet; a bad row stops nothing.

    `columns` says which column is which, as `title=見出し,text=本文`, where their names do not.
    """
    report = Report()
    archive = Archive(settings.archive, max_file_bytes=settings.archive_file_bytes)
    understood = Columns(given_columns(columns))
    rows = open_rows(path, understood, encoding).rows
    with Warehouse.open(settings.warehouse) as warehouse:
        bring_index(settings, warehouse, report.problems)
        writer = archive.writer("madoguchi import", settings.contact)
        with writer, Rejects(settings.data / "rejects", path, report) as rejects:
            given = _given(progress(rows, "import"), understood, rejects)
            for batch in batches_to_land(given, lambda one: len(one.body)):
                _keep(batch, writer, warehouse, rejects, report)
    if not report.counts:
        report.problems.append(no_rows(path))
    return report


class _Given(NamedTuple):
    number: int
    row: dict[str, object] | Bad
    document: Document
    seen: datetime
    body: bytes


def _given(rows: Iterable[Row], columns: Columns, rejects: Rejects) -> Iterator[_Given]:
    for number, row in rows:
        try:
            document, seen = document_of_row(row, columns), _seen(row, columns)
        except ValueError as error:
            rejects.add(number, row, str(error))
            continue
        yield _Given(number, row, document, seen, json_of(document))


def _keep(batch: Sequence[_Given], writer: Writer, warehouse: Warehouse, rejects: Rejects, report: Report) -> None:
    by_body = {(one.document["url"], writer.digest(one.body)): one for one in batch}
    known = warehouse.with_body(by_body)
    captures: list[Capture] = []
    for one in (one for pair, one in by_body.items() if pair not in known):
        headers = [("Content-Type", CONTENT_TYPE), ("Content-Length", str(len(one.body)))]
        try:
            captures.append(writer.keep(one.document["url"], one.document["source"], one.seen, 200, headers, one.body))
        except ValueError as error:  # an address or a size that no record can hold
            rejects.add(one.number, one.row, str(error))
    if unchanged := len(batch) - len(by_body) + len(known):
        report.add(unchanged=unchanged)
    if captures:
        writer.sync()  # the index must not know of what a power cut can still take
        warehouse.land_captures(captures)
        report.add(kept=len(captures))


def no_rows(path: Path) -> str:
    """Say that a file holds no document at all."""
    return f"{path.name}: holds no row of a document, so nothing was brought in. Export it again, or give another file"


def document_of_row(row: dict[str, object] | Bad, columns: Columns) -> Document:
    """Make a row's document. Raises ValueError saying why it is none."""
    if isinstance(row, Bad):
        raise ValueError(row.why)
    return document_of(row, columns.of(tuple(row)))


def _seen(row: dict[str, object] | Bad, columns: Columns) -> datetime:
    return seen_at({}, {}) if isinstance(row, Bad) else seen_at(row, columns.of(tuple(row)))
