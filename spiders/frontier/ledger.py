"""The coverage ledger: for each source and day in Japan, what the crawl set out to do and what came of it."""

from collections.abc import Iterator
from datetime import datetime
from sqlite3 import Connection

from records import JST, SourceDay
from spiders.frontier.clock import day, seconds
from spiders.frontier.findings import problem

_COLUMNS = ("expected", "discovered", "fetched", "new", "changed", "unchanged", "gone", "blocked", "failed", "problem")
_LISTINGS = """select url, state, reason, listing is null from url
    where source = ? and kind = 'listing' and last_tried >= ?
    and (listing is null or brought is not null) order by id"""
_TRIED = "fetched + unchanged + gone + blocked + failed"


def count(db: Connection, source: str, now: datetime, **counts: int) -> None:
    """Add to the counters of a source's day."""
    names = list(counts)
    columns = ", ".join(["source", "day", *names])
    added = ", ".join(f"{name} = {name} + excluded.{name}" for name in names)
    values = (source, day(now), *counts.values())
    db.execute(
        f"insert into source_day ({columns}) values ({', '.join('?' * len(values))}) "
        f"on conflict do {f'update set {added}' if added else 'nothing'}",
        values,
    )


def expect(db: Connection, source: str, now: datetime, due: int) -> None:
    """Set what a source's day expects: what was tried and what is due. Doing it again changes nothing."""
    count(db, source, now)
    query = f"update source_day set expected = {_TRIED} + ? where source = ? and day = ?"
    db.execute(query, (due, source, day(now)))


def listings(db: Connection, source: str, now: datetime) -> None:
    """Note what is wrong that day with the listings of a source, or that nothing is any more."""
    midnight = now.astimezone(JST).replace(hour=0, minute=0, second=0, microsecond=0)
    tried = db.execute(_LISTINGS, (source, seconds(midnight))).fetchall()
    query = "update source_day set problem = ? where source = ? and day = ?"
    db.execute(query, (problem([(*row, bool(declared)) for *row, declared in tried]), source, day(now)))


def days(db: Connection) -> Iterator[SourceDay]:
    """Yield the ledger, oldest first."""
    query = f"select source, day, {', '.join(_COLUMNS)} from source_day order by day, source"
    return (SourceDay(*row) for row in db.execute(query).fetchall())
