"""マイナポータル: off, because it is an application behind a waiting room; デジタル庁 tells of its outages."""

from spiders.base import Source
from spiders.discovery import LinkList


class Myna(Source):
    """Its static pages and questions, for archives that hold them."""

    name = "myna"
    title = "マイナポータル"
    role = "operator"
    kind = "notice"
    home = "https://myna.go.jp/"
    hosts = ("myna.go.jp",)
    terms = "サイトの利用規約による"
    enabled = False  # tables/not_collected.tsv
    listings = (LinkList("https://faq.myna.go.jp/category/show/5", "a[href*='/faq/show/']"),)
    follow = r"(?://myna\.go\.jp/html/.+\.html|faq\.myna\.go\.jp/faq/show/\d+)"
    unconfirmed = (
        "where it tells of maintenance: the page's address is not known",
        "whether the questions (faq.myna.go.jp) are ever used for notices of an outage",
    )
