"""e-Tax: short numbered notices (第1報 …) on the home page, which changes within hours."""

from spiders.base import Source
from spiders.discovery import LinkList


class Etax(Source):
    """The home page in every run, and the topics and reports it names."""

    name = "etax"
    title = "国税電子申告・納税システム（e-Tax）"
    role = "operator"
    kind = "notice"
    home = "https://www.e-tax.nta.go.jp/"
    hosts = ("e-tax.nta.go.jp",)
    terms = "公共データ利用規約（PDL1.0）"
    listings = (
        LinkList(
            "https://www.e-tax.nta.go.jp/",
            "//a[contains(@href, 'topics') or contains(@href, '.pdf') and (contains(., '報') or contains(., '障害'))]",
        ),
        LinkList("https://www.e-tax.nta.go.jp/topics/index.htm", "a[href*='topics_']"),
    )
    standing = ("https://www.e-tax.nta.go.jp/",)
    follow = r"^https://www\.e-tax\.nta\.go\.jp/(?:$|topics/.+|.+\.pdf$)"
    unconfirmed = (
        "whether every notice has an address of its own: the home page is kept too for those that have none",
        "the address of the list of topics: named by one program, as is that a topic's address holds `topics_`",
        "whether reports (第1報 …) are PDF files named on the home page, as they were in 2022, and files of this host: "
        "those of www.nta.go.jp are followed as 国税庁's",
        "the pages' encoding and HTML: found from the bytes and by general rules",
    )
