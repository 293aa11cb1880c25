"""HTML pages that list others."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from urllib.parse import urljoin

from lxml import etree
from lxml.cssselect import CSSSelector

from spiders.discovery.dates import Rows
from spiders.discovery.guards import MAX_LINKS, Refused, nothing, refuse_challenge, text_of
from spiders.discovery.listings import Link, LinkList, Listed
from spiders.page.dom import Unparsable, parse
from spiders.urls import canonical_url

_DATED = 500  # links of a page whose dates tell how far back it goes
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)


def read_links(listing: LinkList, body: bytes, content_type: str | None, url: str) -> Listed:
    """Read the links of an HTML list, each with the date that stands beside it."""
    return links_of(listing, page_of(body, content_type), url)


def page_of(body: bytes, content_type: str | None) -> etree._Element:
    """Parse an HTML page that lists others. Raises Refused."""
    text = text_of(body, content_type)
    # Only the title: pages behind Cloudflare carry its script, and a notice may tell of アクセスが集中.
    refuse_challenge(" ".join(_TITLE.findall(text[:20_000])))
    return _parse(text)


def links_of(listing: LinkList, root: etree._Element, url: str) -> Listed:
    """Read the links of a parsed page."""
    base = base_of(root, url)
    anchors = list(islice(chain.from_iterable(map(_anchors, _select(root, listing.links))), 4 * MAX_LINKS))
    wanted = [anchor for anchor in anchors if not listing.about or re.search(listing.about, text_in(anchor))]
    rows = Rows(anchors)
    found: dict[str, Link] = {}
    for anchor in wanted[:MAX_LINKS]:
        link = _link(anchor, base, rows)
        if link and (link.url not in found or not found[link.url].title):  # an image may come before the words
            found[link.url] = link
    more = tuple(_next(root, listing, base))
    oldest = min(filter(None, map(rows.date, anchors[:_DATED])), default=None) if more else None
    return Listed(tuple(found.values()), more, _problem(listing, anchors, wanted), oldest=oldest)


def base_of(root: etree._Element, url: str) -> str:
    """Give the address that a page's links are relative to."""
    try:
        return urljoin(url, str(root.xpath("string(//base/@href)")).strip())
    except ValueError:
        return url


def _problem(listing: LinkList, anchors: list[etree._Element], wanted: list[etree._Element]) -> str | None:
    if not anchors:
        if listing.links == "a":
            return nothing("list", "Open it in a browser: it may be drawn by a script, or stand elsewhere now.")
        return f"Layout changed: `links` ({listing.links!r}) finds nothing. Correct it in the source's file."
    if len(wanted) > MAX_LINKS:
        return f"Long list: only the first {MAX_LINKS} links are followed. Narrow `links` in the source's file."
    return None


def _parse(text: str) -> etree._Element:
    try:
        return parse(text)
    except Unparsable:
        why = "Empty: the list page holds nothing. Open it in a browser; if it is empty there too, wait."
        raise Refused(why) from None


def _select(root: etree._Element, expression: str) -> Iterator[etree._Element]:
    path = expression if expression.startswith(("/", "(", ".//")) else CSSSelector(expression, translator="html").path
    found = root.xpath(path)
    yield from (element for element in found if isinstance(element, etree._Element))


def _anchors(element: etree._Element) -> Iterator[etree._Element]:
    for anchor in [element] if element.tag == "a" else element.iterfind(".//a[@href]"):
        href = (anchor.get("href") or "").strip()
        if href and not href.startswith(("#", "javascript:", "mailto:", "tel:")):
            yield anchor


def _link(anchor: etree._Element, base: str, rows: Rows) -> Link | None:
    try:
        url = canonical_url(urljoin(base, (anchor.get("href") or "").strip()))
    except ValueError:
        return None
    if not url.startswith(("http://", "https://")):
        return None
    return Link(url, text_in(anchor) or None, rows.date(anchor))


def text_in(element: etree._Element) -> str:
    """Read the words of a link: what stands in it, else its image's or its own title."""
    written = " ".join("".join(element.itertext(with_tail=False)).split())
    image = element.find(".//img[@alt]") if not written else None
    other = (image.get("alt") if image is not None else "") or element.get("title") or ""
    return written or " ".join(other.split())


def _next(root: etree._Element, listing: LinkList, base: str) -> Iterator[LinkList]:
    if not listing.next or listing.pages <= 1:
        return
    for element in _select(root, listing.next):
        if href := (element.get("href") or "").strip():
            yield replace(listing, url=urljoin(base, href), pages=listing.pages - 1)
            return
