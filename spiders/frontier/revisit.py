"""When an address is due again: a pure function of what was seen of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from records import Story

State = Literal["fetched", "unchanged", "gone", "blocked", "failed"]
UrlKind = Literal["listing", "standing", "page"]


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of an address after a try."""

    state: State
    kind: UrlKind = "page"
    failures: int = 0  # tries in a row without success, this one included
    story: Story | None = None  # what it tells of an outage; of a listing: open when a page of its source is
    changed: bool = False  # it was once seen to change
    age: timedelta = timedelta(0)  # since it was published or last changed
    calm: int = 0  # how often in a row it was found unchanged while it rested


@dataclass(frozen=True, slots=True)
class Policy:
    """How soon to come back. A nightly run that starts a little earlier than the last still finds `run` passed."""

    run: timedelta = timedelta(hours=20)  # listings and pages that were seen to change: every night
    standing: timedelta = timedelta(minutes=30)  # notices rewritten in place: every run, and runs may be hourly
    soonest: timedelta = timedelta(hours=2)  # what tells of an outage: first after so long …
    growth: int = 8  # … then after this part of the time since it last changed …
    latest: timedelta = timedelta(days=3)  # … up to this
    open: timedelta = timedelta(days=60)  # how long an outage is waited for to end when nothing more is told of it
    watch: timedelta = timedelta(days=14)  # how long a page is looked at after it told that it is over, or changed
    calm: timedelta = timedelta(days=3)  # any other page; doubled each time it is found unchanged …
    calm_most: timedelta = timedelta(days=180)  # … up to this
    failed: timedelta = timedelta(hours=1)  # doubled at each failure in a row …
    failed_most: timedelta = timedelta(days=14)  # … up to this
    blocked: timedelta = timedelta(days=1)
    blocked_most: timedelta = timedelta(days=30)
    gone: timedelta = timedelta(days=7)
    gone_most: timedelta = timedelta(days=90)

    def next_due(self, seen: Seen, now: datetime) -> datetime:
        """Say when an address is due again."""
        if seen.state in ("fetched", "unchanged"):
            return now + self._after_success(seen)
        waits = {
            "failed": (self.failed, self.failed_most),
            "blocked": (self.blocked, self.blocked_most),
            "gone": (self.gone, self.gone_most),
        }
        first, most = waits[seen.state]
        wait = _doubled(first, seen.failures - 1, most)
        # A listing that could not be had must not wait for weeks: it is the way to everything else.
        return now + (wait if seen.kind == "page" else min(wait, self.run))

    def _after_success(self, seen: Seen) -> timedelta:
        if seen.kind == "standing":
            return self.standing
        if seen.kind == "listing":
            return self.soonest if seen.story == "open" else self.run
        if self._tells(seen):
            return min(max(seen.age / self.growth, self.soonest), self.latest)
        return self.run if not self.rests(seen) else _doubled(self.calm, seen.calm, self.calm_most)

    def _tells(self, seen: Seen) -> bool:
        lasts = {"open": self.open, "over": self.watch}
        return seen.story is not None and seen.age <= lasts[seen.story]

    def rests(self, seen: Seen) -> bool:
        """Tell whether a page may be left alone for longer than from run to run."""
        watched = self._tells(seen) or (seen.changed and seen.age <= self.watch)
        return seen.kind == "page" and not watched


def _doubled(first: timedelta, times: int, most: timedelta) -> timedelta:
    return min(first * (1 << max(0, min(times, 20))), most)
