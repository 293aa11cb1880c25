"""import: keep each good row of a file as a capture, and each bad one with its line and reason in a file beside."""

from datetime import datetime
from pathlib import Path

from archive import Archive
from console import progress
from settings import Settings
from stages.importing.columns import Columns, given_columns
from stages.importing.documents import CONTENT_TYPE, Document, document_of, json_of, seen_at
from stages.importing.files import open_rows
from stages.importing.rejects import Rejects
from stages.importing.sheet import Bad
from stages.report import Report


def import_documents(settings: Settings, path: Path, columns: str | None = None, encoding: str | None = None) -> Report:
    """Bring in the rows of a file that are documents and not there yet; a bad row stops nothing.

    `columns` says which column is which, as `title=見出し,text=本文`, where their names do not.
    """
    report = Report()
    archive = Archive(settings.archive, max_file_bytes=settings.archive_file_bytes)
    understood = Columns(given_columns(columns))
    rows = open_rows(path, understood, encoding).rows
    known = {(capture.url, capture.digest) for capture in archive.captures()}
    writer = archive.writer("madoguchi import", settings.contact)
    with writer, Rejects(settings.data / "rejects", path, report) as rejects:
        for number, row in progress(rows, "import"):
            try:
                document, seen = document_of_row(row, understood), _seen(row, understood)
                body = json_of(document)
                if (document["url"], writer.digest(body)) in known:
                    report.add(unchanged=1)
                    continue
                headers = [("Content-Type", CONTENT_TYPE), ("Content-Length", str(len(body)))]
                capture = writer.keep(document["url"], document["source"], seen, 200, headers, body)
            except ValueError as error:
                rejects.add(number, row, str(error))
                continue
            known.add((capture.url, capture.digest))
            report.add(kept=1)
    if not report.counts and not report.problems:
        report.problems.append(no_rows(path))
    return report


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
