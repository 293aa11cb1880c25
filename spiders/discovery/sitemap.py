"""Sitemaps, news sitemaps and indexes of either."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from spiders.discovery.dates import dated
from spiders.discovery.guards import MAX_URLS, Refused, nothing, refuse_entities, refuse_html, text_of
from spiders.discovery.listings import Link, Listed, NewsSitemap, Sitemap
from spiders.urls import canonical_url

MAX_DEPTH = 3
_ROOT = re.compile(r"<(?:\w+:)?(?:urlset|sitemapindex)\b")


def read_sitemap(listing: Sitemap | NewsSitemap, body: bytes, content_type: str | None, url: str) -> Listed:
    """Read a sitemap's links, or an index's children as `more`."""
    text = text_of(body, content_type, xml=True)
    refuse_html(text, wanted="sitemap")
    text = refuse_entities(text)
    if not _ROOT.match(text):
        raise Refused("Moved: no sitemap, something else came. Open the address in a browser and correct the listing.")
    links: list[Link] = []
    children: list[tuple[str, str]] = []
    for tag, address, date, title in _entries(text):
        if tag == "sitemap":
            children.append((date or "", address))
        else:
            links.append(Link(canonical_url(address), title, date))
        if len(links) + len(children) > MAX_URLS:
            break
    more, problem = _children(listing, children)
    if not links and not children:
        return Listed(problem=nothing("sitemap", "See robots.txt of the site for the sitemaps it names now."))
    if len(links) > MAX_URLS:
        problem = f"Long sitemap: only the first {MAX_URLS} addresses are followed, as its protocol has it."
    return Listed(tuple(links[:MAX_URLS]), more, problem)


def _children(
    listing: Sitemap | NewsSitemap, found: list[tuple[str, str]]
) -> tuple[tuple[Sitemap | NewsSitemap, ...], str | None]:
    if found and listing.depth >= MAX_DEPTH:
        return (), f"Nested sitemaps: more than {MAX_DEPTH} indexes deep. Declare one of the inner sitemaps itself."
    wanted = [pair for pair in found if re.search(listing.children, pair[1])]
    if found and not wanted:
        return (), f"Zero items: none of {len(found)} child sitemaps matches {listing.children!r}. Correct `children`."
    newest = sorted(wanted, key=lambda pair: pair[0], reverse=True)[: listing.newest]
    return tuple(replace(listing, url=address, depth=listing.depth + 1) for _, address in newest), None


def _entries(text: str) -> Iterator[tuple[str, str, str | None, str | None]]:
    source = io.BytesIO(text.encode("utf-8"))
    events = etree.iterparse(
        source, events=("end",), tag=("{*}url", "{*}sitemap"), recover=True, resolve_entities=False, no_network=True,
        load_dtd=False, huge_tree=False, encoding="utf-8",
    )  # fmt: skip
    try:
        for _, element in events:
            address = _inner(element, "loc")
            if address and address.startswith(("http://", "https://")):
                raw = _inner(element, "publication_date") or _inner(element, "lastmod")
                tag = etree.QName(element).localname
                yield tag, address, dated(raw) if raw else None, _inner(element, "title")
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
    except etree.XMLSyntaxError as error:
        raise Refused(f"Not a sitemap: {error.msg}. Open the address in a browser and correct the listing.") from None


def _inner(element: etree._Element, name: str) -> str | None:
    # `loc` of an image or video inside the entry is not the entry's: only the news extension is looked into.
    path = f"{{*}}{name}" if name in ("loc", "lastmod") else f"{{*}}news//{{*}}{name}"
    found = element.find(path)
    return " ".join(found.text.split()) if found is not None and found.text else None
