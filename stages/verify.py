"""verify: walk the chain mention → text → revision → capture → archived bytes again, and say where it does not hold."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from archive import Archive
from console import print_json, progress, say
from nlp.version import READER
from records import CannotRun, Capture, Fault
from settings import Settings
from spiders.extract import EXTRACTOR
from stages.extract import TOO_LONG, extract_one
from stages.reader import read_batch
from stages.report import Report
from stages.workers import batches, over_batches
from warehouse import chain, proof
from warehouse.arrow import JST
from warehouse.errors import MissingWarehouse, WarehouseBusy
from warehouse.store import Warehouse

SAMPLE = 500
MOST = 1000  # faults kept to be told at the end; `--json` tells each when it is found
T = TypeVar("T", chain.Kept, chain.Wording)


@dataclass
class Checked:
    """What came of some links: how many of each kind were looked at, and what does not hold."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)


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
        yield _whole(warehouse, everything)
        pages: Iterable[chain.Kept] = chain.kept(warehouse, chosen.captures)
        texts: Iterable[chain.Wording] = chain.wordings(warehouse, chosen.revisions)
        if not everything:  # taken at once, so that a writer waits for seconds at most
            pages, texts = list(pages), list(texts)
        else:
            yield from _walk(settings, pages, texts, chosen, workers)
    if not everything:
        yield from _walk(settings, pages, texts, chosen, workers)


def _whole(warehouse: Warehouse, everything: bool) -> Checked:
    checked = Checked(faults=list(chain.orphans(warehouse)))
    if everything:
        checked.faults += [Fault("audit", "rows", "none that an audit forbids", told) for told in warehouse.audits()]
    return checked


def _walk(
    settings: Settings,
    pages: Iterable[chain.Kept],
    texts: Iterable[chain.Wording],
    chosen: chain.Chosen,
    workers: int,
) -> Iterator[Checked]:
    yield from _each("bytes", partial(_check_pages, settings.archive), pages, len(chosen.captures), settings, workers)
    yield from _each("texts", _check_texts, texts, len(chosen.revisions), settings, workers)


def _each(
    label: str, work: Callable[[list[T]], Checked], items: Iterable[T], number: int, settings: Settings, workers: int
) -> Iterator[Checked]:
    total = -(-number // settings.batch)
    done = over_batches(work, batches(items, settings.batch), max(1, min(workers, total)))
    yield from progress(done, f"verify {label}", total)


def _check_pages(folder: Path, pages: Sequence[chain.Kept]) -> Checked:
    archive, checked = Archive(folder), Checked()
    for page in pages:
        row = page.capture
        where = {name: row[name] for name in ("capture_id", "source", "url", "archive_file", "archive_offset")}
        checked.faults += _guarded(_page_faults(archive, page, checked.counts), where)
    return checked


def _page_faults(archive: Archive, page: chain.Kept, counts: Counter[str]) -> Iterator[Fault]:
    counts["captures"] += 1
    row = page.capture
    given = {one.name: row[one.name] for one in fields(Capture)}
    capture = Capture(**given | {"captured_at": row["captured_at"].replace(tzinfo=JST)})
    damage = archive.check(capture)
    yield from damage
    if row["extractor"] != EXTRACTOR:
        counts["pending_pages"] += 1
    elif not damage:
        extraction = extract_one(archive, capture)
        if not any(str(reason).startswith(TOO_LONG) for reason in (extraction.reason, row["reason"])):
            counts["extracted_again"] += 1
            yield from proof.extraction_faults(page, capture, extraction)


def _check_texts(wordings: Sequence[chain.Wording]) -> Checked:
    checked = Checked()
    same = [one for one in wordings if one.revision["reader"] == READER]
    readings = {reading.id: reading for reading in read_batch([proof.text_of(one) for one in same])}
    checked.counts.update(read_again=len(same), pending_texts=len(wordings) - len(same))
    for one in wordings:
        checked.counts.update({"revisions": 1} | {table: len(rows) for table, rows in one.found.items()})
        about = {"revision_id": one.revision["revision_id"], "source": None, "url": None}
        about |= {name: (one.document or {}).get(name) for name in ("source", "url")}
        about |= {name: (one.capture or {}).get(name) for name in ("capture_id", "archive_file", "archive_offset")}
        for faults in (proof.identity_faults, proof.span_faults):
            checked.faults += _guarded(faults(one), about)
        if one.revision["reader"] == READER:
            reading = readings[one.revision["revision_id"]]
            checked.faults += _guarded(proof.reading_faults(one, reading), about)
    return checked


def _guarded(faults: Iterator[Fault], where: dict[str, Any]) -> list[Fault]:
    found: list[Fault] = []
    try:
        for fault in faults:
            found.append(replace(fault, **where))
    except Exception as error:  # one bad row never stops the walk
        told = f"{type(error).__name__}: {error}"
        found.append(replace(Fault("row", "row", "a row that can be checked", told), **where))
    return found


def _tell(path: Path, report: Report, told: int, as_rows: bool) -> None:
    pages, texts = report.counts.get("pending_pages", 0), report.counts.get("pending_texts", 0)
    if as_rows:
        print_json({"file": path, "counts": report.counts, "faults": told})
        return
    say(f"looked at {path}: " + (f"{told:,} faults" if told else "every link holds"))
    if pages or texts:
        say(f"pending, so not compared: {pages} pages and {texts} texts that this extractor or reader has not read")
