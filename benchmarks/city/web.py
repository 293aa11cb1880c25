"""What the city answers to one address: its home pages, lists, feeds, notices and decoys, and the traps among them."""

import hashlib
import re
from dataclasses import replace
from functools import cache, lru_cache

from benchmarks.city import feeds, pages, traps
from benchmarks.city.notices import address, notices
from benchmarks.city.sites import Site, sites
from benchmarks.city.traps import Answer

_SESSION = re.compile(r";jsessionid=[^?;/]*|(?<=[?&])PHPSESSID=[^&]*&?")
_HREF = re.compile(r'href="(/[^"#?]*)(\?[^"#]*)?"')
_XML = "application/xml"


@cache
def by_host() -> dict[str, Site]:
    """Give the sites by host name."""
    return {site.host: site for site in sites()}


@lru_cache(maxsize=20_000)
def answer(site: Site, target: str) -> Answer:
    """Answer one address of a site; the same address is always answered alike."""
    path, _, query = _SESSION.sub("", target).partition("?")
    if path == "/robots.txt":
        return traps.robots(site)
    found = traps.trap(site, path, query) or _site_page(site, path, query)
    if found.status == 200 and found.kind.startswith("text/html") and isinstance(found.body, str):
        return _sent(site, target, found)
    return found


def _site_page(site: Site, path: str, query: str) -> Answer:
    if path == "/":
        return Answer(pages.home(site, traps.extra_links(site)))
    if site.feed and path == site.feed:
        return Answer(feeds.feed(site), kind=_XML)
    if site.feed and path == "/about/rss.html":
        return Answer(
            pages.framed(
                site, "RSS配信について", f'<h1>RSS配信について</h1><p><a href="{site.feed}">新着情報RSS</a></p>'
            )
        )
    if site.character == "declared sitemap" and path.startswith("/sitemap"):
        return Answer(feeds.sitemap(site, path), kind=_XML)
    if found := _list_page(site, f"{path}?{query}" if query else path):
        return Answer(found)
    return _article(site, path)


def _list_page(site: Site, target: str) -> str | None:
    news, press = site.template.lists
    if target == press:
        return pages.listing(site, "press", 0, "")
    onward = re.escape(news) + re.escape(site.template.pages).replace(re.escape("{}"), r"(\d{1,9})")
    further = re.fullmatch(onward, target)
    if not (target == news or further):
        return None
    number = int(further[1]) if further else 1
    if site.list_pages and number > site.list_pages:
        return None
    last = number == site.list_pages
    ahead = "" if last else news + site.template.pages.format(number + 1)
    return pages.listing(site, "list" if number == 1 else f"page {number}", number, ahead)


@lru_cache(maxsize=512)
def _articles(site: Site) -> dict[str, int]:
    return {address(site, number): number for number in (*range(1001, 1010), *range(5000, 6000))}


def _article(site: Site, path: str) -> Answer:
    number = _articles(site).get(path, 0)
    if number >= 5000:
        return Answer(pages.decoy(site, number))
    slow = traps.SLOW if site.character == "slow" else 0.0
    for notice in notices(site):
        if notice.number == number:
            return Answer(pages.article(notice), delay=slow)
    return Answer("", 404)


def _sent(site: Site, target: str, found: Answer) -> Answer:
    text = str(found.body)
    if site.character == "sessions":
        text = _with_sessions(text, site, target)
    if site.encoding in ("cp932", "euc_jp"):
        return replace(found, body=text.encode(site.encoding), kind="text/html")
    _, _, label = site.encoding.partition(" named ")
    return replace(found, body=text.encode(), kind=f"text/html; charset={label or 'utf-8'}")


def _with_sessions(text: str, site: Site, target: str) -> str:
    # Every page writes another session, and a page always the same one: kept pages can be compared by their digest.
    session = hashlib.md5(f"{site.host}{target}".encode()).hexdigest().upper()

    def href(found: re.Match[str]) -> str:
        path, query = found[1], found[2] or ""
        if site.odd:
            return f'href="{path};jsessionid={session}{query}"'
        return f'href="{path}{query}{"&" if query else "?"}PHPSESSID={session}"'

    return _HREF.sub(href, text)
