"""Asking the published file: full-text search with the passage, and SQL that can only read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from warehouse import schema
from warehouse.arrow import clean
from warehouse.errors import QueryFailed
from warehouse.store import Warehouse

WIDTH = 120  # characters of a passage
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """Which documents a search looks through; days are ISO, an entity is an id or any of its names."""

    source: str | None = None
    kind: str | None = None
    since: str | None = None
    until: str | None = None
    entity: str | None = None
    relevance: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One document that a search found. `marks` and `title_marks` are the spans of what was asked for."""

    score: float
    published: str | None
    source: str
    kind: str
    relevance: str | None
    title: str
    url: str
    passage: str
    marks: Spans
    title_marks: Spans
    revision_id: str
    first_seen: datetime  # Japan time, without zone


@dataclass(frozen=True, slots=True)
class Result:
    """What a search gives: documents, best first; of one that finds none what was amiss."""

    found: list[Found]
    asked: bool = True  # whether the query holds any word to look for
    unknown: list[str] = field(default_factory=list)  # what of the query no document holds
    strange: list[str] = field(default_factory=list)  # fields of `Filters` whose value is no source, no entity


def search(path: Path | str, query: str, filters: Filters = Filters(), limit: int = 20) -> Result:
    """Search the published file, best first; README.md says what a query may hold.

    Raises `MissingWarehouse` when nothing was published yet, `QueryFailed` when the query is too long.
    """
    with Warehouse.open(path, read_only=True) as warehouse:
        return ask(warehouse, query, filters, limit)


def ask(warehouse: Warehouse, query: str, filters: Filters = Filters(), limit: int = 20) -> Result:
    """Search a published file that is open."""
    query = clean(query)
    given = [filters.source, filters.kind, filters.since, filters.until, filters.entity, filters.relevance]
    rows = warehouse.rows(schema.script("search_best"), [query, *given, limit])
    if rows:
        return Result([_found(row) for row in rows])
    pieces = warehouse.rows(schema.script("search_missing"), [query])
    strange = warehouse.rows(schema.script("search_strange"), [filters.source, filters.entity])
    return Result([], bool(pieces), [piece for piece, missing in pieces if missing], [name for (name,) in strange])


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives: column names, rows, and whether rows beyond the asked limit were left out."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    more: bool = False


def sql(path: Path | str, query: str, limit: int | None = None) -> Answer:
    """Run a query on the published file: it can read that file and nothing else, and change nothing.

    At most `limit` rows come back; `Answer.more` says whether there were others. Raises `QueryFailed`.
    """
    with Warehouse.open(path, read_only=True) as warehouse:
        warehouse.lock_down()
        if warehouse.several(query):  # of which only the last would be shown
            raise QueryFailed("a query is one statement, and this text holds several: run them one after the other")
        columns, rows = warehouse.sql(query, None if limit is None else limit + 1)
    return Answer(columns, rows[:limit], limit is not None and len(rows) > limit)


def passage_of(text: str, places: Sequence[tuple[int, int]], width: int = WIDTH) -> tuple[str, Spans]:
    """Cut out the stretch of a text that holds most different words, and give it with the spans of the words in it."""
    spans = sorted((start, stop) for start, stop in places if start >= 0)
    start = _densest(text, spans, width)
    start = max(start, text.rfind("\n", 0, start + 1) + 1)
    cut = text[start : start + width]
    cut = cut.split("\n\n")[0].rstrip()
    return cut.replace("\n", " "), _joined(spans, start, len(cut))


def _found(row: tuple[Any, ...]) -> Found:
    score, published, source, kind, relevance, title, url, text, places, revision, seen = row
    spans = [(place["start"], place["stop"]) for place in places or ()]
    passage, marks = passage_of(text, spans)
    return Found(
        score, published, source, kind, relevance, title, url, passage, marks, _in_title(title, spans), revision, seen
    )


def _in_title(title: str, spans: Sequence[tuple[int, int]]) -> Spans:
    # Places in a title are told from its end, where -1 is the border to the text.
    shifted = sorted((start + len(title) + 1, stop + len(title) + 1) for start, stop in spans if start < 0)
    return _joined(shifted, 0, len(title))


def _densest(text: str, spans: Sequence[tuple[int, int]], width: int) -> int:
    best, most, last = 0, 0, 0
    for first, (start, _) in enumerate(spans):
        last = max(last, first)
        while last < len(spans) and spans[last][1] <= start + width:
            last += 1
        held = len({text[a:b] for a, b in spans[first:last]})
        if held > most:
            best, most = start, held
    return max(0, best - width // 6)


def _joined(spans: Sequence[tuple[int, int]], first: int, length: int) -> Spans:
    joined: list[tuple[int, int]] = []
    for start, end in ((start - first, end - first) for start, end in spans):
        if start < 0 or end > length:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
