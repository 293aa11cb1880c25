"""TBS NEWS DIG: also the local stations of its network; many pieces are a video and three lines."""

from spiders.base import Source
from spiders.discovery import Feed, LinkList
from spiders.fields import Fields


class TbsNewsdig(Source):
    """What its feed names, and the first two pages of its list of latest news."""

    name = "tbs_newsdig"
    title = "TBS NEWS DIG"
    called = ("TBS", "TBSテレビ", "TBSニュース")
    home = "https://newsdig.tbs.co.jp/"
    hosts = ("newsdig.tbs.co.jp",)
    terms = "press: read here only, the text is not passed on"
    listings = (
        Feed("https://newsdig.tbs.co.jp/list/feed/rss"),
        LinkList(
            "https://newsdig.tbs.co.jp/list/latest",
            "article.-article-row a",
            next="a[href*='/list/latest?page=2']",
            pages=2,
        ),
    )
    follow = r"/articles/[\w-]+/\d+"
    page = Fields(
        title=("article h1", "h1"),
        body=("div.article-body",),
        drop=(".article-body aside", ".article-related", "figure"),
        clean=r"\s*[|｜]\s*TBS NEWS DIG.*$",
    )
    unconfirmed = (
        "one site lists the feed as refused to bots",
        "that an article goes on at ?page=2, as on other sites of the same CMS",
    )
