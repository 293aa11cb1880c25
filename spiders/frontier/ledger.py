"""The coverage ledger: for each source and day in Japan, what the crawl set out to do and what came of it."""

from collections.abc import Iterator
from datetime import datetime
from sqlite3 import Connection

from records import SourceDay
from spiders.frontier.clock import day

_COLUMNS = ("expected", "discovered", "fetched", "new", "changed", "unchanged", "gone", "blocked", "failed", "problem")
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


def listing(db: Connection, source: str, url: str, now: datetime, problem: str | None) -> None:
    """Note what is wrong with a listing of a source that day, or that it is right again."""
    if problem:
        count(db, source, now)
        query = "update source_day set problem = ? where source = ? and day = ?"
        db.execute(query, (f"{url}: {problem}", source, day(now)))
    else:
        query = "update source_day set problem = null where source = ? and day = ? and substr(problem, 1, ?) = ?"
        db.execute(query, (source, day(now), len(url) + 1, url + ":"))


def days(db: Connection, since_day: str) -> Iterator[SourceDay]:
    """Yield the ledger from a day on, oldest first."""
    query = f"select source, day, {', '.join(_COLUMNS)} from source_day where day >= ? order by day, source"
    return (SourceDay(*row) for row in db.execute(query, (since_day,)).fetchall())
