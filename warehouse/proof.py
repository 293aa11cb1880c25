"""Whether rows say what their bytes and texts say when these are read again: pure comparisons, a row or page each."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, is_dataclass
from typing import Any

from records import Article, Capture, Extraction, Fault, Reading, Text, content_id
from warehouse import arrow, extracted, readings
from warehouse.chain import Kept, Row, Wording

_AROUND = 20  # characters shown before and after the first that differs
_MOST = 300  # characters of one value told
_OF_THE_DOCUMENT = ("url", "source", "kind")
_OF_THE_READING = ("relevance", "relevance_score")  # the words of a wording are published as an index


def extraction_faults(kept: Kept, capture: Capture, extraction: Extraction) -> Iterator[Fault]:
    """Compare a capture and the revisions taken from it with what extraction gives now."""
    shown = [extracted.as_shown(article, capture) for article in extraction.articles]
    fresh = {"outcome": extraction.outcome, "reason": extraction.reason, "revisions": extracted.revision_ids(shown)}
    yield from _differences("extraction", fresh, kept.capture, "capture", capture.capture_id)
    for row in kept.revisions:
        same = [one.article for one in shown if one.revision_id == row["revision_id"]]
        # Two articles of one page may have the same words: either may have given the other fields.
        yield from min((_article_faults(article, row) for article in same), key=len, default=[])


def identity_faults(wording: Wording) -> Iterator[Fault]:
    """Check ids against what they are hashes of, and that everything a revision hangs on is there."""
    row, revision = wording.revision, wording.revision["revision_id"]
    made = content_id(row["document_id"], row["title"], row["text"])
    if made != revision:
        yield _fault("identity", "title and text", f"words whose hash is {revision}", made, "revision", revision)
    if wording.times > 1:
        yield _fault("row", "revision_id", "one row", f"{wording.times} rows", "revision", revision)
    if wording.document is None:
        yield _fault("row", "document_id", "a document", f"no {row['document_id']}", "revision", revision)
    elif content_id(wording.document["url"]) != row["document_id"]:
        url = wording.document["url"]
        yield _fault("identity", "url", f"an address whose hash is {row['document_id']}", url, "document", revision)
    if row["capture_id"] and wording.capture is None:
        yield _fault("row", "capture_id", "a capture", f"no {row['capture_id']}", "revision", revision)
    elif wording.capture and revision not in (wording.capture["revisions"] or []):
        yield _fault("row", "capture_id", "a capture that shows it", row["capture_id"], "revision", revision)
    for table in readings.FOUND:
        for one in wording.found[table]:
            if (made := readings.made_id(table, one)) != readings.row_id(table, one):
                yield _fault("identity", "id", made, readings.row_id(table, one), table, readings.row_id(table, one))


def span_faults(wording: Wording) -> Iterator[Fault]:
    """Check every span of every row that rests on this text: `text[start:end] == surface`."""
    text = wording.revision["text"]
    for table, rows in wording.found.items():
        for row in rows:
            for field, start, end, surface in _spans(row):
                fault = _span_fault(text, field, start, end, surface)
                if fault:
                    yield _fault("span", *fault, table, readings.row_id(table, row))


def reading_faults(wording: Wording, reading: Reading) -> Iterator[Fault]:
    """Compare a revision and what was found in it with what reading gives now."""
    row = wording.revision
    fresh = {name: getattr(reading, name) for name in _OF_THE_READING}
    yield from _differences("reading", fresh, row, "revision", row["revision_id"])
    for table, stored in wording.found.items():
        given = readings.given(reading, table)
        if given is not None:
            yield from _row_faults(table, given, stored)


def text_of(wording: Wording) -> Text:
    """Give a revision to the reader as it was given when it was first read."""
    row, document = wording.revision, wording.document or {}
    published = (row["published_at"] or row["updated_at"] or "")[:10] or None
    about = [document.get(name) for name in ("kind", "url", "source")]
    return Text(row["revision_id"], row["text"], row["title"], published, *about)


def _row_faults(table: str, given: Mapping[str, Any], stored: Iterable[Row]) -> Iterator[Fault]:
    stored = list(stored)
    ids = Counter(readings.row_id(table, row) for row in stored)
    for row_id, times in ids.items():
        if times > 1:
            yield _fault("row", "id", "one row", f"{times} rows", table, row_id)
    for row_id in sorted(given.keys() - ids.keys()):
        yield _fault("reading", "row", _told(given[row_id]), None, table, row_id)
    for row in stored:
        row_id = readings.row_id(table, row)
        if row_id not in given:
            yield _fault("reading", "row", None, _told(row), table, row_id)
        else:
            yield from _differences("reading", asdict(given[row_id]), row, table, row_id)


def _article_faults(article: Article, row: Row) -> list[Fault]:
    fresh = asdict(article) | {"extractor": row["extractor"]}
    fresh = {name: value for name, value in fresh.items() if name not in _OF_THE_DOCUMENT}
    return list(_differences("extraction", fresh, row, "revision", row["revision_id"]))


def _spans(row: Row) -> Iterator[tuple[str, Any, Any, Any]]:
    if row.get("start") is not None or row.get("end") is not None:
        yield "surface" if "surface" in row else "start", row.get("start"), row.get("end"), row.get("surface")
    for name, value in row.items():
        if isinstance(value, list):
            for one in value:
                if isinstance(one, dict) and "start" in one:
                    yield name, one["start"], one["end"], one.get("surface")
        elif isinstance(value, dict):
            for field, span in value.items():
                if isinstance(span, list) and len(span) == 2:
                    yield f"{name} of {field}", *span, None


def _span_fault(text: str, field: str, start: Any, end: Any, surface: Any) -> tuple[str, Any, Any] | None:
    if start is None or end is None or not 0 <= start < end <= len(text):
        return field, f"characters within 0 and {len(text)}", f"{start} to {end}"
    if surface is not None and text[start:end] != surface:
        return (field, *_excerpts(text[start:end], surface))
    return None


def _differences(link: str, fresh: Mapping[str, Any], row: Row, table: str, row_id: str) -> Iterator[Fault]:
    for name, value in fresh.items():
        expected, found = _plain(value), _plain(row[name])
        if not _equal(expected, found):
            yield _fault(link, name, *_excerpts(expected, found), table, row_id)


def _equal(expected: Any, found: Any) -> bool:
    if isinstance(expected, float) and isinstance(found, float):
        return math.isclose(expected, found, abs_tol=1e-9)  # other processors add in another order
    return bool(expected == found)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return arrow.clean(value)
    if is_dataclass(value) and not isinstance(value, type):
        value = asdict(value)
    if isinstance(value, dict):
        return {_plain(key): _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def _excerpts(expected: Any, found: Any) -> tuple[Any, Any]:
    if not (isinstance(expected, str) and isinstance(found, str)):
        return expected, found
    pairs = zip(expected, found, strict=False)
    at = next((n for n, (one, two) in enumerate(pairs) if one != two), min(len(expected), len(found)))
    start = max(0, at - _AROUND)
    cut = [("…" if start else "") + one[start : at + _AROUND] for one in (expected, found)]
    return f"{cut[0]!r} at character {at}", repr(cut[1])


def _told(item: Any) -> str:
    fields = _plain(item)
    return ", ".join(f"{name} {value}" for name, value in fields.items() if value not in (None, [], {}, False))


def _fault(link: str, field: str, expected: Any, found: Any, table: str, row: str) -> Fault:
    expected, found = (None if value is None or value == [] else str(value)[:_MOST] for value in (expected, found))
    return Fault(link, field, expected, found, table, row)
