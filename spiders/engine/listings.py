"""What a listing's answer brings, as far as it stays on the site: another site's notices are not this source's."""

from dataclasses import replace

from scrapy.http import Response

from spiders.discovery import Home, Listed, Listing, discover
from spiders.engine.answers import content_type
from spiders.site import Site, host_of


def read(site: Site, listing: Listing, response: Response) -> Listed:
    """Read what a listing brought; nothing of an answer that is not its page."""
    if response.status != 200:
        return Listed()
    if not _stays(site, listing, response.url):
        return Listed(problem=_moved(response.url))
    listed = discover(listing, response.body, content_type(response), response.url)
    left = [one for one in (*listed.more, *_fronts(listed)) if not _stays(site, listing, one.url)]
    more = tuple(one for one in listed.more if one not in left)
    problem = listed.problem if listed.links or more or not left else _moved(left[0].url)
    return replace(listed, more=more, problem=problem)


def _stays(site: Site, listing: Listing, url: str) -> bool:
    return site.covers(url) or host_of(url) == host_of(listing.url)


def _fronts(listed: Listed) -> list[Home]:
    return [one for one in listed.lists if isinstance(one, Home) and one.depth == 0]


def _moved(url: str) -> str:
    return f"Moved: it leads off the site, to {url[:200]}. If the site stands there now, correct its file or its row."
