"""When an address is due again: a pure function of what was seen of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

State = Literal["fetched", "unchanged", "gone", "blocked", "failed"]
UrlKind = Literal["listing", "standing", "page"]


@dataclass(frozen=True, slots=True)
class Policy:
    """How soon to come back. A nightly run that starts a little earlier than the last still finds `run` passed."""

    run: timedelta = timedelta(hours=20)  # listings, standing notices and young pages: every run
    young: timedelta = timedelta(days=14)  # a page that changed, or was published, less than this ago
    oldest: timedelta = timedelta(days=180)  # the longest a page is left alone
    failed: timedelta = timedelta(hours=1)  # doubled at each failure in a row …
    failed_most: timedelta = timedelta(days=14)  # … up to this
    blocked: timedelta = timedelta(days=1)
    blocked_most: timedelta = timedelta(days=30)
    gone: timedelta = timedelta(days=7)
    gone_most: timedelta = timedelta(days=90)

    def next_due(self, state: State, kind: UrlKind, failures: int, age: timedelta, now: datetime) -> datetime:
        """Say when an address is due again.

        `failures` counts tries in a row without success, this one included; `age` is the time since the page was
        published or last changed. A page beyond `young` waits a fourteenth of its age.
        """
        if state == "failed":
            wait = _doubled(self.failed, failures, self.failed_most)
        elif state == "blocked":
            wait = _doubled(self.blocked, failures, self.blocked_most)
        elif state == "gone":
            wait = _doubled(self.gone, failures, self.gone_most)
        elif kind != "page" or age <= self.young:
            return now + self.run
        else:
            return now + min(max(age / 14, self.run), self.oldest)
        # A listing that could not be had must not wait for weeks: it is the way to everything else.
        return now + (wait if kind == "page" else min(wait, self.run))


def _doubled(first: timedelta, failures: int, most: timedelta) -> timedelta:
    return min(first * (1 << min(max(failures, 1) - 1, 20)), most)
