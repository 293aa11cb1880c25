"""What a crawl is told: where its data is, how patient and how large, and what it may touch."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from records import MOST_PAGE_BYTES, CannotRun

VERSION = "0.3.0"


class CannotCrawl(CannotRun):
    """The crawl could not start, or had to stop; the message names the thing and the cure."""


class CrawlBusy(CannotCrawl):
    """Another crawl is at work in the same folder; nothing was started."""


@dataclass(frozen=True)
class CrawlOptions:
    """Settings of one crawl. Times in seconds, sizes in bytes."""

    data: Path
    contact: str | None = None  # mail or web address, sent with every request; the real web needs one
    pause: float = 3.0  # between the end of one request to a host and the start of the next
    timeout: float = 30.0
    max_page_bytes: int = MOST_PAGE_BYTES  # before and after decompression
    archive_file_bytes: int = 1_000_000_000
    allow_private: bool = False  # private and loopback addresses: tests only
    replay: str | None = None  # `127.0.0.1:PORT` of a server that plays the web: demo and tests
    now: datetime | None = None  # stands still at this moment instead of following the clock: demo and tests
    progress: bool = False
    package: str = "spiders.sources"  # where the sources are

    def clock(self) -> datetime:
        """Tell the time; everything in a crawl that needs it asks here."""
        return self.now or datetime.now(UTC)

    @property
    def user_agent(self) -> str:
        """What we say of ourselves in every request."""
        return f"Madoguchi/{VERSION} (+{self.contact})" if self.contact else f"Madoguchi/{VERSION}"

    def check(self) -> None:
        """Refuse the real web without a contact address. Raises CannotCrawl with the cure."""
        if not (self.contact or self.replay or self.allow_private):
            raise CannotCrawl(
                "the real web is not crawled without a contact address: set `contact` in madoguchi.toml, "
                'e.g. contact = "you@example.org", or MADOGUCHI_CONTACT'
            )
        if self.now and self.now.tzinfo is None:
            raise CannotCrawl("`now` must be an aware datetime: give it a time zone")
