"""FNNプライムオンライン."""

from spiders.base import Source
from spiders.discovery import Feed
from spiders.fields import Fields


class Fnn(Source):
    """What its feed names."""

    name = "fnn"
    title = "FNNプライムオンライン"
    called = ("FNN",)
    home = "https://www.fnn.jp/"
    hosts = ("www.fnn.jp",)
    terms = "press: read here only, the text is not passed on"
    listings = (Feed("https://www.fnn.jp/list/feed/rss"),)
    follow = r"www\.fnn\.jp/(?:articles/[\w-]+/\d+|posts/\w+)"
    page = Fields(title=("article h1", "h1"), clean=r"\s*[|｜]\s*FNNプライムオンライン.*$")
    unconfirmed = (
        "the body's selector: found by general rules",
        "that an article goes on at ?page=2, as on other sites of the same CMS",
    )
