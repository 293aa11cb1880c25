"""The address a page is known by: the one it names itself as canonical where that is plainly the same page."""

import re
from urllib.parse import urljoin, urlsplit

from lxml.etree import XPath

from spiders.page.dom import Element
from spiders.urls import document_url

_LINKS = XPath("//link[translate(@rel, 'CANOIL', 'canoil') = 'canonical']/@href")
_VARIANT = re.compile(
    r"/(?:sp|smph|smp|mobile|m|amp|pc|print)(?=/)|(?:[._-](?:sp|print|amp))(?=\.\w+$|$)|/(?:amp|index\.\w+)?$"
)
_NAMES = re.compile(r"(?:\w*id|no|num|code|p|page|c|cd|k|kiji|article|seq)\w*=", re.IGNORECASE)


def own_address(root: Element, url: str) -> str:
    """Give the address of a page's document; what it names counts only on the same site and for the same path.

    Templates often name the home page, or the same page for all: such an address is not believed.
    """
    own = document_url(url)
    named = [str(href).strip() for href in _LINKS(root)]
    if len(named) != 1 or not named[0]:
        return own
    try:
        target = document_url(urljoin(url, named[0]))
        same = _site(target) == _site(own) and _bare(target) == _bare(own)
    except ValueError:
        return own
    return target if same and _asks_less(target, own) else own


def _site(url: str) -> str:
    host = (urlsplit(url).hostname or "").lower()
    return re.sub(r"^(?:www\d?|sp|m|mobile)\.", "", host)


def _bare(url: str) -> str:
    return _VARIANT.sub("", urlsplit(url).path) or "/"


def _asks_less(target: str, own: str) -> bool:
    # `?id=12` may be all that names a page: the canonical form may leave out only what does not.
    kept = set(filter(None, urlsplit(target).query.split("&")))
    left = set(filter(None, urlsplit(own).query.split("&"))) - kept
    return not any(_NAMES.match(part) for part in left)
