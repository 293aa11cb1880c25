"""One crawl over the city, and what came of it: in the archive, in the frontier, and as the server saw it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, cached_property
from pathlib import Path
from time import monotonic

from archive import Archive
from benchmarks.city.server import City, Hit, serve
from benchmarks.city.sites import Site, sites
from records import Capture
from spiders.frontier import Frontier
from spiders.run import CrawlOptions, crawl

NOW = datetime(2025, 4, 4, 18, 0, tzinfo=UTC)


def options(at: str, data: Path) -> CrawlOptions:
    """Give the options of a crawl over the city that is served at `host:port`."""
    return CrawlOptions(data, pause=0, timeout=10, now=NOW, replay=at, package="benchmarks.city.sources")


@cache
def crawled(data: Path) -> "Night":
    """Serve the city, crawl it once for all who ask, and give what came of it."""
    with serve() as city:
        began = monotonic()
        crawl(options(city.at, data))
        night = Night(city, data, monotonic() - began)
    print(f"\nthe city: {len(city.hits)} requests in {night.seconds:.1f} s, {len(night.captures)} pages kept")
    return night


@dataclass(repr=False)
class Night:
    """What came of one crawl."""

    city: City
    data: Path
    seconds: float

    @cached_property
    def captures(self) -> list[Capture]:
        """What the archive holds."""
        return list(Archive(self.data / "archive").captures())

    @cached_property
    def kept(self) -> Counter[str]:
        """How often each address is in the archive."""
        return Counter(capture.url for capture in self.captures)

    @cached_property
    def outcomes(self) -> dict[str, tuple[str, str, str]]:
        """Source, state and reason of each address in the frontier."""
        with Frontier(self.data / "frontier.sqlite") as frontier:
            rows = frontier._db.execute("select url, source, state, reason from url").fetchall()
        return {url: (source, state, reason or "") for url, source, state, reason in rows}

    def hits(self, character: str) -> Iterator[tuple[Site, list[Hit]]]:
        """Give the sites of a character, each with what it was asked for."""
        for site in sites():
            if site.character == character:
                yield site, [hit for hit in self.city.hits if hit.host == site.host]

    def addresses(self, character: str, path: str) -> dict[str, int]:
        """How many addresses of such a path were asked for, by host."""
        matches = re.compile(path).match
        return {site.host: len({hit.path for hit in hits if matches(hit.path)}) for site, hits in self.hits(character)}
