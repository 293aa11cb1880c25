"""読売新聞オンライン."""

from spiders.base import Source
from spiders.discovery import NewsSitemap
from spiders.fields import Fields


class Yomiuri(Source):
    """Articles named by the news sitemaps."""

    name = "yomiuri"
    title = "読売新聞オンライン"
    called = ("読売", "読売新聞社")
    home = "https://www.yomiuri.co.jp/"
    hosts = ("www.yomiuri.co.jp",)
    terms = "press: read here only, the text is not passed on"
    listings = (
        NewsSitemap("https://www.yomiuri.co.jp/sitemap-news-latest.xml"),
        NewsSitemap("https://www.yomiuri.co.jp/sitemap-news-past-1.xml"),
    )
    follow = r"/\d{8}-[A-Z0-9]+"
    page = Fields(
        title=("h1.title-article", "article h1", "//meta[@property='og:title']/@content"),
        body=("//*[contains(@class, 'p-main-contents')]//p[@itemprop='articleBody']", ".p-main-contents > p"),
        paywall=("div.c-article-header-member-only",),
        clean=r"\s*[:：|｜]\s*読売新聞.*$",
    )
    unconfirmed = (
        "no page of it was at hand: selectors as two other projects give them",
        "how an article goes on to a second page",
    )
