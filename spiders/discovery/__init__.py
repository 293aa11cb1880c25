"""Discovery: what a listing's bytes say is there to fetch. Pure: it never fetches, and bad bytes give a problem."""

from spiders.discovery.feed import read_feed
from spiders.discovery.guards import Refused, expand
from spiders.discovery.home import read_home
from spiders.discovery.htmllist import read_links
from spiders.discovery.listings import Feed, Home, Link, LinkList, Listed, Listing, NewsSitemap, Sitemap
from spiders.discovery.sitemap import read_sitemap

__all__ = ["Feed", "Home", "Link", "LinkList", "Listed", "Listing", "NewsSitemap", "Sitemap", "discover"]


def discover(listing: Listing, body: bytes, content_type: str | None, url: str) -> Listed:
    """Read what `listing`, answered from `url`, lists. `problem` says in plain words what is wrong and the cure."""
    try:
        body = expand(body)
        if not body.strip():
            raise Refused("Empty: the listing came without a body. Open it in a browser; if it is so there too, wait.")
        if isinstance(listing, Feed):
            return read_feed(listing, body, content_type, url)
        if isinstance(listing, LinkList):
            return read_links(listing, body, content_type, url)
        if isinstance(listing, Home):
            return read_home(listing, body, content_type, url)
        return read_sitemap(listing, body, content_type, url)
    except Refused as refused:
        return Listed(problem=str(refused))
