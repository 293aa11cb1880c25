"""The addresses that brought nothing: seen, and made due again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection
from typing import get_args

from records import JST
from spiders.frontier.clock import at
from spiders.frontier.revisit import State

_STATES: tuple[State, ...] = tuple(state for state in get_args(State) if state not in ("fetched", "unchanged"))
_COLUMNS = "url, source, kind, state, failures, last_status, reason, last_tried, next_due"


@dataclass(frozen=True, slots=True)
class Unanswered:
    """One address whose last try brought nothing, and why. Moments are in Japan time."""

    url: str
    source: str
    kind: str  # listing | standing | page
    state: str  # gone | blocked | failed
    failures: int  # tries in a row that brought nothing
    status: int | None  # HTTP status, when there was an answer
    reason: str
    tried: datetime
    next_due: datetime | None  # None: in the next crawl


@dataclass(frozen=True, slots=True)
class Filters:
    """Which addresses are meant: of these sources (empty: all), at most so many."""

    sources: tuple[str, ...] = ()
    limit: int | None = None


ANY = Filters()


def find(db: Connection, filters: Filters) -> Iterator[Unanswered]:
    """Yield them, the latest tried first."""
    where, values = _where(filters)
    query = f"select {_COLUMNS} from url where {where} order by last_tried desc, id limit ?"
    for row in db.execute(query, (*values, -1 if filters.limit is None else filters.limit)):
        url, source, kind, state, failures, status, reason, tried, due = row
        again = at(due, JST) if due > tried else None
        yield Unanswered(url, source, kind, state, failures, status, reason or "", at(tried, JST), again)


def retry(db: Connection, filters: Filters, now: int) -> int:
    """Make them due at a time, and give how many they are."""
    where, values = _where(filters)
    return db.execute(f"update url set next_due = ? where {where}", (-now, *values)).rowcount


def _where(filters: Filters) -> tuple[str, tuple[str, ...]]:
    values: tuple[str, ...] = _STATES
    parts = [f"state in ({_marks(values)})"]
    if filters.sources:
        parts.append(f"source in ({_marks(filters.sources)})")
        values += filters.sources
    return " and ".join(parts), values


def _marks(values: tuple[str, ...]) -> str:
    return ", ".join("?" * len(values))
