"""朝日新聞デジタル."""

from spiders.base import Source
from spiders.discovery import Feed, NewsSitemap
from spiders.fields import Fields


class Asahi(Source):
    """Articles named by the news sitemap and the headlines feed."""

    name = "asahi"
    title = "朝日新聞デジタル"
    called = ("朝日", "朝日新聞社")
    home = "https://www.asahi.com/"
    hosts = ("www.asahi.com",)
    terms = "press: read here only, the text is not passed on"
    listings = (
        NewsSitemap("https://www.asahi.com/sitemap.xml"),
        Feed("https://www.asahi.com/rss/asahi/newsheadlines.rdf"),
    )
    follow = r"/articles/[A-Z0-9]+\.html"
    page = Fields(
        title=("main h1", "//meta[@name='TITLE']/@content"),
        body=("//main//div[p][not(ancestor::aside or .//h1)][string-length(normalize-space(p[1])) > 20]",),
        author=("//main//h1/following-sibling::div//span[not(time)][normalize-space()]",),
        drop=("figure", ".notPrint", ".AdMod", "[x-component-name]"),
        cut=r"^有料会員になると",
        paywall=("//main//*[starts-with(normalize-space(text()), 'この記事は有料記事です')]",),
    )
    unconfirmed = (
        "the body's classes are hashed and change: it is found as the boxes of paragraphs in main",
        "how a subscribers' article is marked",
        "one site lists the feeds as refused to bots",
    )
