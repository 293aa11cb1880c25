"""ZDNET Japan."""

from spiders.base import Source
from spiders.discovery import Feed
from spiders.fields import Fields


class ZdnetJapan(Source):
    """What the feed that most programs know names."""

    name = "zdnet_japan"
    title = "ZDNET Japan"
    home = "https://japan.zdnet.com/"
    hosts = ("japan.zdnet.com",)
    terms = "記事の著作権は朝日インタラクティブ株式会社にある"
    listings = (Feed("https://feeds.japan.zdnet.com/rss/zdnet/all.rdf"),)
    follow = r"japan\.zdnet\.com/article/\d+/?(?:\d+/)?$"
    page = Fields(title=("article h1", "h1"), clean=r"\s*[-|｜]\s*ZDNET Japan.*$")
    unconfirmed = (
        "the body's selector: found by general rules",
        "that an article goes on at /article/<number>/2/",
        "whether https://japan.zdnet.com/rss/index.rdf has taken the feed's place: both are named",
    )
