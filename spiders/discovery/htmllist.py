"""HTML pages that list others."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urljoin

from lxml import etree
from lxml.cssselect import CSSSelector

from spiders.discovery.days import day_in, stated
from spiders.discovery.guards import MAX_LINKS, Refused, nothing, refuse_challenge
from spiders.discovery.listings import Link, LinkList, Listed
from spiders.discovery.text import xml_text as decode
from spiders.urls import canonical_url

_ROWS = frozenset(("li", "tr", "article", "section", "dd", "p"))
_ROW_LENGTH = 2_000  # characters; an element with more is not a row of a list but its frame


def read_links(listing: LinkList, body: bytes, content_type: str | None, url: str) -> Listed:
    """Read the links of an HTML list, each with the date that stands beside it."""
    text = decode(body, content_type).replace("\0", "")
    refuse_challenge(text)
    root = _parse(text)
    base = urljoin(url, next(iter(root.xpath("string(//base/@href)").split()), ""))
    found: dict[str, Link] = {}
    seen = False
    for element in _select(root, listing.links):
        for link in _links(element, base):
            seen = True
            if not listing.about or re.search(listing.about, link.title or ""):
                found.setdefault(link.url, link)
        if len(found) > MAX_LINKS:
            problem = f"Long list: only the first {MAX_LINKS} links are followed. Narrow `links` in the source's file."
            return Listed(tuple(found.values())[:MAX_LINKS], problem=problem)
    if not found and not (listing.about and seen):
        cure = f"The page's layout changed: correct `links` ({listing.links!r}) in the source's file."
        return Listed(problem=nothing("list", cure))
    return Listed(tuple(found.values()), tuple(_next(root, listing, base)))


def _parse(text: str) -> etree._Element:
    # A declaration in a str is refused by lxml, and a document of nothing has no root.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        root = etree.HTML(text.encode("utf-8", "replace"), etree.HTMLParser(encoding="utf-8", huge_tree=False))
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise Refused("Empty: the list page holds nothing. Open it in a browser; if it is empty there too, wait.")
    return root


def _select(root: etree._Element, expression: str) -> Iterator[etree._Element]:
    path = expression if expression.startswith(("/", "(", ".//")) else CSSSelector(expression, translator="html").path
    found = root.xpath(path)
    yield from (element for element in found if isinstance(element, etree._Element))


def _links(element: etree._Element, base: str) -> Iterator[Link]:
    anchors = [element] if element.tag == "a" else element.iterfind(".//a[@href]")
    for anchor in anchors:
        href = (anchor.get("href") or "").strip()
        if not href or href.startswith(("#", "javascript:", "mailto:", "tel:")):
            continue
        try:
            url = canonical_url(urljoin(base, href))
        except ValueError:
            continue
        if url.startswith(("http://", "https://")):
            title = _text(anchor) or " ".join((anchor.get("title") or "").split())
            yield Link(url, title or None, _date(anchor))


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext(with_tail=False)).split())


def _date(anchor: etree._Element) -> str | None:
    row = anchor
    for step, ancestor in enumerate(anchor.iterancestors()):
        if ancestor.tag in _ROWS:
            row = ancestor
            break
        if step > 5:
            break
    for beside in (row, *(before for before in [row.getprevious()] if row.tag == "dd" and before is not None)):
        machine = beside.find(".//time[@datetime]")
        if machine is not None and (day := stated(machine.get("datetime") or "")):
            return day
        if day := day_in(_text(beside)[:_ROW_LENGTH]):
            return day
    return None


def _next(root: etree._Element, listing: LinkList, base: str) -> Iterator[LinkList]:
    if not listing.next or listing.pages <= 1:
        return
    for element in _select(root, listing.next):
        if href := (element.get("href") or "").strip():
            yield replace(listing, url=urljoin(base, href), pages=listing.pages - 1)
            return
