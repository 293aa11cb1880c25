"""What one site has due: its declarations and discoveries go in, addresses to fetch come out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from spiders.discovery import Home, Link, LinkList, Listed, Listing
from spiders.discovery.home import kind_of, listing_of
from spiders.engine.stores import Stores
from spiders.engine.tally import Tally
from spiders.frontier import Entry, Named
from spiders.frontier.clock import seconds, stated
from spiders.frontier.revisit import UrlKind
from spiders.site import Site, host_of
from spiders.urls import canonical_url

_DRY = timedelta(days=60)  # found lists that named nothing new for so long are looked for anew


class Agenda:
    """One site's part of the frontier, during one run."""

    def __init__(self, site: Site, stores: Stores, tally: Tally) -> None:
        self.site = site
        self._frontier = stores.frontier
        self._clock = stores.options.clock
        self._tally = tally
        self._asked: set[str] = set()
        self._pages: Iterator[Entry] | None = None

    def declare(self) -> None:
        """Take note of the addresses the site declares, and of how many are due in all."""
        with self._frontier.batch():
            listings = {canonical_url(listing.url) for listing in self.site.listings}
            self._found(listings, "listing")  # one that is also standing is read for its links, and kept as well
            self._found((url for url in map(canonical_url, self.site.standing) if url not in listings), "standing")
            self._frontier.expect(self._clock(), [self.site.source])
        self._pages = self._due_pages()

    def listings(self) -> Iterator[Listing]:
        """Give the listings to follow: the declared ones, and those that were found on the home page before."""
        yield from self.site.listings
        home = next((listing for listing in self.site.listings if isinstance(listing, Home)), None)
        if home:
            for entry in self._frontier.remembered(self.site.source):
                yield listing_of(entry.listing or "", entry.url, home.about)

    def remember(self, lists: Iterable[Listing]) -> list[Listing]:
        """Remember what lists and feeds a home page names; gives those that are new."""
        named = {canonical_url(listing.url): listing for listing in lists if self.site.covers(listing.url)}
        found = [(url, kind_of(listing)) for url, listing in named.items()]
        return [named[url] for url in self._frontier.remember(self.site.source, found, self._clock())]

    def following(self, first: Entry, listed: Listed, found: Named) -> Iterator[Listing]:
        """Give what a listing leads to: child sitemaps, and the page after it when that may name what is not known yet.

        It may at the first reading, or when all of this page is from after the last one. Where no dates tell, it may
        when this page named something new. `first`: the first page of the list, as it was before this run.
        """
        oldest = stated(listed.oldest)
        again = first.digest is not None and first.last_tried is not None
        unseen = oldest[1] > (first.last_tried or 0) if oldest else found.new > 0
        yield from (listing for listing in listed.more if not (isinstance(listing, LinkList) and again and not unseen))

    def listing(self, url: str, *, declared: bool) -> Entry | None:
        """Give a listing to fetch: a declared one when it is due, one that its parent has just named at once."""
        url = canonical_url(url)
        if not declared:
            self._found([url], "listing")
            return self._ask(self._frontier.get(url))
        entries = self._frontier.due(self.site.source, self._clock())
        for entry in entries:
            if entry.kind != "listing":
                break
            if entry.url == url:
                return self._ask(entry)
        return None

    def in_full(self, listing: Listing, entry: Entry) -> Entry:
        """Have a home page sent whole, even if unchanged, when the lists found on it before brought nothing lately."""
        since = seconds(self._clock() - _DRY)
        if not isinstance(listing, Home) or listing.depth:
            return entry
        found = self._frontier.remembered(self.site.source)
        fresh = any(one.state == "new" or (one.brought or 0) > since for one in found)
        return entry if fresh else replace(entry, etag=None, last_modified=None)

    def page(self) -> Entry | None:
        """Give the next page or standing notice that is due and was not yet asked for in this run."""
        for entry in self._pages or ():
            if asked := self._ask(entry):
                return asked
        self._pages = None
        return None

    def discovered(self, links: Iterable[Link], listing: Entry | None = None) -> Named:
        """Take note of what a listing names, as far as the site wants it."""
        here = (replace(link, url=self._here(link.url)) for link in links)
        found = self._found((link for link in here if self.site.wants(link.url)), "page")
        if found.new or found.again:
            self._pages = self._due_pages()
            if listing and listing.listing:
                self._frontier.brought(listing.url, self._clock())
        return found

    def settled(self, urls: Iterable[str]) -> None:
        """Ask no more for these addresses in this run: another's redirect led to them."""
        self._asked.update(urls)

    def _here(self, url: str) -> str:
        # One page of a site has one address, whichever scheme a link is written with: the home page's.
        scheme, colon, rest = url.partition(":")
        home = self.site.home.partition(":")[0]
        return home + colon + rest if scheme != home and host_of(url) == host_of(self.site.home) else url

    def _ask(self, entry: Entry | None) -> Entry | None:
        if entry is None or entry.url in self._asked:
            return None
        self._asked.add(entry.url)
        self._tally.asked(self.site.source)
        return entry

    def _due_pages(self) -> Iterator[Entry]:
        return (entry for entry in self._frontier.due(self.site.source, self._clock()) if entry.kind != "listing")

    def _found(self, urls: Iterable[str | Link], kind: UrlKind) -> Named:
        found = self._frontier.discover(self.site.source, urls, self._clock(), kind)
        self._tally.found(self.site.source, found.new)
        return found
