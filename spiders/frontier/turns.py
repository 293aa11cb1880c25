"""Choosing what is due: sources take turns, so that a large one never keeps a small one waiting."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Literal

from spiders.frontier.revisit import UrlKind

KINDS: tuple[UrlKind, ...] = ("listing", "standing", "page")
_AT_ONCE = 16  # rows of one source held in memory
_COLUMNS = "url, source, kind, state, failures, etag, last_modified, digest, last_tried, listing, brought"
# Steps from one source to the next in the index: `select distinct` would read every row.
_SOURCES = """
    with recursive step (source) as (
      select min(source) from url
      union all
      select (select min(source) from url where url.source > step.source) from step where source is not null
    )
    select source from step where source is not null
"""
_DUE = f"""
    select next_due, id, {_COLUMNS} from url
    where source = ? and kind = ? and next_due <= ? and (next_due, id) > (?, ?)
    order by next_due, id limit {_AT_ONCE}
"""
_COUNT = "select count(*) from url where source = ? and kind = ? and next_due <= ?"
_ANSWERED = " and (listing is null or digest is not null)"  # a guess is counted when it first answers


@dataclass(frozen=True, slots=True)
class Entry:
    """One known address, with what a conditional request needs."""

    url: str
    source: str
    kind: UrlKind
    state: str  # new, or what the last try came to
    failures: int
    etag: str | None
    last_modified: str | None
    digest: str | None
    last_tried: int | None  # seconds since 1970, UTC
    listing: str | None  # of a listing found on a home page: feed, list, front or home
    brought: int | None  # of a listing: when it last named a wanted address that was not known

    @property
    def proven(self) -> bool:
        """Tell whether a listing is one to rely on: declared, or found and seen to name what is wanted."""
        return self.listing is None or self.brought is not None


def entry(db: Connection, url: str) -> Entry | None:
    """What is known of one address."""
    row = db.execute(f"select {_COLUMNS} from url where url = ?", (url,)).fetchone()
    return Entry(*row) if row else None


def entries(db: Connection, where: str, values: tuple[object, ...]) -> list[Entry]:
    """Give the addresses for which an SQL condition holds."""
    return [Entry(*row) for row in db.execute(f"select {_COLUMNS} from url where {where}", values)]


def sources(db: Connection) -> list[str]:
    """Every source that has an address."""
    return [source for (source,) in db.execute(_SOURCES)]


def due(db: Connection, names: list[str], at: int) -> Iterator[Entry]:
    """Yield what is due at a time, one of each source in turn. No query stays open between two of them."""
    turns = deque(_of_source(db, name, at) for name in names)
    while turns:
        turn = turns.popleft()
        found = next(turn, None)
        if found is not None:
            yield found
            turns.append(turn)


def count_due(db: Connection, source: str, at: int) -> int:
    """How many addresses of a source are due at a time."""
    guessed = {"listing": _ANSWERED}
    return sum(db.execute(_COUNT + guessed.get(kind, ""), (source, kind, at)).fetchone()[0] for kind in KINDS)


def open_story(db: Connection, source: str, since: int) -> Literal["open"] | None:
    """Tell whether a page of the source, published or changed since then, tells of an outage that lasts."""
    query = "select 1 from url where source = ? and story = 'open' and fresh_from >= ? limit 1"
    return "open" if db.execute(query, (source, since)).fetchone() else None


def _of_source(db: Connection, source: str, at: int) -> Iterator[Entry]:
    for kind in KINDS:
        last: tuple[int, int] = (-1 << 62, 0)
        while rows := db.execute(_DUE, (source, kind, at, *last)).fetchall():
            yield from (Entry(*row[2:]) for row in rows)
            last = rows[-1][:2]
