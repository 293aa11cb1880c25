"""backfill: bring captures from WARC files of others (Common Crawl News, a Wayback export) into our own archive."""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from archive import Archive, Found, Writer
from console import progress
from records import CannotRun
from settings import Settings
from spiders.registry import source_of
from stages.extract import bring_index
from stages.report import Report
from warehouse.store import Warehouse


def backfill(settings: Settings, files: Sequence[Path], all_hosts: bool = False) -> Report:
    """Keep the responses of known sources (or of all hosts), once each, at the time their archive fetched them."""
    for path in files:
        if not path.is_file():
            raise CannotRun(f"there is no WARC file {path}")
    report = Report()
    archive = Archive(settings.archive, max_file_bytes=settings.archive_file_bytes)
    with Warehouse.open(settings.warehouse) as warehouse:
        bring_index(settings, warehouse, report.problems)
        known = warehouse.capture_ids()
    with archive.writer("madoguchi backfill", settings.contact) as writer:
        for path in files:
            for found in progress(archive.foreign(path, problems=report.problems), path.name):
                try:
                    report.add(**{_bring(writer, found, path.name, known, all_hosts): 1})
                except ValueError as error:  # an address or a size that no record of ours can hold
                    report.add(rejected=1)
                    report.problems.append(f"{path.name}, {found.url}: {error}")
    return report


def _bring(writer: Writer, found: Found, origin: str, known: set[str], all_hosts: bool) -> str:
    source = source_of(found.url) or (f"host:{urlsplit(found.url).hostname}" if all_hosts else None)
    if source is None:
        return "other_hosts"
    if writer.capture_id(found.url, found.captured_at, found.body) in known:
        return "unchanged"
    capture = writer.keep(found.url, source, found.captured_at, found.status, found.headers, found.body, origin=origin)
    known.add(capture.capture_id)
    return "kept"
