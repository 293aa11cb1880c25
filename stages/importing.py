"""import: bring documents you already have (JSONL, CSV, Parquet) into the archive, from where later stages read them.

A row is kept as a capture of its URL whose body is the row as JSON, so that an imported document stands on archived
bytes like any other and every later stage can run again from the archive alone.
"""

import csv
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlsplit

import pyarrow.parquet

from archive import Archive
from records import Article, CannotRun, Extraction, Kind, Page
from settings import Settings
from spiders.page.masking import mask
from spiders.page.statedday import value_of
from spiders.registry import source_of
from spiders.urls import canonical_url, document_url
from stages.report import Report

CONTENT_TYPE = "application/vnd.madoguchi.document+json"
NEEDED = ("url", "title", "text")
LARGEST_FIELD = 100_000_000  # characters of a CSV field
_UNPAIRED = re.compile("[\ud800-\udfff]")


def is_document(page: Page) -> bool:
    """Whether a kept page is an imported document."""
    return (page.content_type or "").startswith(CONTENT_TYPE)


def extraction(page: Page) -> Extraction:
    """Read an imported document back from its capture."""
    row = json.loads(page.body)
    article = Article(
        url=document_url(row["url"]),
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
                body = json.dumps(document, ensure_ascii=False, sort_keys=True).encode()
                if (document["url"], writer.digest(body)) in known:
                    report.add(unchanged=1)
                    continue
                headers = [("Content-Type", CONTENT_TYPE), ("Content-Length", str(len(body)))]
                capture = writer.keep(document["url"], _source(document), datetime.now(UTC), 200, headers, body)
            except ValueError as error:
                report.add(rejected=1)
                report.problems.append(f"{path.name}, line {line}: {error}")
                continue
            known.add((capture.url, capture.digest))
            report.add(kept=1)
    return report


def _source(document: dict[str, Any]) -> str:
    url: str = document["url"]
    return document["source"] or source_of(url) or f"host:{urlsplit(url).hostname}"


def _document(row: object) -> dict[str, Any]:
    if not isinstance(row, dict):
        raise ValueError('it is no JSON object: a line is {"url": …, "title": …, "text": …}')
    url, title, text = (_stated(row, name) for name in NEEDED)
    kind = row.get("kind") or "news"
    if kind not in get_args(Kind):
        raise ValueError(f"kind {kind!r} is none of {', '.join(get_args(Kind))}")
    stated = str(row.get("published") or "").strip()
    published = value_of(stated) if stated else None
    if stated and published is None:
        raise ValueError(f"published {stated!r} is not a date that can be read, such as 2025-04-04")
    if urlsplit(url).scheme not in ("http", "https") or urlsplit(url).hostname is None:
        raise ValueError(f"url {url!r} is no address such as https://www.example.jp/news/1.html")
    return {
        "url": canonical_url(url),
        "title": title.strip(),
        "text": text,
        "published": published,
        "kind": kind,
        "source": _stated(row, "source") if row.get("source") else None,
    }


def _stated(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"column {name!r} is missing, empty or no text")
    return mask(_UNPAIRED.sub("\ufffd", value.replace("\r\n", "\n").replace("\0", "")))


def _rows(path: Path) -> Iterator[tuple[int, object]]:
    if not path.is_file():
        raise CannotRun(f"there is no file {path}")
    readers = {".jsonl": _jsonl, ".ndjson": _jsonl, ".csv": _csv, ".parquet": _parquet}
    if path.suffix.lower() not in readers:
        raise CannotRun(f"{path.name}: import takes .jsonl, .csv or .parquet, told by the ending")
    try:
        yield from readers[path.suffix.lower()](path)
    except UnicodeDecodeError as error:
        raise CannotRun(f"{path.name} is not UTF-8 ({error}): save it as UTF-8 and import it again") from None
    except (csv.Error, pyarrow.ArrowException) as error:
        raise CannotRun(f"{path.name} can not be read as its ending says ({error}): save it again") from None


def _jsonl(path: Path) -> Iterator[tuple[int, object]]:
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError):
                yield number, None


def _csv(path: Path) -> Iterator[tuple[int, object]]:
    csv.field_size_limit(LARGEST_FIELD)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        start = 2
        for row in rows:
            yield start, row
            start = rows.line_num + 1


def _parquet(path: Path) -> Iterator[tuple[int, object]]:
    with pyarrow.parquet.ParquetFile(path) as file:
        yield from enumerate((row for batch in file.iter_batches() for row in batch.to_pylist()), 1)
