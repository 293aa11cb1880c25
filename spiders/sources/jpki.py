"""公的個人認証サービス ポータル: several notices on the home page, rewritten in place."""

from spiders.base import Source
from spiders.fields import Fields


class Jpki(Source):
    """The home page is looked at in every run; each heading 【お知らせ】 opens an article."""

    name = "jpki"
    title = "公的個人認証サービス ポータル"
    role = "operator"
    kind = "notice"
    home = "https://www.jpki.go.jp/"
    hosts = ("jpki.go.jp",)
    terms = "サイトの利用条件による"
    standing = ("https://www.jpki.go.jp/",)
    follow = r"^https://www\.jpki\.go\.jp/(?:$|announce/|info/)"
    page = Fields(
        body=("main", "#main", "#contents", "body"),
        split="//*[self::h2 or self::h3 or self::h4 or self::dt][contains(., '【お知らせ】') or contains(., '重要】')]",
        drop=("nav", "header", "footer"),
    )
    unconfirmed = (
        "the HTML of the notices: only their text is known; they are told apart by headings with 【お知らせ】",
        "whether a notice also has an address of its own",
    )
