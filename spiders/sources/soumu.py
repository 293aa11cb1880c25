"""総務省: feed and pages in Shift_JIS."""

from spiders.base import Source
from spiders.discovery import Feed
from spiders.fields import Fields


class Soumu(Source):
    """Press releases, ministers' press conferences and PDF attachments named by the feed."""

    name = "soumu"
    title = "総務省"
    role = "ministry"
    kind = "notice"
    home = "https://www.soumu.go.jp/"
    hosts = ("soumu.go.jp",)
    terms = "公共データ利用規約（PDL1.0）"
    listings = (Feed("https://www.soumu.go.jp/news.rdf"),)
    follow = r"www\.soumu\.go\.jp/(?:menu_news/|menu_kyotsuu/|main_content/\d+\.pdf)"
    drop = r"/menu_news/s-news/(?:index|\d{4}m?)\.html"
    page = Fields(
        title=(".contentsBody h1", "#contentsBody h1", "h1", "title"),
        drop=(".topicpath", ".pageTop"),
        clean=r"^総務省｜(?:報道資料｜)?",
    )
    unconfirmed = (
        "the body's selector: found by general rules",
        "whether the feed names PDF files directly as often as it did",
    )
