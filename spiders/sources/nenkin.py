"""日本年金機構: stops of ねんきんネット and of its counters' systems."""

from spiders.base import Source
from spiders.discovery import LinkList
from spiders.fields import Fields


class Nenkin(Source):
    """The notices (お知らせ) that the home page names."""

    name = "nenkin"
    title = "日本年金機構"
    called = ("年金機構",)
    role = "agency"
    kind = "notice"
    home = "https://www.nenkin.go.jp/"
    hosts = ("www.nenkin.go.jp",)
    terms = "サイトの利用規約による"
    listings = (LinkList("https://www.nenkin.go.jp/", "a[href*='oshirase/']"),)
    follow = r"www\.nenkin\.go\.jp/oshirase/[a-z]+/.+\.html$"
    page = Fields(title=("main h1", "h1"), clean=r"\s*[|｜]\s*日本年金機構$")
    unconfirmed = ("the HTML of a notice: read by general rules", "that ページID and 更新日 stand near the title")
