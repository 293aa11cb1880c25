"""verify: walk the chain mention → text → revision → capture → archived bytes again, and say where it does not hold."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TypeVar

from archive import Archive
from console import print_json, progress, say
from records import CannotRun, Fault
from settings import Settings
from stages.links import WHERE, Checked, check_pages, check_texts, unchecked
from stages.report import Report
from stages.workers import batches, over_batches
from warehouse import chain
from warehouse.errors import MissingWarehouse, WarehouseBusy
from warehouse.store import Warehouse

SAMPLE = 500
MOST = 1000  # faults kept to be told at the end; `--json` tells each when it is found
T = TypeVar("T", chain.Kept, chain.Wording)


def verify(
    settings: Settings,
    *,
    sample: int = SAMPLE,
    seed: str = "",
    everything: bool = False,
    workers: int | None = None,
    as_rows: bool = False,
) -> Report:
    """Check a sample of the chain, or all of it, and print what does not hold. Nothing is changed.

    A sample is taken from the warehouse, everything from the published file, which may be held for hours; where one is
    busy or missing, the other is taken. Raises CannotRun when neither can be opened.
    """
    path = _file(settings, everything)
    report, told = Report(), 0
    for checked in _checks(settings, path, sample, seed, everything, workers or settings.workers):
        report.add(**checked.counts)
        for fault in checked.faults:
            told += 1
            if as_rows:
                print_json(asdict(fault))
            if told <= MOST:
                report.problems.append(str(fault))
    if told > MOST:
        report.problems.append(f"{told - MOST:,} more places do not hold; --json names each")
    _tell(path, report, told, as_rows)
    return report


def _file(settings: Settings, everything: bool) -> Path:
    paths = [settings.warehouse, settings.published]
    for path in reversed(paths) if everything else paths:
        with suppress(WarehouseBusy, MissingWarehouse):
            Warehouse.open(path, read_only=True).close()
            return path
    raise CannotRun(
        f"neither {settings.warehouse} nor {settings.published} can be opened: the one is missing or in use, the other"
        " was not published yet; run `python pipeline.py nightly`, or wait for it"
    )


def _checks(
    settings: Settings, path: Path, sample: int, seed: str, everything: bool, workers: int
) -> Iterator[Checked]:
    with Warehouse.open(path, read_only=True) as warehouse:
        chosen = chain.everything(warehouse) if everything else chain.sample(warehouse, sample, seed)
        yield Checked(faults=list(chain.orphans(warehouse)))
        if everything:
            yield _whole(Archive(settings.archive), warehouse, set(chosen.captures))
        pages: Iterable[chain.Kept] = chain.kept(warehouse, chosen.captures)
        texts: Iterable[chain.Wording] = chain.wordings(warehouse, chosen.revisions)
        if not everything:  # taken at once, so that a writer waits for seconds at most
            pages, texts = list(pages), list(texts)
        else:
            yield from _walk(settings, pages, texts, chosen, workers)
    if not everything:
        yield from _walk(settings, pages, texts, chosen, workers)


def _whole(archive: Archive, warehouse: Warehouse, known: set[str]) -> Checked:
    faults = [Fault("audit", "rows", "none that an audit forbids", told) for told in warehouse.audits()]
    scanned = warehouse.scanned()
    for capture in archive.captures():  # what stands beyond is pending: extract brings it into the index
        if capture.capture_id not in known and capture.archive_offset < scanned.get(capture.archive_file, 0):
            where = {one: getattr(capture, one) for one in WHERE}
            faults.append(Fault("archive", "capture", "a row of this record", None, **where))
    return Checked(faults=faults)


def _walk(
    settings: Settings,
    pages: Iterable[chain.Kept],
    texts: Iterable[chain.Wording],
    chosen: chain.Chosen,
    workers: int,
) -> Iterator[Checked]:
    yield from _each("bytes", partial(check_pages, settings.archive), pages, len(chosen.captures), settings, workers)
    yield from _each("texts", check_texts, texts, len(chosen.revisions), settings, workers)


def _each(
    label: str, work: Callable[[list[T]], Checked], items: Iterable[T], number: int, settings: Settings, workers: int
) -> Iterator[Checked]:
    total = -(-number // settings.batch)
    done = over_batches(work, batches(items, settings.batch), workers, lost=unchecked)
    yield from progress(done, f"verify {label}", total)


def _tell(path: Path, report: Report, told: int, as_rows: bool) -> None:
    pages, texts = report.counts.get("pending_pages", 0), report.counts.get("pending_texts", 0)
    if as_rows:
        print_json({"file": path, "counts": report.counts, "faults": told})
        return
    if not told and not any(report.counts.values()):
        say(f"looked at {path}: nothing is landed there yet, so there was nothing to follow")
        return
    say(f"looked at {path}: " + (f"{told:,} {'fault' if told == 1 else 'faults'}" if told else "every link holds"))
    if pages or texts:
        say(f"pending, so not compared: {pages} pages and {texts} texts that this extractor or reader has not read")
