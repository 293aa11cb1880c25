"""地方公共団体情報システム機構（J-LIS）: off, because the site refuses programs."""

from spiders.base import Source
from spiders.discovery import LinkList
from spiders.fields import Fields


class Jlis(Source):
    """Notices of the operator of the card, the certificates and LGWAN; backfilled captures are read all the same."""

    name = "jlis"
    title = "地方公共団体情報システム機構"
    called = ("J-LIS", "JLIS")
    role = "operator"
    kind = "notice"
    home = "https://www.j-lis.go.jp/"
    hosts = ("j-lis.go.jp",)
    terms = "サイトの利用条件による"
    enabled = False  # answers programs with a Cloudflare challenge (seen 2026-09); ask J-LIS for access first
    listings = (LinkList("https://www.j-lis.go.jp/", "a[href*='/announce/'], a[href*='cms_'], a[href*='/file/']"),)
    follow = r"www\.j-lis\.go\.jp/(?:about/announce/|.*cms_\d+\.html|jpki/|file/.*\.pdf|data/open/.*\.pdf)"
    page = Fields(title=("main h1", "#contents h1", "h1"), clean=r"\s*[|｜-]\s*地方公共団体情報システム機構.*$")
    unconfirmed = (
        "whether programs are still refused",
        "whether https://www.j-lis.go.jp/rss.xml exists: one file says so",
        "the HTML of a notice",
    )
