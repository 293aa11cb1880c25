"""ITmedia NEWS: laid out and addressed in a new way since 2026-07-28; long articles before it go on at `_2.html`."""

from spiders.base import Source
from spiders.discovery import Feed
from spiders.fields import Fields


class Itmedia(Source):
    """What its feeds of latest news and of security name."""

    name = "itmedia"
    title = "ITmedia NEWS"
    called = ("ITメディア",)
    role = "press"
    kind = "news"
    home = "https://www.itmedia.co.jp/news/"
    hosts = ("www.itmedia.co.jp",)
    terms = "記事の著作権はアイティメディア株式会社にある"
    listings = (
        Feed("https://rss.itmedia.co.jp/rss/2.0/news_bursts.xml"),
        Feed("https://rss.itmedia.co.jp/rss/2.0/news_security.xml"),
    )
    follow = (
        r"www\.itmedia\.co\.jp/[a-z]+/(?:(?:articles|spv)/\d{4}/\d\d/[a-z]+\d+(?:_\d+)?\.html|article/\d{4}/\d\d/\d+)"
    )
    page = (
        Fields(title=("article h1", "h1"), body=("article", "main"), clean=r"\s*-\s*ITmedia.*$"),
        Fields(title=("#cmsTitle h1", "h1"), body="#cmsBody", clean=r"\s*-\s*ITmedia.*$", until="2026-07-27"),
    )
    unconfirmed = (
        "the layout behind the addresses of 2026 (/news/article/2608/09/2000000463/): body in `article`",
        "how an article goes on to a second page since then",
        "the pages' encoding since then: it was Shift_JIS; found from the bytes",
    )
