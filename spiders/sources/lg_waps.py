"""コンビニ交付（証明書交付センター）: a small site of flat numbered pages."""

from spiders.base import Source
from spiders.discovery import LinkList
from spiders.fields import Fields
from spiders.subject import subject


class LgWaps(Source):
    """What the home page says of stops and faults; it is itself kept whenever it is rewritten."""

    name = "lg_waps"
    title = "コンビニエンスストア等における証明書等の自動交付"
    role = "operator"
    kind = "notice"
    home = "https://www.lg-waps.go.jp/"
    hosts = ("lg-waps.go.jp",)
    terms = "サイトの利用条件による"
    listings = (
        LinkList(
            "https://www.lg-waps.go.jp/",
            about=subject("お知らせ", "重要"),
        ),
    )
    standing = ("https://www.lg-waps.go.jp/",)
    follow = r"lg-waps\.go\.jp/(?:$|\d\d-\d\d\.html|.+\.pdf)$"
    page = Fields(title=("#main h1", "h1", "h2", "title"))
    unconfirmed = (
        "where notices of maintenance stand: no copy of one was at hand",
        "the HTML of a page: read by general rules",
    )
