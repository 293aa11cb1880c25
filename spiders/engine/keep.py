"""What came of a request, kept: first its bytes in the archive, then its outcome in the frontier, in that order."""

import logging
from datetime import timedelta

from scrapy.http import Response

from archive.writing import Writer
from records import Capture
from spiders.engine.answers import LONGEST_HOLD, asked_to_wait, of_status
from spiders.engine.stores import Stores
from spiders.engine.tally import Tally
from spiders.frontier import Entry
from spiders.frontier.revisit import State
from spiders.site import Site
from spiders.urls import canonical_url

log = logging.getLogger("madoguchi.crawl")


class Keeper:
    """The one place of a process where responses are kept, for all its spiders."""

    def __init__(self, stores: Stores) -> None:
        self.stores = stores
        self.tally = Tally()
        self._clock = stores.options.clock

    def page(self, site: Site, entry: Entry, response: Response) -> tuple[str, ...]:
        """Keep a page under the address it came from in the end; returns the addresses that this settles."""
        if response.status not in (200, 304):
            self._refused(site, entry, response)
            return (entry.url,)
        final = entry.url if response.url == entry.url else canonical_url(response.url)
        moved = final != entry.url
        if moved and not site.covers(final):  # another's page is not this source's, and kept it would say it were
            self.nothing(site, entry.url, "gone", f"redirects off the site, to {final}")
            return (entry.url,)
        known = (self.stores.frontier.get(final) or entry) if moved else entry
        digest = _digest(response) or known.digest
        if digest is None:
            self.nothing(site, entry.url, "failed", "HTTP 304, but nothing of the page was known", response)
            return (entry.url,)
        changed = digest != known.digest
        capture = self._archive(site, final, response) if changed else None
        state: State = "fetched" if capture else "unchanged"
        reason = f"redirects to {final}" if moved else None
        with self.stores.frontier.batch():
            if moved and (known is not entry or site.wants(final)):
                self._record(site, final, state, response, capture, digest)
                state, capture = "unchanged", None
            self._record(site, entry.url, state, response, capture, digest, reason)
        return entry.url, final

    def standing(self, site: Site, entry: Entry, response: Response) -> Capture | None:
        """Keep a listing that is a standing notice too, when it changed; None when there is nothing to keep."""
        if response.status != 200 or entry.url not in map(canonical_url, site.standing):
            return None
        url = entry.url if response.url == entry.url else canonical_url(response.url)
        return self._archive(site, url, response) if _digest(response) != entry.digest else None

    def listing(self, site: Site, entry: Entry, response: Response, problem: str | None, kept: Capture | None) -> None:
        """Record a listing that was read for its links; `kept` only when it is a standing notice too."""
        if response.status not in (200, 304):
            self._refused(site, entry, response)
            return
        if problem:
            log.warning("%s: listing %s: %s", site.source, entry.url, problem)
        digest = _digest(response) or entry.digest
        state: State = "fetched" if digest != entry.digest else "unchanged"
        self._record(site, entry.url, state, response, kept, digest, problem)

    def nothing(
        self,
        site: Site,
        url: str,
        state: State,
        reason: str,
        response: Response | None = None,
        wait: float | None = None,
    ) -> None:
        """Record a request that brought nothing to keep, and why; `wait`: seconds for which the site is left alone."""
        known = self.stores.frontier.get(url)
        guessed = known is not None and not known.proven
        level = logging.INFO if state == "gone" or guessed else logging.WARNING
        log.log(level, "%s: %s: %s: %s", site.source, url, state, reason)
        now = self._clock()
        wait = asked_to_wait(response) if response else wait
        until = now + timedelta(seconds=wait) if wait else None
        status = response.status if response else None
        with self.stores.frontier.batch():
            self.stores.frontier.record(
                url, state, now, source=site.source, status=status, reason=reason, not_before=until
            )
            if until and wait and wait > LONGEST_HOLD:
                self.stores.frontier.rest(site.source, until)
        self.tally.came_to(site.source, state)

    def _refused(self, site: Site, entry: Entry, response: Response) -> None:
        state, reason = of_status(response.status)
        self.nothing(site, entry.url, state, reason, response)

    def _archive(self, site: Site, url: str, response: Response) -> Capture:
        received = response.meta["received"]
        headers = [(name.decode("latin-1"), value) for name, value in received.headers]
        status_line = received.status_line.decode("latin-1")
        now, body = self._clock(), received.body
        return self.stores.writer.keep(url, site.source, now, status_line, headers, body, request=received.request)

    def _record(
        self,
        site: Site,
        url: str,
        state: State,
        response: Response,
        capture: Capture | None,
        digest: str | None,
        reason: str | None = None,
    ) -> None:
        etag, changed = (_header(response, name) for name in ("ETag", "Last-Modified"))
        self.stores.frontier.record(
            url, state, self._clock(), source=site.source, status=response.status, reason=reason, capture=capture,
            digest=digest, etag=etag, last_modified=changed,
        )  # fmt: skip
        self.tally.came_to(site.source, state)


def _digest(response: Response) -> str | None:
    return Writer.digest(response.meta["received"].body) if response.status == 200 else None


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None
