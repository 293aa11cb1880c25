"""extract: bring the archive's index up to date, and read every kept page that this extractor has not read."""

from functools import partial
from pathlib import Path

import structlog

from archive import Archive, ArchiveDamage, Unpackable
from console import progress
from records import Capture, Extraction
from settings import Settings
from spiders.extract import EXTRACTOR
from spiders.extract import extract as extract_page
from spiders.frontier import Frontier
from spiders.registry import source_infos
from stages.importing import documents
from stages.report import Report
from stages.timelimit import TookTooLong, at_most
from stages.workers import batches, over_batches
from warehouse.store import Warehouse

PAGE_SECONDS = 60
TOO_LONG, ENDED = "took longer than", "ended the process that read it"
_Extracted = tuple[list[tuple[Capture, Extraction]], list[str]]  # what was found, and problems
log = structlog.get_logger("madoguchi.extract")


def extract(settings: Settings, workers: int | None = None, again: bool = False) -> Report:
    """Land captures, the coverage ledger, and the articles found on pages not yet read by this extractor."""
    with Warehouse.open(settings.warehouse) as warehouse:
        report = Report()
        report.add(captures=bring_index(settings, warehouse, report.problems))
        pending = warehouse.pending_captures(None if again else EXTRACTOR)
        work = partial(_extract_batch, settings.archive)
        done = over_batches(work, batches(pending, settings.batch), workers or settings.workers, lost=_lost)
        for extracted, problems in progress(done, "extract"):
            report.add(**({"failed": len(problems)} if problems else {}))
            report.problems += problems
            warehouse.land_extractions(extracted, EXTRACTOR)
            for _, extraction in extracted:
                report.add(pages=1, articles=len(extraction.articles), **{extraction.outcome: 1})
    return report


def bring_index(settings: Settings, warehouse: Warehouse, problems: list[str]) -> int:
    """Land what the archive and the frontier hold beyond the warehouse; return the number of new captures.

    Damage found in the new part of the archive is told in `problems`.
    """
    archive = Archive(settings.archive)
    landed = 0
    with warehouse.batch():
        warehouse.land_sources(source_infos())
        if settings.frontier.exists():
            with Frontier(settings.frontier) as frontier:
                warehouse.land_source_days(frontier.ledger())
    for captures in batches(archive.captures(warehouse.scanned(), problems), settings.batch):
        with warehouse.batch():
            landed += warehouse.land_captures(captures)
    return landed


def _extract_batch(folder: Path, captures: list[Capture]) -> _Extracted:
    archive, problems, extracted = Archive(folder), list[str](), []
    for capture in captures:
        try:
            extracted.append((capture, extract_one(archive, capture)))
        # One bad page never stops a run. It stays pending, and what was found on it before stays as it is.
        except ArchiveDamage as damage:
            problems.append(f"{capture.url}: {damage}")
        except Exception as error:
            log.exception("page not extracted", url=capture.url)
            problems.append(f"{capture.url}: {type(error).__name__}: {error}")
    return extracted, problems


def _lost(capture: Capture) -> _Extracted:
    log.error("page not extracted, it ends the process that reads it", url=capture.url)
    # What was found on it before stays as it is, and it stays pending, as any page that cannot be read this time.
    return [], [f"{capture.url}: {ENDED}"]


def extract_one(archive: Archive, capture: Capture) -> Extraction:
    """Read one kept page. Raises ArchiveDamage when its bytes are not those that were kept."""
    try:
        with at_most(PAGE_SECONDS):
            page = archive.read(capture)
            return documents.extraction(page) if documents.is_document(page) else extract_page(page)
    except Unpackable as error:
        return Extraction("unreadable", reason=str(error))
    except TookTooLong:
        return Extraction("unreadable", reason=f"{TOO_LONG} {PAGE_SECONDS} s to read")
