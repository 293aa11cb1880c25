"""厚生労働省: notices on オンライン資格確認 and マイナ保険証, and ministers' press conferences."""

from spiders.base import Source
from spiders.discovery import Feed
from spiders.fields import Fields


class Mhlw(Source):
    """What the feed of new pages names; press conferences are among them (大臣会見等)."""

    name = "mhlw"
    title = "厚生労働省"
    called = ("厚労省",)
    role = "ministry"
    kind = "notice"
    home = "https://www.mhlw.go.jp/"
    hosts = ("mhlw.go.jp",)
    terms = "公共データ利用規約（PDL1.0）。RSSの再配信は断っている（一読者の読み）"
    listings = (Feed("https://www.mhlw.go.jp/stf/news.rdf"),)
    follow = r"www\.mhlw\.go\.jp/(?:stf/(?:newpage_|kaiken/|houdou/)|content/\d+/\d+\.pdf)"
    page = Fields(title=("main h1", "h1"), body=("main .l-contentMain", "#content .l-contentMain"))
    unconfirmed = ("the feed's encoding: one file says Shift_JIS; it is taken from the feed's own declaration",)
