"""What a crawl counts, and whether it must end."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from records import JST, SourceDay
from spiders.engine.tell import Teller


class Tally:
    """The counts of one run by source; the ledger over all runs is the frontier's."""

    def __init__(self) -> None:
        self.teller: Teller | None = None
        self.stopped: str | None = None  # why the crawl must end, in plain words
        self._counts: dict[str, dict[str, Any]] = defaultdict(lambda: defaultdict(int))

    def found(self, source: str, new: int) -> None:
        """Count addresses seen for the first time."""
        self._counts[source]["discovered"] += new

    def asked(self, source: str) -> None:
        """Count a request."""
        self._counts[source]["expected"] += 1
        if self.teller:
            self.teller.progress(source, asked=1)

    def answered(self, source: str) -> None:
        """Count a request as done with, whatever it came to."""
        if self.teller:
            self.teller.progress(source, done=1)

    def came_to(self, source: str, state: str) -> None:
        """Count an outcome."""
        self._counts[source][state] += 1

    def days(self, now: datetime) -> list[SourceDay]:
        """Give the counts by source, dated in Japan time."""
        day = now.astimezone(JST).date().isoformat()
        return [SourceDay(source, day, **counts) for source, counts in sorted(self._counts.items())]
