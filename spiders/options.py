"""What a crawl is told: where its data is, how patient and how large, and what it may touch."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

from records import CannotRun

VERSION = "0.3.0"
_KEYS = ("data", "contact", "pause", "timeout", "max_page_bytes", "archive_file_bytes", "allow_private", "replay")


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
    max_page_bytes: int = 20_000_000  # before and after decompression
    archive_file_bytes: int = 1_000_000_000
    allow_private: bool = False  # private and loopback addresses: tests only
    replay: str | None = None  # `127.0.0.1:PORT` of a server that plays the web: demo and tests
    now: datetime | None = None  # stands still at this moment instead of following the clock: demo and tests
    progress: bool = False
    concurrency: int = 0  # requests at once over all hosts, 0 for no limit; one host never sees more than one
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
        if self.contact and not (self.contact.isascii() and self.contact.isprintable()):
            raise CannotCrawl("`contact` goes into an HTTP header: write it in ASCII, as a mail or https:// address")
        if self.now and self.now.tzinfo is None:
            raise CannotCrawl("`now` must be an aware datetime: give it a time zone")


def from_surroundings(environment: Mapping[str, str] = os.environ) -> CrawlOptions:
    """Read the options as `scrapy crawl` needs them: `madoguchi.toml` in the working folder, then `MADOGUCHI_…`."""
    file = Path("madoguchi.toml")
    given: dict[str, object] = tomllib.loads(file.read_text("utf-8")) if file.exists() else {}
    values: dict[str, object] = {"data": Path("data")}
    for key in _KEYS:
        value = environment.get(f"MADOGUCHI_{key.upper()}") or given.get(key)
        if value is not None:
            values[key] = _typed(key, value)
    return CrawlOptions(**values)  # type: ignore[arg-type]


def _typed(key: str, value: object) -> object:
    kind = next(field.type for field in fields(CrawlOptions) if field.name == key)
    if kind is Path:
        return Path(str(value))
    if kind is bool:
        return str(value).lower() in ("1", "true", "yes", "on")
    if kind in (int, float):
        return float(str(value)) if kind is float else int(str(value))
    return value
