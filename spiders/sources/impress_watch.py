"""Impress Watch: a sister of INTERNET Watch, built the same way."""

from spiders.base import Source
from spiders.discovery import Feed
from spiders.fields import Fields


class ImpressWatch(Source):
    """What its feed names of its own: what belongs to INTERNET Watch is that source's."""

    name = "impress_watch"
    title = "Impress Watch"
    home = "https://www.watch.impress.co.jp/"
    hosts = ("www.watch.impress.co.jp",)
    terms = "記事の著作権は株式会社インプレスにある"
    listings = (Feed("https://www.watch.impress.co.jp/data/rss/1.0/ipw/feed.rdf"),)
    follow = r"www\.watch\.impress\.co\.jp/docs/.+/\d+\.html"
    page = Fields(title=("article h1", "h1"), clean=r"\s*[-|｜]\s*Impress Watch.*$")
    unconfirmed = ("the body's selector: found by general rules", "how an article goes on to a second page")
