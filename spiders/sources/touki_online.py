"""登記・供託オンライン申請システム: 利用時間・運転状況 is one page, rewritten in place while a fault lasts."""

from spiders.base import Source
from spiders.discovery import LinkList
from spiders.fields import Fields
from spiders.subject import subject


class ToukiOnline(Source):
    """The page of its running state in every run, and the notices that the home page names."""

    name = "touki_online"
    title = "登記・供託オンライン申請システム"
    role = "operator"
    kind = "notice"
    home = "https://www.touki-kyoutaku-online.moj.go.jp/"
    hosts = ("www.touki-kyoutaku-online.moj.go.jp",)
    terms = "サイトの利用規約による"
    listings = (
        LinkList(
            "https://www.touki-kyoutaku-online.moj.go.jp/",
            about=subject("お知らせ", "重要"),
        ),
    )
    standing = ("https://www.touki-kyoutaku-online.moj.go.jp/condition.html",)
    follow = r"www\.touki-kyoutaku-online\.moj\.go\.jp/.+\.html$"
    drop = r"/(?:faq|download|web|toukinet)/"
    page = Fields(title=("#contents h1", "main h1", "h1", "h2", "title"))
    unconfirmed = (
        "the address of 利用時間・運転状況: named by one program",
        "the HTML of the pages: read by general rules",
    )
