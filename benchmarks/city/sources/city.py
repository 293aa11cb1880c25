"""The three hundred sites of the loopback city, most of them declared by their home page alone."""

import os

from benchmarks.city.notices import DECOY
from benchmarks.city.sites import Site as CitySite
from benchmarks.city.sites import part, sites
from spiders.base import Source
from spiders.discovery import Feed, Home, LinkList, Listing, NewsSitemap, Sitemap
from spiders.site import Site
from spiders.subject import subject

PART = "MADOGUCHI_CITY_PART"  # set, the crawl is of sixty sites only


def front(url: str) -> Listing:
    """Declare a site by its home page."""
    return Home(url, about=subject())


def _listing(site: CitySite) -> Listing:
    if site.character == "declared feed":
        return Feed(site.home.rstrip("/") + site.feed, about=subject())
    if site.character == "declared sitemap":
        kind = NewsSitemap if site.odd else Sitemap
        return kind(f"{site.home}sitemap.xml")
    if site.character == "declared list":
        onward = "//a[starts-with(., '次')]"
        return LinkList(site.home.rstrip("/") + site.template.lists[0], about=subject(), next=onward, pages=3)
    return front(site.home)


class City(Source):
    """Every site is a source of its own."""

    name = "city"
    title = "まち"
    role = "municipality"
    kind = "notice"
    home = "https://www.city.example.jp/"

    @classmethod
    def sites(cls) -> tuple[Site, ...]:
        """Give one site for each of the city's."""
        followed = part() if os.environ.get(PART) else sites()
        return tuple(
            Site(
                site.key, site.name, site.home, cls.role, cls.kind, (site.host.removeprefix("www."),),
                listings=(_listing(site),), drop=DECOY if site.character == "declared sitemap" else "",
            )
            for site in followed
        )  # fmt: skip
