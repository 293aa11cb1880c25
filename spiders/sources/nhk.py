"""NHKニュース: off, because the new site asks for consent; old articles are read from archives."""

from spiders.base import Source
from spiders.discovery import Feed
from spiders.fields import Fields


class Nhk(Source):
    """Articles of the old site, by its two layouts; the new one's feed is declared for the day it opens."""

    name = "nhk"
    title = "NHKニュース"
    called = ("NHK", "NHK NEWS WEB", "日本放送協会")
    home = "https://news.web.nhk/"
    hosts = ("news.web.nhk", "www3.nhk.or.jp")
    terms = "press: read here only, the text is not passed on"
    enabled = False  # tables/not_collected.tsv
    listings = (Feed("https://news.web.nhk/n-data/conf/na/rss/cat0.xml"),)
    follow = r"/newsweb/na/na-k\d+|/news/html/\d{8}/k\d+\.html"
    page = (
        Fields(title=("article h1", "h1"), published="time::attr(datetime)"),
        Fields(
            title=("h1.content--title", "h1"),
            body=".content--detail-body",
            published=(".content--date time::attr(datetime)", "time::attr(datetime)"),
            drop=(".content--kanren", ".module--share"),
            until="2025-09-30",
        ),
        Fields(
            title=(".news_title", "h1", "h2"),
            body="#news_textbody, #news_textmore, .news_add",
            published=(".news_date", "#news_date"),
            until="2019-12-31",
        ),
    )
    unconfirmed = (
        "whether the feed is open without the consent cookie",
        "an article of the new site: none was at hand; read by general rules",
        "on which day of 2019 or 2020 the layout with #news_textbody gave way",
        "that the number after k names the same article on both sites: they are not merged",
    )
