"""One site's round: follow its listings, then fetch what is due, a few requests ahead at a time."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scrapy import Request
from scrapy.exceptions import CloseSpider
from scrapy.http import Response

from records import Capture
from spiders.discovery import Link, Listed, Listing
from spiders.engine.agenda import Agenda
from spiders.engine.answers import content_type, of_error, of_problem
from spiders.engine.keep import Keeper
from spiders.engine.listings import read
from spiders.engine.stores import why_to_stop
from spiders.frontier import Entry, Named
from spiders.page.further import further_pages
from spiders.site import Site

log = logging.getLogger("madoguchi.crawl")
_AHEAD = 8  # requests a site may have waiting: enough to keep its host busy, few enough to hold in memory by thousands
_LISTINGS = 500  # of one site in one run, child sitemaps and following pages included


@dataclass(slots=True)
class _Chain:
    """A declared listing with the child sitemaps or following pages that it leads to."""

    open: int = 0
    first: Entry | None = None  # the declared one, as it was before this run
    root: tuple[Entry, Response, str | None, Capture | None] | None = None
    failed: str | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    entry: Entry
    listing: Listing | None = None
    chain: _Chain | None = None
    declared: bool = False


class Round:
    """Yields requests, and takes what comes of them."""

    def __init__(self, site: Site, keeper: Keeper) -> None:
        self.site = site
        self.keeper = keeper
        self.agenda = Agenda(site, keeper.stores, keeper.tally)
        self._open = 0
        self._listed = 0

    def begin(self) -> Iterator[Request]:
        """Ask for the listings that are due and the first pages."""
        try:
            self.agenda.declare()
            for listing in self.agenda.listings():
                yield from self._list(listing, _Chain(), declared=True)
            yield from self._top_up()
        except Exception as error:
            self.keeper.tally.came_to(self.site.source, "failed")
            if not self._stops(error):
                log.exception("%s could not be begun", self.site.source, exc_info=error)

    def _list(self, listing: Listing, chain: _Chain, *, declared: bool) -> Iterator[Request]:
        entry = self.agenda.listing(listing.url, declared=declared) if self._listed < _LISTINGS else None
        if entry is not None:
            self._listed += 1
            chain.open += 1
            chain.first = chain.first or entry
            yield self._request(_Asked(self.agenda.in_full(listing, entry), listing, chain, declared))

    def _top_up(self) -> Iterator[Request]:
        while self._open < _AHEAD and not self.keeper.tally.stopped and (entry := self.agenda.page()):
            if entry.kind == "page" and not self.site.wants(entry.url):
                self.keeper.nothing(self.site, entry.url, "gone", "the source does not want it any more")
                continue
            try:
                request = self._request(_Asked(entry))
            except ValueError as error:
                self.keeper.nothing(self.site, entry.url, "failed", f"no address that can be asked for: {error}")
            else:
                yield request

    def _request(self, asked: _Asked) -> Request:
        entry = asked.entry
        headers = {"If-None-Match": entry.etag, "If-Modified-Since": entry.last_modified}
        request = Request(
            entry.url,
            headers={name: value for name, value in headers.items() if value},
            callback=self._came,
            errback=self._failed,
            cb_kwargs={"asked": asked},
            meta={"keeps": True},
            dont_filter=True,
        )
        self._open += 1
        return request

    def _came(self, response: Response, asked: _Asked) -> Iterator[Request]:
        try:
            yield from self._take(response, asked)
        except Exception as error:
            yield from self._recover(error, asked)
        finally:
            _free(response.meta)
        yield from self._done()

    def _failed(self, failure: Any) -> Iterator[Request]:
        asked: _Asked = failure.request.cb_kwargs["asked"]
        try:
            state, reason = of_error(failure.value, failure.request.url)
            wait = getattr(failure.value, "seconds", None)
            self.keeper.nothing(self.site, asked.entry.url, state, reason, wait=wait)
            self._end_of_link(asked, failed=True)
        except Exception as error:
            yield from self._recover(error, asked)
        finally:
            _free(failure.request.meta)
        yield from self._done()

    def _done(self) -> Iterator[Request]:
        self._open -= 1
        self.keeper.tally.answered(self.site.source)
        try:
            yield from self._top_up()
        except Exception as error:
            if not self._stops(error):
                raise
        if self.keeper.tally.stopped:
            raise CloseSpider(self.keeper.tally.stopped)

    def _stops(self, error: Exception) -> bool:
        self.keeper.tally.stopped = self.keeper.tally.stopped or why_to_stop(error)
        return self.keeper.tally.stopped is not None

    def _recover(self, error: Exception, asked: _Asked) -> Iterator[Request]:
        # One page that nothing was prepared for is one failed page; a store that fails ends the crawl.
        if not self._stops(error):
            log.exception("%s: %s", self.site.source, asked.entry.url, exc_info=error)
            try:
                self.keeper.nothing(self.site, asked.entry.url, "failed", f"{type(error).__name__}: {error}"[:300])
                self._end_of_link(asked, failed=True)
            except Exception as again:
                self.keeper.tally.stopped = why_to_stop(again) or f"{type(again).__name__}: {again}"
        yield from ()

    def _take(self, response: Response, asked: _Asked) -> Iterator[Request]:
        if asked.listing is None or asked.chain is None:
            self.agenda.settled(self.keeper.page(self.site, asked.entry, response))
            if response.status == 200:
                self.agenda.discovered(map(Link, further_pages(response.body, response.url, content_type(response))))
            return
        listed, found = self._read(response, asked)
        for listing in self.agenda.following(asked.chain.first or asked.entry, listed, found):
            yield from self._list(listing, asked.chain, declared=False)
        for listing in self.agenda.remember(listed.lists):
            yield from self._list(listing, _Chain(), declared=True)
        kept = self.keeper.standing(self.site, asked.entry, response)  # after its links are noted, lest they be lost
        ill = None if listed.links or listed.more or kept else listed.problem
        if ill:
            self.keeper.nothing(self.site, asked.entry.url, of_problem(ill), ill)
        elif asked.declared and asked.chain.open > 1:
            # Recorded as read only when its children are: a kill in between must not lose them until it is due again.
            asked.chain.root = (asked.entry, response, listed.problem, kept)
        else:
            self.keeper.listing(self.site, asked.entry, response, listed.problem, kept)
        self._end_of_link(asked, failed=bool(ill) or response.status not in (200, 304))

    def _read(self, response: Response, asked: _Asked) -> tuple[Listed, Named]:
        if response.status != 200 or asked.listing is None:
            return Listed(), Named()
        listed = read(self.site, asked.listing, response)
        return listed, self.agenda.discovered(listed.links, asked.entry)

    def _end_of_link(self, asked: _Asked, *, failed: bool = False) -> None:
        chain = asked.chain
        if chain is None:
            return
        chain.open -= 1
        chain.failed = asked.entry.url if failed else chain.failed
        if chain.open or chain.root is None:
            return
        entry, response, problem, kept = chain.root
        if chain.failed:
            reason = f"a part of the listing could not be read: {chain.failed}"
            self.keeper.nothing(self.site, entry.url, "failed", reason)
        else:
            self.keeper.listing(self.site, entry, response, problem, kept)


def _free(meta: dict[str, Any]) -> None:
    # Kept first, then the host is free: at a kill no more is fetched and not yet kept than one page of each host.
    if turn := meta.get("turn"):
        turn.free()
