"""What one site has due: its declarations and discoveries go in, addresses to fetch come out."""

from collections.abc import Iterable, Iterator

from spiders.discovery import Link
from spiders.engine.stores import Stores
from spiders.engine.tally import Tally
from spiders.frontier import Entry, Named
from spiders.frontier.revisit import UrlKind
from spiders.site import Site
from spiders.urls import canonical_url


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

    def page(self) -> Entry | None:
        """Give the next page or standing notice that is due and was not yet asked for in this run."""
        for entry in self._pages or ():
            if asked := self._ask(entry):
                return asked
        self._pages = None
        return None

    def discovered(self, links: Iterable[Link]) -> None:
        """Take note of what a listing names, as far as the site wants it."""
        found = self._found((link for link in links if self.site.wants(link.url)), "page")
        if found.new or found.again:
            self._pages = self._due_pages()

    def settled(self, urls: Iterable[str]) -> None:
        """Ask no more for these addresses in this run: another's redirect led to them."""
        self._asked.update(urls)

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
