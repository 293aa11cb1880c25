"""NHKニュース: off, because the new site asks for consent; old articles are read from archives."""

from spiders.base import Source
from spiders.discovery import Feed
from spiders.fields import Fields


class Nhk(Source):
    """Articles of the old site, by its layout; the new one's feed is declared for the day it opens."""

    name = "nhk"
    title = "NHKニュース"
    home = "https://news.web.nhk/"
    hosts = ("news.web.nhk", "www3.nhk.or.jp")
    terms = "press: read here only, the text is not passed on"
    enabled = False  # tables/not_collected.tsv
    listings = (Feed("https://news.web.nhk/n-data/conf/na/rss/cat0.xml"),)
    follow = r"/newsweb/na/na-k\d+|/news/html/\d{8}/k\d+\.html"
    page = Fields(
        title=("h1.content--title", "h1"),
        body=(".content--detail-body", "#news_textbody, #news_textmore, .news_add"),
        published=(".content--date time::attr(datetime)", "time::attr(datetime)"),
        drop=(".content--kanren", ".module--share"),
    )
    unconfirmed = (
        "whether the feed is open without the consent cookie",
        "an article of the new site: none was at hand",
        "that the number after k names the same article on both sites: they are not merged",
    )
