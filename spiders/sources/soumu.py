"""総務省: feed and pages in Shift_JIS."""

from spiders.base import Source
from spiders.discovery import Feed, LinkList
from spiders.fields import Fields


class Soumu(Source):
    """Press releases, ministers' press conferences and PDF files of the feed, and the month's list."""

    name = "soumu"
    title = "総務省"
    role = "ministry"
    kind = "notice"
    home = "https://www.soumu.go.jp/"
    hosts = ("soumu.go.jp",)
    terms = "公共データ利用規約（PDL1.0）"
    listings = (
        Feed("https://www.soumu.go.jp/news.rdf"),
        # Lists of months gone by stand beside it (2503m.html; once without the m): a matter for `backfill`.
        LinkList("https://www.soumu.go.jp/menu_news/s-news/index.html", "//tr[count(td) >= 3]/td[2]//a"),
    )
    follow = r"www\.soumu\.go\.jp/(?:menu_news/|menu_kyotsuu/|main_content/\d+\.pdf)"
    drop = r"/menu_news/s-news/(?:index|\d{4}m?)\.html"
    page = Fields(
        title=(".contentsBody h1", "#contentsBody h1", "h1", "title"),
        drop=(".topicpath", ".pageTop"),
        clean=r"^総務省｜(?:報道資料｜)?",
    )
    unconfirmed = (
        "the body's selector: found by general rules",
        "whether the feed names PDF files directly as often as it did, and ministers' press conferences at all",
        "that the list of releases without a month in its address is the current month's",
    )
