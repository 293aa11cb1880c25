"""Links of the chain, checked a batch at a time in one process: pages against their bytes, texts against themselves."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from archive import Archive
from nlp.version import READER
from records import JST, Capture, Fault
from spiders.extract import EXTRACTOR
from stages.extract import ENDED, TOO_LONG, extract_one
from stages.reader import read_batch
from warehouse import chain, proof

WHERE = ("capture_id", "source", "url", "archive_file", "archive_offset")


@dataclass
class Checked:
    """What came of some links: how many of each kind were looked at, and what does not hold."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)


def check_pages(folder: Path, pages: Sequence[chain.Kept]) -> Checked:
    """Compare captures with their bytes, and what was found on them with what extraction finds now."""
    archive, checked = Archive(folder), Checked()
    for page in pages:
        row = page.capture
        where = {name: row[name] for name in WHERE}
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
    elif not damage and not _given_up(row["reason"]):
        extraction = extract_one(archive, capture)
        if not _given_up(extraction.reason):
            counts["extracted_again"] += 1
            yield from proof.extraction_faults(page, capture, extraction)


def _given_up(reason: str | None) -> bool:
    return (reason or "").startswith(TOO_LONG)


def unchecked(item: chain.Kept | chain.Wording) -> Checked:
    """Say of a page or text that it ended the process that checked it."""
    row = item.capture if isinstance(item, chain.Kept) else item.revision
    where = {name: row.get(name) for name in ("revision_id", *WHERE)}
    return Checked(faults=[Fault("row", "row", "a row that can be checked", ENDED, **where)])


def check_texts(wordings: Sequence[chain.Wording]) -> Checked:
    """Check ids and spans of revisions, and compare what was found in them with what reading finds now."""
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
