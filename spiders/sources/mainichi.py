"""毎日新聞."""

from spiders.base import Source
from spiders.discovery import Feed
from spiders.fields import Fields


class Mainichi(Source):
    """Articles named by the flash feed."""

    name = "mainichi"
    title = "毎日新聞"
    called = ("毎日", "毎日新聞社")
    home = "https://mainichi.jp/"
    hosts = ("mainichi.jp",)
    terms = "press: read here only, the text is not passed on"
    listings = (Feed("https://mainichi.jp/rss/etc/mainichi-flash.rss"),)
    follow = r"/articles/\d{8}/"
    page = Fields(
        title=("//meta[@name='title']/@content", "h1.title-page", "h1"),
        body=("#articledetail-body",),
        author=("//meta[@name='cXenseParse:author'][normalize-space(@content)]/@content",),
        drop=("figure", ".paywallpanel-wrapper", ".ad-article-text"),
        paywall=("div.paywallpanel-wrapper",),
    )
    unconfirmed = ("the feed's version (any is read)", "one site got empty bodies for 77 of 197 articles")
