"""Landing what extraction found: documents, their revisions, and which capture shows which revision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from records import JST, Article, Capture, Extraction, content_id
from warehouse import arrow, landing, schema

if TYPE_CHECKING:
    from warehouse.store import Warehouse


@dataclass(frozen=True, slots=True)
class Shown:
    """An article as it is landed, with the ids it has."""

    article: Article  # with a text that can be stored
    document_id: str
    revision_id: str
    capture_id: str | None
    seen: datetime


def pending_captures(warehouse: Warehouse, extractor: str | None) -> Iterator[Capture]:
    """Give captures this version of the extractor has not read, oldest first; with None, every capture.

    Landing what was found on those already given does not disturb it.
    """
    moment, last = datetime.min, ""
    query = schema.script("pending_captures")
    while found := warehouse.rows(query, {"extractor": extractor, "moment": moment, "id": last}):
        for row in found:
            capture = Capture(*row)
            yield replace(capture, captured_at=capture.captured_at.replace(tzinfo=JST))
        moment, last = capture.captured_at, capture.capture_id


def land_extractions(
    warehouse: Warehouse,
    rows: Iterable[tuple[Capture, Extraction]],
    extractor: str,
) -> int:
    """Land what extraction found on captures, in one transaction; give how many captures there were.

    What an earlier extractor found there and this one does not is dropped with its mentions, unless another capture
    still shows it.
    """
    pages = sorted(rows, key=lambda row: (row[0].captured_at, row[0].capture_id))
    shown = {
        capture.capture_id: [as_shown(article, capture) for article in extraction.articles]
        for capture, extraction in pages
    }
    captures = [capture for capture, _ in pages]
    with warehouse.batch(), warehouse.staged(landing_capture=arrow.table(Capture, captures, {})):
        warehouse.run(schema.script("touch"))
        landing.land(
            warehouse,
            "capture",
            captures,
            outcome=(str, [extraction.outcome for _, extraction in pages]),
            reason=(str | None, [extraction.reason for _, extraction in pages]),
            extractor=(str, [extractor] * len(pages)),
            revisions=(tuple[str, ...], [revision_ids(shown[capture.capture_id]) for capture in captures]),
        )
        _land_shown(warehouse, [one for articles in shown.values() for one in articles], extractor)
        warehouse.run(schema.script("settle"))
    return len(pages)


def land_imported(warehouse: Warehouse, articles: Iterable[Article], seen: datetime, extractor: str = "import") -> int:
    """Land documents that came without a capture, seen at one moment; give how many there were."""
    shown = [as_shown(article, None, seen) for article in articles]
    with warehouse.batch():
        _land_shown(warehouse, shown, extractor)
    return len(shown)


def as_shown(article: Article, capture: Capture | None, seen: datetime | None = None) -> Shown:
    """Give an article its ids; `seen` is when, where no capture says so."""
    url, title, text = map(arrow.clean, (article.url, article.title, article.text))
    document = content_id(url)
    moment = capture.captured_at if capture else seen
    assert moment is not None
    return Shown(
        article=replace(article, url=url, title=title, text=text),
        document_id=document,
        revision_id=content_id(document, title, text),
        capture_id=capture.capture_id if capture else None,
        seen=moment,
    )


def revision_ids(shown: Sequence[Shown]) -> tuple[str, ...]:
    """The revisions that a capture shows, in page order."""
    return tuple(dict.fromkeys(one.revision_id for one in shown))


def _land_shown(warehouse: Warehouse, shown: Sequence[Shown], extractor: str) -> None:
    if not shown:
        return
    ids: dict[str, landing.Extra] = {
        "document_id": (str, [one.document_id for one in shown]),
        "revision_id": (str, [one.revision_id for one in shown]),
        "capture_id": (str | None, [one.capture_id for one in shown]),
        "seen": (datetime, [one.seen for one in shown]),
    }
    articles = [replace(one.article, extractor=extractor) for one in shown]
    with warehouse.staged(shown=arrow.table(Article, articles, ids)):
        warehouse.run(schema.script("show"))
