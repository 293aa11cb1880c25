"""国税庁: outages of e-Tax are told in reports that are PDF files of their own (第一報, 第二報 …)."""

from spiders.base import Source
from spiders.discovery import LinkList
from spiders.fields import Fields
from spiders.subject import subject

_ABOUT = subject("e-Tax", "ｅ－Ｔａｘ", "確定申告書等作成コーナー", r"第[一二三四五六\d]報")


class Nta(Source):
    """What the home page and the list of news say of systems: tax alone is no subject of ours."""

    name = "nta"
    title = "国税庁"
    role = "agency"
    kind = "notice"
    home = "https://www.nta.go.jp/"
    hosts = ("www.nta.go.jp",)
    terms = "公共データ利用規約（PDL1.0）"
    listings = (
        LinkList("https://www.nta.go.jp/", about=_ABOUT),
        LinkList("https://www.nta.go.jp/information/news/index.htm", about=_ABOUT),
    )
    follow = r"www\.nta\.go\.jp/.+\.(?:html?|pdf)$"
    page = Fields(title=("#contents h1", "main h1", "h1"), clean=r"\s*[|｜]\s*国税庁$")
    unconfirmed = (
        "the HTML of the list and of a notice: read by general rules",
        "the address of the list of news",
        "where the reports' PDF files stand: in 2022 the home page named them",
    )
