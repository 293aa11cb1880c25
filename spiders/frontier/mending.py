"""Bringing the frontier in step with the archive after a kill or a power cut."""

from collections.abc import Callable, Iterable, Mapping
from sqlite3 import Connection

from records import Capture
from spiders.frontier.clock import seconds
from spiders.frontier.turns import entry

_LOST = """update url set next_due = 0, digest = null, etag = null, last_modified = null
    where archive_file = ? and archive_end > ?"""
_AHEAD = """update url set next_due = -:now, last_tried = :now, fresh_from = min(fresh_from, :now)
    where last_tried > :allowed"""
_ALLOWED = 3_600  # seconds: two machines' clocks, or one that was set


def archived(db: Connection) -> dict[str, int]:
    """Up to which byte each archive file is known."""
    return dict(db.execute("select file, known_end from archived"))


def know(db: Connection, capture: Capture) -> None:
    """Know the archive up to the end of a capture."""
    db.execute(
        "insert into archived values (?, ?) on conflict (file) do update "
        "set known_end = max(known_end, excluded.known_end)",
        (capture.archive_file, _end(capture)),
    )


def known_place(db: Connection, capture: Capture | None) -> dict[str, str | int]:
    """Know the archive up to the end of a capture, if there is one; gives what its address's row says of its place."""
    if capture is None:
        return {}
    know(db, capture)
    return {"archive_file": capture.archive_file, "archive_end": _end(capture)}


def _end(capture: Capture) -> int:
    return capture.archive_offset + capture.archive_length


def forget_lost(db: Connection, sizes: Mapping[str, int]) -> None:
    """Make due again what was recorded as kept beyond the end of its file."""
    for file, end in archived(db).items():
        size = sizes.get(file, 0)
        if size < end:
            db.execute(_LOST, (file, size))
            db.execute("update archived set known_end = ? where file = ?", (size, file))


def set_clock(db: Connection, now: int) -> int:
    """Make due what was tried after `now`: it would wait until that comes, which may be years."""
    return db.execute(_AHEAD, {"now": now, "allowed": now + _ALLOWED}).rowcount


def reconcile(db: Connection, captures: Iterable[Capture], record: Callable[[Capture], None]) -> list[Capture]:
    """Record some captures; return those of listings, which only become known by their digest."""
    again: list[Capture] = []
    for capture in captures:
        know(db, capture)
        known = entry(db, capture.url) if _is_news(db, capture) else None
        if known is None:
            continue
        if known.kind == "listing":
            db.execute("update url set digest = ? where url = ?", (capture.digest, capture.url))
            again.append(capture)
        else:
            record(capture)
    return again


def _is_news(db: Connection, capture: Capture) -> bool:
    # What came in by backfill or import is older than our knowing of the address, or is no address of ours.
    query = "select 1 from url where url = ? and first_seen <= ? and coalesce(last_tried, 0) <= ?"
    at = seconds(capture.captured_at)
    return capture.status < 300 and db.execute(query, (capture.url, at, at)).fetchone() is not None
