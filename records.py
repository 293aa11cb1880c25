"""The record types, each defined once: the lowest layer, imported by every room and importing none of them.

A record whose name is a warehouse table's (`Capture` → `capture`) has the same fields in the same order; a test holds it.
Days and times a text states are ISO 8601 strings in Japan Standard Time, as precise as stated and no more
(`2025-04-04`, `2025-04-04T19:36`); moments that we observed ourselves are aware `datetime`s.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Kind = Literal["news", "notice", "report"]
Relevance = Literal["outage", "planned_maintenance", "data_incident", "other"]
State = Literal["発生", "調査中", "一部復旧", "復旧", "予定", "訂正", "影響なし"]
Outcome = Literal["parsed", "empty", "moved", "blocked", "layout_changed", "unreadable"]
"""What reading a kept page came to. `empty`: nothing there; `moved`: it only points elsewhere; `blocked`: a consent,
challenge or paywall page; `layout_changed`: a declared source whose declared title or body is gone; `unreadable`: not
text we can decode or parse."""


def content_id(*parts: object) -> str:
    """Derive an id from content: 24 hex digits of SHA-256 over the parts, the same on every machine and every run."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:24]


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


@dataclass(frozen=True, slots=True)
class Extraction:
    """The outcome of extracting one page, with its articles (none unless `parsed`) and the reason when it failed."""

    outcome: Outcome
    articles: tuple[Article, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """One text to read, as `read --jsonl` takes it."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    kind: Kind | None = None
    url: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text. `text[start:end] == surface`; no `entity_id` when the referent is unclear or in no list."""

    label: str  # organisation | municipality | system | procedure | law | person | place
    name: str
    entity_id: str | None
    start: int
    end: int
    surface: str
    component: str
    candidates: tuple[str, ...] = ()  # entity ids, when more than one is possible


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date, time or duration in a text, and its ISO 8601 value."""

    start: int
    end: int
    surface: str
    value: str | None
    granularity: str  # year | month | day | hour | minute | duration | interval | service_hours | recurring | fiscal_year
    approximate: bool = False
    part: str | None = None  # AM, PM, 朝, 夕, 夜, 上旬, 中旬, 下旬, 月末 …
    resolved_against: str | None = None  # the date that supplied what the surface leaves out; `text` date or `published`
    weekday_agrees: bool | None = None  # None when no weekday is written


@dataclass(frozen=True, slots=True)
class Claim:
    """What a stretch of text states about systems and procedures."""

    start: int
    end: int
    state: State
    systems: tuple[str, ...] = ()  # canonical names
    procedures: tuple[str, ...] = ()
    places: tuple[str, ...] = ()  # entity ids
    from_: str | None = None
    to: str | None = None
    speaker: str | None = None
    hedged: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading finds in one text. `lemmas` feeds full-text search and is not part of what `read` prints."""

    id: str
    relevance: Relevance
    relevance_score: float
    entities: tuple[Mention, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    claims: tuple[Claim, ...] = ()
    lemmas: str = ""  # space-separated, in order


@dataclass(frozen=True, slots=True)
class Entity:
    """An entry of the controlled lists in nlp/tables/."""

    entity_id: str  # org:j-lis, lg:131067, sys:…, proc:…, law:…
    label: str
    name: str
    reading: str | None = None  # hiragana or katakana
    kind: str | None = None  # ministry, agency, vendor, city, ward …
    lg_code: str | None = None  # 団体コード, six digits
    houjin_bangou: str | None = None  # 法人番号, thirteen digits
    operator: str | None = None  # for systems: the entity that runs it


@dataclass(frozen=True, slots=True)
class Alias:
    """Another surface of an entity."""

    entity_id: str
    surface: str


@dataclass(frozen=True, slots=True)
class SourceDay:
    """The coverage ledger of one source on one day (Japan time): what the crawl set out to do and what came of it."""

    source: str
    day: str
    expected: int = 0  # URLs that were due
    discovered: int = 0  # URLs seen for the first time
    fetched: int = 0  # responses kept
    unchanged: int = 0  # 304, or the same digest again
    gone: int = 0  # 404, 410
    blocked: int = 0  # 401, 403, 429, 451, robots.txt, private address
    failed: int = 0  # everything else that brought nothing


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
    status: str = "running"  # running | done | problems | failed
    counts: dict[str, int] = field(default_factory=dict)
