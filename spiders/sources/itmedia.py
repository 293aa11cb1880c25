"""ITmedia NEWS: two shapes of address, before and since 2026; long articles go on at `_2.html`."""

from spiders.base import Source
from spiders.discovery import Feed
from spiders.fields import Fields


class Itmedia(Source):
    """What its feed of latest news names."""

    name = "itmedia"
    title = "ITmedia NEWS"
    role = "press"
    kind = "news"
    home = "https://www.itmedia.co.jp/news/"
    hosts = ("www.itmedia.co.jp",)
    terms = "記事の著作権はアイティメディア株式会社にある"
    listings = (Feed("https://rss.itmedia.co.jp/rss/2.0/news_bursts.xml"),)
    follow = r"www\.itmedia\.co\.jp/[a-z]+/(?:articles/\d{4}/\d\d/[a-z]+\d+(?:_\d)?\.html|article/\d{4}/\d\d/\d+)"
    page = Fields(title=("#cmsTitle h1", "h1"), body=("#cmsBody", "article", "main"), clean=r"\s*-\s*ITmedia.*$")
    unconfirmed = (
        "the pages' encoding: older ones are thought to be Shift_JIS; found from the bytes",
        "the second page of an article is a document of its own, and the feed does not name it",
        "the layout behind the addresses of 2026 (/news/article/2608/09/2000000463/): read by general rules",
    )
