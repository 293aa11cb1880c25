"""東京新聞デジタル."""

from spiders.base import Source
from spiders.discovery import NewsSitemap
from spiders.fields import Fields


class Tokyo(Source):
    """Articles named by the news sitemap; members' articles show two paragraphs."""

    name = "tokyo"
    title = "東京新聞デジタル"
    called = ("東京新聞社",)
    home = "https://www.tokyo-np.co.jp/"
    hosts = ("www.tokyo-np.co.jp",)
    terms = "press: read here only, the text is not passed on"
    listings = (NewsSitemap("https://www.tokyo-np.co.jp/sitemap.xml"),)
    follow = r"/article/\d+"
    page = Fields(
        title=("h1.hdg", "h1"),
        body=("//main//div[contains(concat(' ', @class, ' '), ' block ')][not(div or .//h2 or .//ul)]",),
        paywall=(".cmp-misc021",),
    )
    unconfirmed = ("no page of it was at hand: it is said to be built as chunichi is",)
