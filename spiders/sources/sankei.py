"""産経ニュース."""

from spiders.base import Source
from spiders.discovery import NewsSitemap, Sitemap
from spiders.fields import Fields


class Sankei(Source):
    """Articles named by the sitemaps; the page is drawn by Arc XP, with paragraphs and sub-headlines as siblings."""

    name = "sankei"
    title = "産経ニュース"
    called = ("産経", "産経新聞", "産経新聞社")
    home = "https://www.sankei.com/"
    hosts = ("www.sankei.com",)
    terms = "press: read here only, the text is not passed on"
    listings = (
        NewsSitemap("https://www.sankei.com/feeds/google-sitemapindex/"),
        Sitemap("https://www.sankei.com/feeds/sitemapindex-category/?outputType=xml", newest=3),
    )
    follow = r"/article/\d{8}-[A-Z0-9]+/"
    page = Fields(
        title=("h1",),
        body=(".article-body .article-text, .article-body .article-middle-headline",),
        author=("//meta[@name='author']/@content",),
        paywall=("[class*='paywall']", "[class*='member-only']"),
    )
    unconfirmed = ("how a members' article is marked: none was at hand",)
