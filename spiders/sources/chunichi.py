"""中日新聞Web."""

from spiders.base import Source
from spiders.discovery import NewsSitemap
from spiders.fields import Fields


class Chunichi(Source):
    """Articles named by the news sitemap; members' articles show two paragraphs."""

    name = "chunichi"
    title = "中日新聞Web"
    called = ("中日", "中日新聞社")
    home = "https://www.chunichi.co.jp/"
    hosts = ("www.chunichi.co.jp",)
    terms = "press: read here only, the text is not passed on"
    listings = (NewsSitemap("https://www.chunichi.co.jp/sitemap.xml"),)
    follow = r"/article/\d+"
    page = Fields(
        title=("h1.hdg", "h1"),
        body=("//main//div[contains(concat(' ', @class, ' '), ' block ')][not(div or .//h2 or .//ul)]",),
        paywall=(".cmp-misc021",),
    )
    unconfirmed = ("how an article free to all is laid out: the page at hand was a members' one",)
