"""共同通信 / 47NEWS: the same text also stands on many papers' sites."""

from spiders.base import Source
from spiders.discovery import LinkList
from spiders.fields import Fields


class Kyodo47news(Source):
    """What the home page names: the addresses of feeds that go round disagree."""

    name = "kyodo_47news"
    title = "47NEWS（共同通信）"
    called = ("共同", "共同通信", "共同通信社")
    home = "https://www.47news.jp/"
    hosts = ("www.47news.jp",)
    terms = "press: read here only, the text is not passed on"
    listings = (LinkList("https://www.47news.jp/"),)
    follow = r"www\.47news\.jp/(?:[a-z0-9_]+/)*\d+\.html$"
    page = Fields(title=("article h1", "h1"), clean=r"\s*[|｜]\s*47NEWS.*$")
    unconfirmed = (
        "the body's selector: found by general rules",
        "its feed: eight addresses go round (/rss/all.xml, /rss/news.xml, /rss/national_summary.xml, /feed/ …)",
        "how an article goes on to a second page",
    )
