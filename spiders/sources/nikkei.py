"""日本経済新聞: off until switched on, as it refuses scripted reading and shows members the rest."""

from spiders.base import Source
from spiders.discovery import NewsSitemap
from spiders.fields import Fields


class Nikkei(Source):
    """Articles named by the sitemaps below the index."""

    name = "nikkei"
    title = "日本経済新聞"
    called = ("日経", "日経新聞", "日本経済新聞社")
    home = "https://www.nikkei.com/"
    hosts = ("www.nikkei.com",)
    terms = "press: read here only, the text is not passed on"
    listings = (NewsSitemap("https://www.nikkei.com/sitemap.xml", children=r"\.sitemap\.xml"),)
    follow = r"/article/DG[A-Z0-9]+"
    enabled = False
    page = Fields(
        title=("article h1", "h1", "//meta[@property='og:title']/@content"),
        body=("section[data-track-article-content]",),
        paywall=("[class*='paywall']", "[data-rn-inject-id='paywall']"),
        clean=r"\s*[-|｜]\s*日本経済新聞.*$",
    )
    unconfirmed = ("no page of it was at hand", "a browser's TLS is asked for: a crawl is expected to be refused")
