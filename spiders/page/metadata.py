"""What a page states for machines: JSON-LD, `meta` and `time` elements."""

import json
from collections.abc import Iterator
from typing import Any

from spiders.page.dom import Element, words
from spiders.page.labelled import Role, Stated
from spiders.page.statedday import value_of

_ARTICLES = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "WebPage", "Report")
_MOST = 300_000  # characters of one JSON-LD block worth parsing
_ROLES: dict[str, Role] = {"datePublished": "published", "dateModified": "updated"}
_META: dict[str, Role] = {
    "article:published_time": "published",
    "article:modified_time": "updated",
    "og:updated_time": "updated",
    "firstcreate": "published",
    "lastupdate": "updated",
}


def linked(root: Element) -> dict[str, Any]:
    """Give the JSON-LD object of the article (the most article-like one on the page), empty when there is none."""
    best: dict[str, Any] = {}
    rank = len(_ARTICLES)
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        for item in _objects(script.text or ""):
            kinds = item.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            place = min((_ARTICLES.index(name) for name in names if name in _ARTICLES), default=len(_ARTICLES))
            if place < rank:
                best, rank = item, place
    return best


def _objects(raw: str) -> Iterator[dict[str, Any]]:
    if len(raw) > _MOST:
        return
    try:
        waiting: list[Any] = [json.loads(raw, strict=False)]
    except (ValueError, RecursionError):
        return
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = item
        elif isinstance(item, dict):
            yield item
            waiting += [item["@graph"]] if "@graph" in item else []


def metas(root: Element) -> dict[str, str]:
    """Give the page's `meta` elements, name or property to content, the first of each."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or ""
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    return found


def machine_dates(root: Element, ld: dict[str, Any], meta: dict[str, str]) -> Iterator[Stated]:
    """Give the dates stated for machines, the most trustworthy first: JSON-LD, itemprop, meta."""
    for key, role in _ROLES.items():
        raw = ld.get(key)
        if isinstance(raw, str) and (value := value_of(raw)):
            yield Stated(role, key, raw, value)
    for element in root.iter("time", "meta", "span"):
        prop = element.get("itemprop")
        if prop in _ROLES:
            raw = element.get("datetime") or element.get("content") or words(element)
            if value := value_of(raw):
                yield Stated(_ROLES[prop], prop, raw, value)
    for name, role in _META.items():
        if name in meta and (value := value_of(meta[name])):
            yield Stated(role, name, meta[name], value)


def author_of(ld: dict[str, Any]) -> str | None:
    """Give the author JSON-LD names: people before organisations, several joined by 、."""
    raw = ld.get("author")
    people = [item for item in (raw if isinstance(raw, list) else [raw]) if item]
    names = [item.get("name") if isinstance(item, dict) else item for item in people]
    return "、".join(name.strip() for name in names if isinstance(name, str) and name.strip()) or None


def paid(ld: dict[str, Any]) -> bool:
    """Tell whether JSON-LD says that the whole article is not free to read."""
    return str(ld.get("isAccessibleForFree", "")).strip().lower() in ("false", "no", "0")
