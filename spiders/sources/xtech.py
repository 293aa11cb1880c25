"""日経クロステック: short news in full, columns only to where their paid part begins; long ones go on at `?P=2`."""

from spiders.base import Source
from spiders.discovery import Feed
from spiders.fields import Fields


class Xtech(Source):
    """What the feed of its IT section names."""

    name = "xtech"
    title = "日経クロステック"
    called = ("日経xTECH",)
    role = "press"
    kind = "news"
    home = "https://xtech.nikkei.com/"
    hosts = ("xtech.nikkei.com", "tech.nikkeibp.co.jp", "itpro.nikkeibp.co.jp")  # the others hold its past
    terms = "記事の著作権は株式会社日経BPにある"
    listings = (Feed("https://xtech.nikkei.com/rss/xtech-it.rdf"),)
    follow = r"xtech\.nikkei\.com/atcl/nxt/(?:news|column|mag)/|nikkeibp\.co\.jp/(?:atcl|it/atcl|article)/"
    page = (
        Fields(
            title=("article h1", "h1"),
            paywall="//*[starts-with(normalize-space(text()), '全') and contains(text(), '文字')]",
            clean=r"\s*[|｜]\s*日経\s*(?:クロステック|xTECH).*$",
        ),
        # ITpro, until 日経 xTECH took its place on 2018-02-28.
        Fields(title=("#main h1", "h1", "h2"), published=".date", clean=r"\s*[：:]\s*ITpro$", until="2018-02-27"),
    )
    unconfirmed = (
        "the body's selector, of this and of the layout of ITpro: found by general rules",
        "that long articles go on at ?P=2 as those of ITpro did",
        "that 全NNNN文字 stands only on articles that are cut",
    )
