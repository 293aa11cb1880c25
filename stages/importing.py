"""import: bring documents you already have (JSONL, CSV, Parquet) into the archive, from where later stages read them.

A row is kept as a capture of its URL whose body is the row as JSON, so that an imported document stands on archived
bytes like any other and every later stage can run again from the archive alone.
"""

import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlsplit

import pyarrow.parquet

from archive import Archive
from records import Article, CannotRun, Extraction, Kind, Page
from settings import Settings
from spiders.masking import mask
from spiders.statedday import value_of
from spiders.urls import canonical_url
from stages.report import Report

CONTENT_TYPE = "application/vnd.madoguchi.document+json"
NEEDED = ("url", "title", "text")


def is_document(page: Page) -> bool:
    """Whether a kept page is an imported document."""
    return (page.content_type or "").startswith(CONTENT_TYPE)


def extraction(page: Page) -> Extraction:
    """Read an imported document back from its capture."""
    row = json.loads(page.body)
    article = Article(
        url=canonical_url(row["url"]),
        source=page.source or "",
        kind=row["kind"],
        title=row["title"],
        text=row["text"],
        published_at=row["published"],
        extractor="import",
        digest=page.digest,
    )
    return (
        Extraction("parsed", (article,)) if article.text.strip() else Extraction("empty", reason="the row has no text")
    )


def import_documents(settings: Settings, path: Path) -> Report:
    """Keep each good row of a file as a capture; a bad row is a problem that names its line, and stops nothing."""
    report = Report()
    archive = Archive(settings.archive, max_file_bytes=settings.archive_file_bytes)
    known = {(capture.url, capture.digest) for capture in archive.captures()}
    with archive.writer("madoguchi import", settings.contact) as writer:
        for line, row in _rows(path):
            try:
                document = _document(row)
            except ValueError as error:
                report.add(rejected=1)
                report.problems.append(f"{path.name}, row {line}: {error}")
                continue
            body = json.dumps(document, ensure_ascii=False, sort_keys=True).encode()
            if (document["url"], writer.digest(body)) in known:
                report.add(unchanged=1)
                continue
            headers = [("Content-Type", CONTENT_TYPE), ("Content-Length", str(len(body)))]
            source = document["source"] or f"host:{urlsplit(document['url']).hostname}"
            capture = writer.keep(document["url"], source, datetime.now(UTC), 200, headers, body)
            known.add((capture.url, capture.digest))
            report.add(kept=1)
    return report


def _document(row: dict[str, Any]) -> dict[str, Any]:
    for name in NEEDED:
        if not isinstance(row.get(name), str) or not row[name].strip():
            raise ValueError(f"column {name!r} is missing or empty")
    kind = row.get("kind") or "news"
    if kind not in get_args(Kind):
        raise ValueError(f"kind {kind!r} is none of {', '.join(get_args(Kind))}")
    stated = str(row.get("published") or "").strip()
    published = value_of(stated) if stated else None
    if stated and published is None:
        raise ValueError(f"published {stated!r} is not a date that can be read, such as 2025-04-04")
    if urlsplit(row["url"]).hostname is None:
        raise ValueError(f"url {row['url']!r} is not an absolute address")
    return {
        "url": canonical_url(row["url"]),
        "title": mask(row["title"]).strip(),
        "text": mask(row["text"].replace("\r\n", "\n").replace("\0", "")),
        "published": published,
        "kind": kind,
        "source": row.get("source") or None,
    }


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    if not path.exists():
        raise CannotRun(f"there is no file {path}")
    readers = {".jsonl": _jsonl, ".ndjson": _jsonl, ".csv": _csv, ".parquet": _parquet}
    if path.suffix.lower() not in readers:
        raise CannotRun(f"{path.name}: import takes .jsonl, .csv or .parquet, told by the ending")
    try:
        yield from readers[path.suffix.lower()](path)
    except (UnicodeDecodeError, pyarrow.ArrowException) as error:
        raise CannotRun(f"{path.name} can not be read: {error}. Save it as UTF-8 and try again.") from None


def _jsonl(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except (json.JSONDecodeError, RecursionError):
                row = None
            yield number, row if isinstance(row, dict) else {}


def _csv(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        yield from ((number, dict(row)) for number, row in enumerate(csv.DictReader(lines), 2))


def _parquet(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with pyarrow.parquet.ParquetFile(path) as file:
        number = 0
        for batch in file.iter_batches():
            for row in batch.to_pylist():
                number += 1
                yield number, row
