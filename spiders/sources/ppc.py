"""個人情報保護委員会: what it says of 誤交付 and 漏えい."""

from spiders.base import Source
from spiders.discovery import LinkList


class Ppc(Source):
    """Its list of news; there is no feed."""

    name = "ppc"
    title = "個人情報保護委員会"
    called = ("個情委",)
    role = "agency"
    kind = "notice"
    home = "https://www.ppc.go.jp/"
    hosts = ("ppc.go.jp",)
    terms = "公共データ利用規約（PDL1.0）"
    listings = (LinkList("https://www.ppc.go.jp/news/", "a[href*='/news/']"),)
    follow = r"www\.ppc\.go\.jp/(?:news/.+/|files/pdf/.+\.pdf)"
    unconfirmed = ("the HTML of the list and of a notice: read by general rules",)
