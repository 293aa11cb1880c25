"""The frontier: which addresses are known and when each is due, in SQLite; a kill at any moment loses nothing."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from itertools import islice
from pathlib import Path
from sqlite3 import Connection
from types import TracebackType
from typing import Any, Self

from records import Capture, SourceDay, Story
from spiders.frontier import ledger, mending, recording, remembered, telling, turns, unanswered
from spiders.frontier.clock import seconds
from spiders.frontier.durable import FrontierError, opened, told, transaction
from spiders.frontier.naming import Listed, Named, name
from spiders.frontier.revisit import Policy, State, UrlKind
from spiders.frontier.telling import Telling
from spiders.frontier.turns import Entry
from spiders.frontier.unanswered import ANY, Filters, Unanswered

__all__ = ["Entry", "Filters", "Frontier", "FrontierError", "Named", "Policy", "State", "Telling", "Unanswered"]


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

    def discover(self, source: str, urls: Iterable[str | Listed], now: datetime, kind: UrlKind = "page") -> Named:
        """Take note of addresses a listing names (canonical; with their words and date if known), and count them.

        A known page that is named with a newer date, or with words that tell more of an outage, is due again at once.
        """
        found = Named()
        with self.batch() as db:
            for item in urls:
                one = name(db, source, item, kind, seconds(now))
                found.new += one.new
                found.again += one.again
            ledger.count(db, source, now, discovered=found.new, expected=found.new + found.again)
        return found

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

    def rest(self, source: str, until: datetime) -> None:
        """Leave all addresses of a source alone until then: it asked for that."""
        with self.batch() as db:
            recording.rest(db, source, seconds(until))

    def expect(self, now: datetime, sources: Iterable[str] | None = None) -> None:
        """Set the day's `expected` to what was tried today and what is due; called when a crawl starts."""
        with self.batch() as db:
            for source in turns.sources(db) if sources is None else sources:
                ledger.expect(db, source, now, turns.count_due(db, source, seconds(now)))

    def record(
        self,
        url: str,
        state: State,
        now: datetime,
        *,
        source: str | None = None,
        status: int | None = None,
        reason: str | None = None,
        capture: Capture | None = None,
        digest: str | None = None,
        etag: str | None = None,
        last_modified: str | None = None,
        not_before: datetime | None = None,
    ) -> None:
        """Record what a try came to and when to try again (`not_before`, if the site said so), and count it."""
        if capture:
            digest, source = digest or capture.digest, source or capture.source
        with self.batch() as db:
            known = self._known(url, source, now)
            values = recording.after(known, state, now, digest, self._story(known, state, now), self.policy)
            values |= {"last_status": status, "reason": reason}
            values["next_due"] = max(values["next_due"], seconds(not_before or now))
            if state == "fetched" or etag or last_modified:
                values |= {"etag": etag, "last_modified": last_modified}
            values |= mending.known_place(db, capture)
            recording.update(db, url, values)
            ledger.count(db, known["source"], now, **recording.counts(state, known, digest))
            if known["kind"] == "listing":
                ledger.listings(db, known["source"], now)

    def remember(self, source: str, found: Iterable[tuple[str, str]], now: datetime) -> list[str]:
        """Remember listings found on a home page, as address and kind; gives those not yet known."""
        with self.batch() as db:
            return remembered.remember(db, source, found, seconds(now))

    def remembered(self, source: str) -> list[Entry]:
        """Give the listings that were found for a source."""
        with told(self.path):
            return remembered.remembered(self._db, source)

    def brought(self, url: str, now: datetime) -> None:
        """Note that a listing named something new that is wanted."""
        with self.batch() as db:
            remembered.brought(db, url, seconds(now))

    def tell(self, stories: Iterable[Telling]) -> int:
        """Take note of what pages were read to tell; gives of how many that is news."""
        with self.batch() as db:
            return sum(telling.tell(db, story, self.policy) for story in stories)

    def unanswered(self, filters: Filters = ANY) -> Iterator[Unanswered]:
        """Yield the addresses whose last try brought nothing, the latest first."""
        with told(self.path):
            yield from unanswered.find(self._db, filters)

    def retry(self, filters: Filters, now: datetime) -> int:
        """Make these addresses due now; gives how many they are."""
        with self.batch() as db:
            return unanswered.retry(db, filters, seconds(now))

    def ledger(self) -> Iterator[SourceDay]:
        """Yield the coverage ledger, one record for each source and day in Japan."""
        with told(self.path):
            return ledger.days(self._db)

    def archived(self) -> dict[str, int]:
        """Up to which byte each archive file is known here: what `Archive.captures(after=…)` takes."""
        with told(self.path):
            return mending.archived(self._db)

    def reconcile(self, captures: Iterable[Capture], sizes: Mapping[str, int] | None = None) -> list[Capture]:
        """Record what the archive kept and the frontier did not, after a kill or a power cut; called at the start.

        Takes the captures beyond `archived()`. Returns the captures of listings among them: what they lead to may not
        have been read, so they stay due, but the same bytes are not news. `sizes` (bytes of each archive file): what
        was recorded as kept beyond the end of its file is due again.
        """
        if sizes is not None:
            with self.batch() as db:
                mending.forget_lost(db, sizes)
        again: list[Capture] = []
        left = iter(captures)
        while some := list(islice(left, 500)):
            with self.batch() as db:
                again += mending.reconcile(db, some, self._record_kept)
        return again

    def set_clock(self, now: datetime) -> int:
        """Make due what was tried in the future, by a clock that went ahead; gives how many addresses that are."""
        with self.batch() as db:
            return mending.set_clock(db, seconds(now))

    def _record_kept(self, capture: Capture) -> None:
        self.record(capture.url, "fetched", capture.captured_at, status=capture.status, capture=capture)

    def _known(self, url: str, source: str | None, now: datetime) -> dict[str, Any]:
        if known := recording.row(self._db, url):
            return known
        if source is None:
            raise ValueError(f"{url} is not in the frontier: discover it first, or name its source")
        self.discover(source, [url], now)
        return recording.row(self._db, url)

    def _story(self, known: dict[str, Any], state: State, now: datetime) -> Story | None:
        if known["kind"] == "listing" and state in ("fetched", "unchanged"):
            return turns.open_story(self._db, known["source"], seconds(now - self.policy.watch))
        story: Story | None = known["story"]
        return story
