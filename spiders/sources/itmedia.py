"""ITmedia NEWS: long articles go on at `_2.html`, which is fetched as a page of its own."""

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
    follow = r"www\.itmedia\.co\.jp/[a-z]+/articles/\d{4}/\d\d/[a-z]+\d+(?:_\d)?\.html"
    page = Fields(title=("#cmsTitle h1", "h1"), body="#cmsBody", clean=r"\s*-\s*ITmedia.*$")
    unconfirmed = ("the pages' encoding: older ones are thought to be Shift_JIS; found from the bytes",)
