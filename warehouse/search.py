"""Asking the published file: full-text search with the passage, and SQL that can only read."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from warehouse.store import Warehouse

WIDTH = 120  # characters of a passage


@dataclass(frozen=True, slots=True)
class Found:
    """One document that a search found, in its best wording. `marks` are spans of `passage` that hold a word."""

    score: float
    published: str | None
    source: str
    title: str
    url: str
    passage: str
    marks: tuple[tuple[int, int], ...]
    revision_id: str
    first_seen: datetime  # Japan time, without zone


def search(path: Path | str, query_lemmas: str, words: Sequence[str] = (), limit: int = 20) -> list[Found]:
    """Search the published file, best first.

    `query_lemmas` is the query as the reader's lemmas, space-separated; `words` are the surfaces to mark, by default
    the lemmas. Raises `MissingWarehouse` when nothing was published yet.
    """
    query = (
        "select score, coalesce(published_at, updated_at), source, title, url, text, revision_id, first_seen"
        " from search($1) limit $2"
    )
    with Warehouse.open(path, read_only=True) as warehouse:
        rows = warehouse.rows(query, [query_lemmas, limit])
    return [_found(row, words or query_lemmas.split()) for row in rows]


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
        columns, rows = warehouse.sql(query, None if limit is None else limit + 1)
    return Answer(columns, rows[:limit], limit is not None and len(rows) > limit)


def passage_of(text: str, words: Sequence[str], width: int = WIDTH) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Cut out the stretch of a text that holds most different words, and give it with the spans of the words in it."""
    folded = _fold(text)
    spans = sorted((start, start + len(word)) for word in _distinct(words) for start in _places(folded, word))
    start = _densest(folded, spans, width)
    start = max(start, text.rfind("\n", 0, start + 1) + 1)
    cut = text[start : start + width]
    cut = cut.split("\n\n")[0].rstrip()
    marks = [(a - start, b - start) for a, b in spans if a >= start and b - start <= len(cut)]
    return cut.replace("\n", " "), _joined(marks)


def _found(row: tuple[object, ...], words: Sequence[str]) -> Found:
    score, published, source, title, url, text, revision, seen = row
    passage, marks = passage_of(str(text), words)
    return Found(score, published, source, title, url, passage, marks, revision, seen)  # type: ignore[arg-type]


def _fold(text: str) -> str:
    return text.translate(_folding())


@cache
def _folding() -> dict[int, str]:
    # One character for one, so that places in the folded text are places in the text.
    folded = {code: unicodedata.normalize("NFKC", chr(code)).lower() for code in range(0x10000)}
    return {code: to for code, to in folded.items() if len(to) == 1 and to != chr(code)}


def _distinct(words: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(_fold(word) for word in words if word.strip()))


def _places(text: str, word: str) -> list[int]:
    places: list[int] = []
    at = text.find(word)
    while at >= 0 and len(places) < 1000:
        places.append(at)
        at = text.find(word, at + len(word))
    return places


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


def _joined(marks: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in marks:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
