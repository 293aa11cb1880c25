"""The frontier: which addresses are known and when each is due, in SQLite; a kill at any moment loses nothing."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from sqlite3 import Connection
from types import TracebackType
from typing import Any, Protocol, Self

from records import Capture, SourceDay
from spiders.frontier import ledger, turns
from spiders.frontier.clock import seconds, stated
from spiders.frontier.durable import FrontierError, opened, told, transaction
from spiders.frontier.revisit import Policy, State, UrlKind
from spiders.frontier.turns import Entry

__all__ = ["Entry", "Frontier", "FrontierError", "Policy", "State", "UrlKind"]

_ROW = ("source", "kind", "failures", "fresh_from", "digest")


class Listed(Protocol):
    """What a listing says of an address; `date` is ISO 8601."""

    @property
    def url(self) -> str: ...
    @property
    def date(self) -> str | None: ...


class Frontier:
    """The addresses of all sources. Every method that changes something is one transaction."""

    def __init__(self, path: Path, policy: Policy | None = None) -> None:
        """Open or begin a frontier. Raises FrontierError for a file that is damaged or of a newer version."""
        self.path = Path(path)
        self.policy = policy or Policy()
        self._db = opened(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was recorded stays."""
        self._db.close()

    def batch(self) -> AbstractContextManager[Connection]:
        """Make the calls inside one transaction: all of them last, or none."""
        return transaction(self._db, self.path)

    def discover(self, source: str, urls: Iterable[str | Listed], now: datetime, kind: UrlKind = "page") -> int:
        """Take note of addresses a listing names (canonical; with their date if known); return how many are new."""
        at, new = seconds(now), 0
        with self.batch() as db:
            for item in urls:
                url, date = (item, None) if isinstance(item, str) else (item.url, item.date)
                if db.execute("update url set last_seen = ? where url = ?", (at, url)).rowcount:
                    continue
                fresh = max(0, min(at, stated(date, at)))
                db.execute(
                    "insert into url (url, source, kind, first_seen, last_seen, fresh_from, next_due) "
                    "values (?, ?, ?, ?, ?, ?, ?)", (url, source, kind, at, at, fresh, -fresh))
                new += 1
            ledger.count(db, source, now, discovered=new, expected=new)
        return new

    def get(self, url: str) -> Entry | None:
        """What is known of one address."""
        with told(self.path):
            return turns.entry(self._db, url)

    def due(self, source: str | None, now: datetime, limit: int | None = None) -> Iterator[Entry]:
        """Yield what is due, lazily: sources take turns; in each, listings, then standing notices, then pages.

        An address is yielded until it is recorded: a second call repeats what is still on its way, and finds what was
        discovered meanwhile.
        """
        with told(self.path):
            names = [source] if source else turns.sources(self._db)
            yield from islice(turns.due(self._db, names, seconds(now)), limit)

    def expect(self, now: datetime, sources: Iterable[str] | None = None) -> None:
        """Set the day's `expected` to what was tried today and what is due; called when a crawl starts."""
        with self.batch() as db:
            for source in turns.sources(db) if sources is None else sources:
                ledger.expect(db, source, now, turns.count_due(db, source, seconds(now)))

    def record(self, url: str, state: State, now: datetime, *, source: str | None = None, status: int | None = None,
               reason: str | None = None, capture: Capture | None = None, digest: str | None = None,
               etag: str | None = None, last_modified: str | None = None, not_before: datetime | None = None) -> None:
        """Record what a try came to and when to try again, count it, and know the archive up to its capture.

        `not_before`: the site asked us to wait until then. `source` is needed only for an address never discovered.
        """
        digest = digest or (capture.digest if capture else None)
        source = source or (capture.source if capture else None)
        with self.batch() as db:
            known = self._known(url, source, now)
            values = self._after(known, state, now, digest) | {"last_status": status, "reason": reason}
            if not_before:
                values["next_due"] = max(values["next_due"], seconds(not_before))
            if state == "fetched" or etag or last_modified:
                values |= {"etag": etag, "last_modified": last_modified}
            if capture:
                values |= {"archive_file": capture.archive_file, "archive_end": _end(capture)}
                self._know(capture)
            assignments = ", ".join(f"{name} = :{name}" for name in values)
            db.execute(f"update url set {assignments} where url = :url", values | {"url": url})
            ledger.count(db, known["source"], now, **{state: 1})

    def ledger(self, since_day: str | None = None) -> Iterator[SourceDay]:
        """Yield the coverage ledger, one record for each source and day in Japan, from `since_day` (ISO) on."""
        with told(self.path):
            return ledger.days(self._db, since_day or "")

    def archived(self) -> dict[str, int]:
        """Up to which byte each archive file is known here: what `Archive.captures(after=…)` takes."""
        with told(self.path):
            return dict(self._db.execute("select file, known_end from archived"))

    def reconcile(self, captures: Iterable[Capture], sizes: Mapping[str, int] | None = None) -> list[Capture]:
        """Record what the archive kept and the frontier did not, after a kill or a power cut; called at the start.

        Takes the captures beyond `archived()`. Returns the captures of listings among them: their links may not have
        been noted, so they stay due until the caller has read them again and recorded them. `sizes` (bytes of each
        archive file): what was recorded as kept beyond the end of its file is due again.
        """
        if sizes is not None:
            self._forget_lost(sizes)
        again: list[Capture] = []
        left = iter(captures)
        while some := list(islice(left, 500)):
            with self.batch():
                for capture in some:
                    self._know(capture)
                    if self._is_news(capture):
                        self._reconcile(capture, again)
        return again

    def _is_news(self, capture: Capture) -> bool:
        # What came in by backfill or import is older than our knowing of the address, or is no address of ours.
        query = "select 1 from url where url = ? and first_seen <= ? and coalesce(last_tried, 0) <= ?"
        at = seconds(capture.captured_at)
        return capture.status < 300 and self._db.execute(query, (capture.url, at, at)).fetchone() is not None

    def _reconcile(self, capture: Capture, again: list[Capture]) -> None:
        entry = self.get(capture.url)
        if entry is not None and entry.kind == "listing":
            again.append(capture)
        else:
            self.record(capture.url, "fetched", capture.captured_at, status=capture.status, capture=capture)

    def _forget_lost(self, sizes: Mapping[str, int]) -> None:
        with self.batch() as db:
            for file, end in self.archived().items():
                if sizes.get(file, 0) >= end:
                    continue
                db.execute("update url set next_due = 0, digest = null, etag = null, last_modified = null "
                           "where archive_file = ? and archive_end > ?", (file, sizes.get(file, 0)))
                db.execute("update archived set known_end = ? where file = ?", (sizes.get(file, 0), file))

    def _known(self, url: str, source: str | None, now: datetime) -> dict[str, Any]:
        query = "select source, kind, failures, fresh_from, digest from url where url = ?"
        row = self._db.execute(query, (url,)).fetchone()
        if row is None:
            if source is None:
                raise ValueError(f"{url} is not in the frontier: discover it first, or name its source")
            self.discover(source, [url], now)
            row = (source, "page", 0, seconds(now), None)
        return dict(zip(("source", "kind", "failures", "fresh_from", "digest"), row, strict=True))

    def _after(self, known: dict[str, Any], state: State, now: datetime, digest: str | None) -> dict[str, Any]:
        good = state in ("fetched", "unchanged")
        failures = 0 if good else known["failures"] + 1
        changed = state == "fetched" and known["digest"] not in (None, digest)
        fresh = seconds(now) if changed else known["fresh_from"]
        age = timedelta(seconds=max(0, seconds(now) - fresh))
        due = self.policy.next_due(state, known["kind"], failures, age, now)
        return {"state": state, "failures": failures, "fresh_from": fresh, "last_tried": seconds(now),
                "next_due": seconds(due), "digest": (digest if good else None) or known["digest"]}

    def _know(self, capture: Capture) -> None:
        self._db.execute("insert into archived values (?, ?) on conflict (file) do update "
                         "set known_end = max(known_end, excluded.known_end)", (capture.archive_file, _end(capture)))


def _end(capture: Capture) -> int:
    return capture.archive_offset + capture.archive_length
