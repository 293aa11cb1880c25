"""INTERNET Watch: news that is added to in place, under its first address and date (【追記 …】)."""

from spiders.base import Source
from spiders.discovery import Feed
from spiders.fields import Fields


class InternetWatch(Source):
    """What its feed names."""

    name = "internet_watch"
    title = "INTERNET Watch"
    role = "press"
    kind = "news"
    home = "https://internet.watch.impress.co.jp/"
    hosts = ("internet.watch.impress.co.jp",)
    terms = "記事の著作権は株式会社インプレスにある"
    listings = (Feed("https://internet.watch.impress.co.jp/data/rss/1.0/iw/feed.rdf"),)
    follow = r"internet\.watch\.impress\.co\.jp/docs/(?:news|column|yajiuma)/.*\d+\.html"
    page = Fields(title=("article h1", "h1"), clean=r"\s*[-|｜]\s*INTERNET Watch.*$")
    unconfirmed = ("the body's selector: found by general rules", "how an article goes on to a second page")
