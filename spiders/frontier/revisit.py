"""When an address is due again: a pure function of what was seen of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

State = Literal["fetched", "unchanged", "gone", "blocked", "failed"]
UrlKind = Literal["listing", "standing", "page"]


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of an address after a try."""

    state: State
    kind: UrlKind = "page"
    failures: int = 0  # tries in a row without success, this one included
    watched: bool = False  # its link speaks of trouble, or it was once seen to change
    age: timedelta = timedelta(0)  # since it was published or last changed
    calm: int = 0  # how often in a row it was found unchanged while nobody watched it


@dataclass(frozen=True, slots=True)
class Policy:
    """How soon to come back. A nightly run that starts a little earlier than the last still finds `run` passed."""

    run: timedelta = timedelta(hours=20)  # listings, standing notices and watched pages: every run
    watch: timedelta = timedelta(days=14)  # how long a page is watched from when it was published or last changed
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
            return now + (_doubled(self.calm, seen.calm, self.calm_most) if self.rests(seen) else self.run)
        waits = {
            "failed": (self.failed, self.failed_most),
            "blocked": (self.blocked, self.blocked_most),
            "gone": (self.gone, self.gone_most),
        }
        first, most = waits[seen.state]
        wait = _doubled(first, seen.failures - 1, most)
        # A listing that could not be had must not wait for weeks: it is the way to everything else.
        return now + (wait if seen.kind == "page" else min(wait, self.run))

    def rests(self, seen: Seen) -> bool:
        """Tell whether a page may be left alone for longer than from run to run."""
        return seen.kind == "page" and not (seen.watched and seen.age <= self.watch)


def _doubled(first: timedelta, times: int, most: timedelta) -> timedelta:
    return min(first * (1 << max(0, min(times, 20))), most)
