"""デジタル庁: news and ministers' press conferences, where outages of マイナポータル are often told first."""

from spiders.base import Source
from spiders.discovery import Feed, LinkList
from spiders.fields import Fields


class Digital(Source):
    """The feed, and the HTML list behind it for what the feed leaves out."""

    name = "digital"
    title = "デジタル庁"
    role = "agency"
    kind = "notice"
    home = "https://www.digital.go.jp/"
    hosts = ("digital.go.jp",)
    terms = "公共データ利用規約（PDL1.0）"
    listings = (
        Feed("https://www.digital.go.jp/rss/news.xml"),
        LinkList(
            "https://www.digital.go.jp/news/", "section.card a, .card__title a", next="a[href*='?page=2']", pages=2
        ),
    )
    follow = r"www\.digital\.go\.jp/(?:news/[0-9a-f-]{8,}|speech/.|press/.)"
    page = Fields(title=("main h1", "h1"), clean=r"\s*[｜|]\s*デジタル庁$")
    unconfirmed = (
        "the body's selector: found by general rules",
        "one reader of the site says that unknown user agents are refused",
    )
