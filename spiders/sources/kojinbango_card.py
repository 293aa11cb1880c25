"""マイナンバーカード総合サイト: topics on the home page."""

from spiders.base import Source
from spiders.discovery import LinkList
from spiders.fields import Fields


class KojinbangoCard(Source):
    """Notices named on the home page, which is itself kept whenever it is rewritten."""

    name = "kojinbango_card"
    title = "マイナンバーカード総合サイト"
    role = "operator"
    kind = "notice"
    home = "https://www.kojinbango-card.go.jp/"
    hosts = ("kojinbango-card.go.jp",)
    terms = "サイトの利用条件による"
    listings = (
        LinkList(
            "https://www.kojinbango-card.go.jp/",
            about="お知らせ|重要|障害|不具合|停止|休止|遅延|復旧|再開|メンテナンス|システム",
        ),
    )
    standing = ("https://www.kojinbango-card.go.jp/",)
    follow = r"^https://www\.kojinbango-card\.go\.jp/"
    page = Fields(title=("main h1", "h1", "title"), clean=r"\s*[|｜-]\s*マイナンバーカード総合サイト.*$")
    unconfirmed = (
        "how topics are marked up and whether they carry dates: the copy of 2020 shows bracketed headlines only",
        "the address of a list of all notices",
    )
