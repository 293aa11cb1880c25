"""What is collected: pages kept, articles found on them, and what came of each source, day and run."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Kind = Literal["news", "notice", "report"]
Outcome = Literal["parsed", "empty", "moved", "blocked", "layout_changed", "unreadable"]
"""What reading a kept page came to. `empty`: nothing there; `moved`: it only points elsewhere; `blocked`: a consent,
challenge or paywall page; `layout_changed`: a declared source whose declared title or body is gone; `unreadable`: not
text we can decode or parse."""

Story = Literal["open", "over"]
"""What a page tells of an outage: `open` while it lasts, `over` once its end is told."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One HTTP response kept in the archive, and where its bytes are."""

    capture_id: str  # content_id(url, captured_at, digest)
    source: str  # file name in spiders/sources, or `lg:` + 団体コード, or `host:` + host name for an undeclared site
    url: str  # as requested
    captured_at: datetime  # when the response came, aware
    status: int
    content_type: str | None  # the Content-Type header, as sent
    digest: str  # `sha1:` + base32 of the body as WARC-Payload-Digest defines it
    archive_file: str  # relative to the archive folder
    archive_offset: int
    archive_length: int


@dataclass(frozen=True, slots=True)
class Page:
    """A kept page as extraction takes it: the decompressed body and what the transport said of it."""

    url: str
    body: bytes
    content_type: str | None = None
    status: int = 200
    source: str | None = None
    digest: str | None = None
    captured_at: datetime | None = None  # aware; a site's layout is chosen by it


@dataclass(frozen=True, slots=True)
class Article:
    """What extraction finds on a page: one article, notice or report. Several may stand on one page."""

    url: str  # canonical; with `#…` when several notices share a page
    source: str
    kind: Kind
    title: str
    text: str  # blocks, one a line: heading, paragraph, list item, or table row as `header: value` pairs
    published_at: str | None = None
    updated_at: str | None = None
    dates_as_labelled: dict[str, str] = field(default_factory=dict)  # label → the date as the page writes it
    author: str | None = None
    office: str | None = None
    language: str = "ja"
    extractor: str = ""
    digest: str | None = None  # the capture's
    pages: tuple[int, ...] = ()  # of a PDF: where each of its pages starts in the text
    page_number: str | None = None  # the number the site gives the page (ページ番号, ページID), as written
    part_of: str | None = None  # of an article's second and later pages: the address of its first


@dataclass(frozen=True, slots=True)
class Extraction:
    """The outcome of extracting one page, with its articles (none unless `parsed`) and the reason when it failed."""

    outcome: Outcome
    articles: tuple[Article, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class SourceDay:
    """The coverage ledger of one source on one day (Japan time): what the crawl set out to do and what came of it."""

    source: str
    day: str
    expected: int = 0  # URLs that were due
    discovered: int = 0  # URLs seen for the first time
    fetched: int = 0  # answers that brought something new, listings included
    new: int = 0  # of these, pages kept for the first time
    changed: int = 0  # of these, pages kept before with other bytes
    unchanged: int = 0  # 304, or the same digest again
    gone: int = 0  # 404, 410
    blocked: int = 0  # 401, 403, 429, 451, robots.txt, private address
    failed: int = 0  # everything else that brought nothing
    problem: str | None = None  # what was wrong with its listings, in words


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What a source declares about itself."""

    source: str
    title: str  # its Japanese name
    role: str  # press | ministry | agency | operator | municipality | vendor | civic
    kind: Kind
    home: str
    terms: str
    unconfirmed: str = ""  # what could not be confirmed about the site, one line each


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a stage."""

    run_id: str
    command: str
    started_at: datetime
    ended_at: datetime | None = None
    status: str = "running"  # running | done | problems | failed | interrupted
    counts: dict[str, int] = field(default_factory=dict)
