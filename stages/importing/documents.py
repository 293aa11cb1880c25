"""What a row must say to be a document, and an imported document as later stages see it."""

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict
from urllib.parse import urlsplit

from records import JST, Article, Extraction, Kind, Page, content_id
from spiders.page.masking import mask
from spiders.page.statedday import value_of
from spiders.registry import source_infos, source_of
from spiders.urls import canonical_url, document_url
from stages.importing.naming import known_source

CONTENT_TYPE = "application/vnd.madoguchi.document+json"
KINDS = Path(__file__).parent / "kinds.tsv"
_UNPAIRED = re.compile("[\ud800-\udfff]")


class Document(TypedDict):
    """A row as it is kept in the archive."""

    url: str
    title: str
    text: str
    published: str | None
    kind: Kind
    source: str
    seen: NotRequired[str]  # when the text was seen, as stated


def json_of(document: Document) -> bytes:
    """Write a document as its capture's body: the same bytes for the same document."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True).encode()


def is_document(page: Page) -> bool:
    """Whether a kept page is an imported document."""
    return (page.content_type or "").startswith(CONTENT_TYPE)


def extraction(page: Page) -> Extraction:
    """Read an imported document back from its capture."""
    row = json.loads(page.body)
    article = Article(
        url=document_url(row["url"]),
        source=page.source or "",
        kind=row["kind"],
        title=row["title"],
        text=row["text"],
        published_at=row["published"],
        dates_as_labelled={"seen": row["seen"]} if "seen" in row else {},
        extractor="import",
        digest=page.digest,
    )
    return (
        Extraction("parsed", (article,)) if article.text.strip() else Extraction("empty", reason="the row has no text")
    )


def document_of(row: Mapping[str, object], columns: Mapping[str, str]) -> Document:
    """Make a row's document; `columns` is field → column. Raises ValueError saying what is wrong with which column."""
    title, text = mask(_stated(row, columns, "title").strip()), mask(_text(row, columns))
    published = _published(row, columns)
    named = _stated(row, columns, "source").strip() if _is_there(row, columns, "source") else ""
    source = known_source(named, _stated(row, columns, "url") if _is_there(row, columns, "url") else None) or named
    url = _url(row, columns, (source, published, title))
    source = source or source_of(url) or f"host:{urlsplit(url).hostname}"
    kind = _kind(row, columns) or _kinds_of_sources().get(source, "news")
    document = Document(url=url, title=title, text=text, published=published, kind=kind, source=source)
    if seen := _word(row, columns, "seen"):
        document["seen"] = seen
    return document


def seen_at(row: Mapping[str, object], columns: Mapping[str, str]) -> datetime:
    """Give the moment a row's text was seen, Japan time unless it names a zone; now, where it names none."""
    said = _word(row, columns, "seen")
    if not said:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(said)
        return (moment if moment.tzinfo else moment.replace(tzinfo=JST)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(f"seen {said!r} is no moment such as 2025-04-04T19:36") from None


def _text(row: Mapping[str, object], columns: Mapping[str, str]) -> str:
    text = _stated(row, columns, "text")
    lead = _stated(row, columns, "lead") if _is_there(row, columns, "lead") else ""
    return text if text.startswith(lead) else f"{lead}\n{text}"


def _url(row: Mapping[str, object], columns: Mapping[str, str], otherwise: tuple[object, ...]) -> str:
    if _is_there(row, columns, "url"):
        url = _stated(row, columns, "url").strip()
        if urlsplit(url).scheme not in ("http", "https") or urlsplit(url).hostname is None:
            raise ValueError(f"url {url!r} is no address such as https://www.example.jp/news/1.html")
        return canonical_url(url)
    if not otherwise[0]:
        raise ValueError("neither an address (column 'url') nor a paper (column 'source') is given: one must be")
    if _is_there(row, columns, "number"):
        otherwise = (otherwise[0], str(row[columns["number"]]).strip())
    # Databases of papers give no address. Its own words name the document, so that it is the same whenever it comes.
    return f"urn:madoguchi:{content_id(*otherwise)}"


def _published(row: Mapping[str, object], columns: Mapping[str, str]) -> str | None:
    said = {name: _word(row, columns, name) for name in ("published", "year", "month", "day", "month_day", "time")}
    written = said["published"]
    if not written and said["year"]:
        year = said["year"].rstrip("年") + "年"
        month_day = said["month_day"] or f"{said['month'].rstrip('月')}月{said['day'].rstrip('日')}日"
        written = year + re.sub(r"^(\d{1,2})(\d\d)$", r"\1月\2日", month_day)
    if not written:
        return None
    value = (value_of(f"{written} {said['time']}") if said["time"] else None) or value_of(written)
    if value is None:
        raise ValueError(f"published {written!r} is not a date that can be read, such as 2025-04-04")
    return value


def _kind(row: Mapping[str, object], columns: Mapping[str, str]) -> Kind | None:
    word = _word(row, columns, "kind").lower()
    if not word:
        return None
    if word not in _kinds():
        raise ValueError(f"kind {word!r} is none of {', '.join(_kinds())}")
    return _kinds()[word]


@cache
def _kinds() -> dict[str, Kind]:
    rows = (line.split("\t") for line in KINDS.read_text("utf-8").splitlines()[1:])
    return dict(rows)  # type: ignore[return-value]


@cache
def _kinds_of_sources() -> dict[str, Kind]:
    return {info.source: info.kind for info in source_infos()}


def _word(row: Mapping[str, object], columns: Mapping[str, str], field: str) -> str:
    value = row.get(columns[field]) if field in columns else None
    return "" if value is None else unicodedata.normalize("NFKC", str(value)).strip()


def _is_there(row: Mapping[str, object], columns: Mapping[str, str], field: str) -> bool:
    return field in columns and row.get(columns[field]) not in (None, "")


def _stated(row: Mapping[str, object], columns: Mapping[str, str], field: str) -> str:
    value = row.get(columns[field]) if field in columns else None
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"column '{columns.get(field, field)}' is missing, empty or no text")
    return _UNPAIRED.sub("\ufffd", value.replace("\r\n", "\n").replace("\0", ""))
