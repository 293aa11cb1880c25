"""富士通Japan: maker of a service that gives certificates at convenience stores (誤交付 of 2023 and 2024)."""

from spiders.base import Source
from spiders.discovery import LinkList
from spiders.fields import Fields


class FujitsuJapan(Source):
    """Its topics: one page an announcement, named by its day."""

    name = "fujitsu_japan"
    title = "富士通Japan"
    role = "vendor"
    kind = "notice"
    home = "https://www.fujitsu.com/jp/group/fjj/"
    hosts = ("www.fujitsu.com",)
    terms = "サイトの利用条件による"
    listings = (
        LinkList("https://www.fujitsu.com/jp/group/fjj/about/resources/news/topics/", "a[href*='/news/topics/20']"),
    )
    follow = r"/jp/group/fjj/about/resources/news/topics/\d{4}/\d{4}.*\.html$"
    page = Fields(
        title=("main h1", "h1", "h2"),
        published="(//h1/preceding::p[contains(., '年') and contains(., '月')])[last()]",
        clean=r"\s*[:：|｜]\s*富士通.*$",
    )
    unconfirmed = (
        "the address of the list: the folder that its pages stand in",
        "the HTML of an announcement: only its text is known",
    )
