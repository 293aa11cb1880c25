"""A site's home page: its links, and where the site lists its news and publishes its feeds."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize
from urllib.parse import urljoin

from lxml import etree

from spiders.discovery.htmllist import base_of, links_of, page_of, text_in
from spiders.discovery.listings import Feed, Home, LinkList, Listed, Listing
from spiders.families import family_of
from spiders.urls import canonical_url

TABLE = Path(__file__).parents[1] / "tables" / "lists.tsv"
NEXT = (
    "//a[@href][@rel='next' or contains(., '次へ') or starts-with(normalize-space(.), '次の') or "
    "contains(' > ＞ » ', concat(' ', normalize-space(.), ' '))]"
)
PAGES = 3  # of a list that was found
_FEW = 4  # links of a page that only sends on: "here, if nothing happens", in two languages
_REFRESH = re.compile(r"\s*\d{1,3}\s*[;,]\s*url\s*=\s*[\"']?\s*([^\"']+)", re.IGNORECASE)
_MOST: dict[type, int] = {Feed: 3, LinkList: 4, Home: 1}
_LONGEST = 24  # characters of a link that names a list; a longer one is a notice's title
_FEED = re.compile(r"\.(?:rdf|rss|atom)$|/(?:rss|atom|feed)[^?]*\.xml$|rss[^/?]*\.xml$|/(?:feed|rss)/?$", re.IGNORECASE)
_MARKS = (" ", "(", ")", ">", "»", "・", ":", "「", "」")  # around the words of a link
_TYPE = re.compile(r"rss|atom|rdf", re.IGNORECASE)
_HEADING = etree.XPath("(preceding::*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::dt])[last()]")


class _Words(NamedTuple):
    list: re.Pattern[str]
    more: re.Pattern[str]
    feeds: re.Pattern[str]
    other: re.Pattern[str]


def read_home(listing: Home, body: bytes, content_type: str | None, url: str) -> Listed:
    """Read a home page: the links that are about the subject, and the lists and feeds, the likeliest of each kind."""
    root = page_of(body, content_type)
    if front := _sent_on(root, url):
        return Listed(lists=(Home(front, listing.about),))
    read = links_of(LinkList(listing.url, about=listing.about), root, url)
    lists = tuple(_likeliest(listing, root, base_of(root, url), url))
    return Listed(read.links, problem=read.problem, lists=lists)


def listing_of(kind: str, url: str, about: str) -> Listing:
    """Give a found listing as it is followed; `kind` as `kind_of` gives it."""
    if kind == "list":
        return LinkList(url, about=about, next=NEXT, pages=PAGES)
    return Home(url, about, depth=int(kind == "home")) if kind in ("home", "front") else Feed(url, about)


def kind_of(listing: Listing) -> str:
    """Give the kind under which a found listing is remembered: feed, list, home, or front where a home sends on to."""
    if isinstance(listing, Home):
        return "home" if listing.depth else "front"
    return "feed" if isinstance(listing, Feed) else "list"


def _sent_on(root: etree._Element, url: str) -> str | None:
    # A home that is nothing but a `meta refresh`: the site begins at another page of it.
    if len(list(islice(root.iterfind(".//a[@href]"), _FEW))) == _FEW:
        return None
    for meta in root.iterfind(".//meta[@http-equiv]"):
        sent = _REFRESH.match(meta.get("content") or "") if meta.get("http-equiv", "").lower() == "refresh" else None
        target = _plain(base_of(root, url), sent[1]) if sent else ""
        if target.startswith(("http://", "https://")) and target != canonical_url(url):
            return target
    return None


def _likeliest(home: Home, root: etree._Element, base: str, url: str) -> Iterator[Listing]:
    found: dict[str, tuple[int, Listing]] = {}
    for rank, kind, address in _candidates(home, root):
        target = _plain(base, address)
        if target.startswith(("http://", "https://")) and target not in (canonical_url(url), canonical_url(home.url)):
            found.setdefault(target, (rank, listing_of(kind, target, home.about)))
    best = [listing for _, listing in sorted(found.values(), key=lambda one: one[0])]
    for wanted in _MOST if home.depth == 0 else (Feed,):
        yield from [listing for listing in best if type(listing) is wanted][: _MOST[wanted]]


def _candidates(home: Home, root: etree._Element) -> Iterator[tuple[int, str, str]]:
    # Rank 0 is what says itself that it is news; 1 the rest; 2 where the sites of a family publish what none names.
    for link in root.iterfind(".//link[@href]"):
        if "alternate" in (link.get("rel") or "").lower() and _TYPE.search(link.get("type") or ""):
            yield from _feed(link.get("title") or "", link.get("href") or "")
    lists = []
    base = base_of(root, home.url)
    for anchor in root.iterfind(".//a[@href]"):
        address, text = anchor.get("href") or "", normalize("NFKC", text_in(anchor))
        if _FEED.search(_plain(base, address)):
            yield from _feed(text, address)
        elif _words().feeds.search(text) and len(text) <= _LONGEST:
            yield 1, "home", address
        elif (rank := _names_list(home, anchor, text)) is not None:
            lists.append(address)
            yield rank, "list", address
    family = family_of(root)
    for feed in family.feeds if family else ():
        for beside in ["/"] if feed.startswith("/") else lists[:2]:
            yield 2, "feed", urljoin(beside, feed)


def _plain(base: str, address: str) -> str:
    # As it is without a session or a fragment.
    try:
        return canonical_url(urljoin(base, address.strip()))
    except ValueError:
        return ""


def _feed(text: str, address: str) -> Iterator[tuple[int, str, str]]:
    if not _words().other.search(normalize("NFKC", text)):
        yield 0 if not text or _words().list.search(text) else 1, "feed", address


def _names_list(home: Home, anchor: etree._Element, text: str) -> int | None:
    words = _words()
    if not text or len(text) > _LONGEST or words.other.search(text) or (home.about and re.search(home.about, text)):
        return None
    if named := words.list.search(text):
        tail = text[named.end() :].strip("".join(_MARKS))
        return 0 if not tail or words.more.match(tail) or tail in ("へ", "はこちら") else None
    if words.more.search(text) and (heading := _HEADING(anchor)):
        above = normalize("NFKC", text_in(heading[0]))
        return 0 if words.list.search(above) and not words.other.search(above) else None
    return None


@cache
def _words() -> _Words:
    rows = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[1:] if line.strip()]
    of: Callable[[str], re.Pattern[str]] = lambda means: re.compile(  # noqa: E731
        "|".join(f"(?:{row[0]})" for row in rows if row[1] == means), re.IGNORECASE
    )
    return _Words(of("list"), of("more"), of("feeds"), of("other"))
