"""piyolog: what is known of an incident put together from its sources, and added to for weeks (まとめてみた)."""

from spiders.base import Source
from spiders.discovery import Feed
from spiders.fields import Fields


class Piyolog(Source):
    """What its feed names; a Hatena Blog."""

    name = "piyolog"
    title = "piyolog"
    kind = "report"
    home = "https://piyolog.hatenadiary.jp/"
    hosts = ("piyolog.hatenadiary.jp",)
    terms = "press: read here only, the text is not passed on"
    listings = (Feed("https://piyolog.hatenadiary.jp/rss"),)
    follow = r"/entry/(?:\d{4}/\d\d/\d\d/\d+|\d{8}/\d+)"
    page = Fields(
        title=("h1.entry-title",),
        body=(".entry-content",),
        published=(".entry-date time::attr(datetime)", "time::attr(datetime)"),
        drop=(".footnote", ".entry-footer", ".hatena-module", ".table-of-contents", "iframe"),
    )
    unconfirmed = ("one site got empty bodies for 9 of 34 entries",)
