"""e-Gov電子申請: notices that are rewritten in place; the date in the address is the first writing's."""

from spiders.base import Source
from spiders.discovery import LinkList
from spiders.fields import Fields


class Egov(Source):
    """Maintenance and fault notices of the electronic application service."""

    name = "egov"
    title = "e-Gov電子申請"
    role = "operator"
    kind = "notice"
    home = "https://shinsei.e-gov.go.jp/"
    hosts = ("shinsei.e-gov.go.jp",)
    terms = "政府標準利用規約"
    listings = (LinkList("https://shinsei.e-gov.go.jp/", "a[href*='/contents/news/']"),)
    follow = r"/contents/news/\d{4}-\d\d-\d\dt"
    page = Fields(title=("main h1", "h1", "main h2"))
    unconfirmed = (
        "the address of the list of notices: they are taken from the home page",
        "the HTML of a notice: only its text is known; the first line is the visible date",
    )
