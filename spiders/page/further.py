"""The other pages of an article that goes on over several, as far as the page at hand links to them."""

from itertools import islice
from urllib.parse import urljoin

from lxml.etree import XPath

from spiders.page.decode import Undecodable, decode
from spiders.page.dom import Element, Unparsable, parse
from spiders.urls import canonical_url, document_url, first_page, has_further_pages

MOST = 20  # pages of one article
_LINKS = 2_000  # of a page worth looking at: they are compared in full, which takes a moment each
_HREFS = XPath("//a/@href | //link[@rel = 'next' or @rel = 'prev']/@href")


def further_pages(page: Element | bytes, url: str, content_type: str | None = None) -> tuple[str, ...]:
    """Give the canonical addresses of the article's other pages, in their order, that a page at `url` links to.

    The page is a tree, or bytes as they came, which are parsed only when a rule for the host says how its articles go
    on (`further page` in tables/url_rules.tsv). Never raises: what cannot be read has no further pages.
    """
    if not has_further_pages(url):
        return ()
    try:
        root = parse(decode(page, content_type)) if isinstance(page, bytes) else page
    except (Undecodable, Unparsable):
        return ()
    article, own = first_page(url)
    found: dict[int, str] = {}
    for href in islice(dict.fromkeys(map(str, _HREFS(root))), _LINKS):
        other = _joined(url, href)
        first, number = first_page(other)
        # Of two addresses for one page the one that the document is known by is the better to fetch.
        better = number not in found or other == document_url(other)
        if first == article and number != own and better:
            found[number] = other
    return tuple(found[number] for number in sorted(found)[:MOST])


def _joined(url: str, href: str) -> str:
    try:
        return canonical_url(urljoin(url, href.strip()))
    except ValueError:
        return ""
