"""法務省: 戸籍情報連携システム and 登記 are its systems, though their outages are mostly told by the press."""

from spiders.base import Source
from spiders.discovery import Feed


class Moj(Source):
    """What its two feeds name."""

    name = "moj"
    title = "法務省"
    role = "ministry"
    kind = "notice"
    home = "https://www.moj.go.jp/"
    hosts = ("www.moj.go.jp",)
    terms = "公共データ利用規約（PDL1.0）"
    listings = (Feed("https://www.moj.go.jp/news.xml"), Feed("https://www.moj.go.jp/info.xml"))
    follow = r"www\.moj\.go\.jp/.+"
    unconfirmed = ("both feeds are named by one file each", "the HTML of a notice: read by general rules")
