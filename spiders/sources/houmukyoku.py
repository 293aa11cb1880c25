"""法務局: what to do at its counters and online when 登記情報システム or 戸籍 fails."""

from spiders.base import Source
from spiders.discovery import LinkList
from spiders.subject import subject


class Houmukyoku(Source):
    """What the home page says of systems; the bureaus have folders of their own."""

    name = "houmukyoku"
    title = "法務局"
    role = "agency"
    kind = "notice"
    home = "https://houmukyoku.moj.go.jp/"
    hosts = ("houmukyoku.moj.go.jp",)
    terms = "サイトの利用規約による"
    listings = (
        LinkList(
            "https://houmukyoku.moj.go.jp/",
            about=subject("オンライン"),
        ),
    )
    follow = r"houmukyoku\.moj\.go\.jp/[a-z]+/(?:page\d*(?:_\d+)+\.html|content/\d+\.pdf)"
    unconfirmed = (
        "that its news stands on the home page, which may send the reader on to /homu/",
        "the HTML of a notice: only its text is known; 更新日 stands under the title",
    )
