"""先生の通信簿: reports by readers on what politicians do, told after other people's news: a pointer, not a first source."""

from spiders.base import Source
from spiders.discovery import LinkList
from spiders.fields import Fields

_PEOPLE = (133, 160, 1319, 1641)


class PoliticianCafe(Source):
    """List pages by politician; the reports are reached from them."""

    name = "politician_cafe"
    title = "先生の通信簿"
    role = "civic"
    kind = "report"
    home = "https://www.politician.cafe/"
    hosts = ("politician.cafe",)
    terms = "サイトの利用規約による"
    listings = tuple(
        LinkList(f"https://www.politician.cafe/politician/{number}/activity", "a[href*='activity']", "a[rel=next]", 3)
        for number in _PEOPLE
    )
    follow = r"politician\.cafe/.*activity"
    drop = r"/politician/\d+/activity(?:\?|$)|politician_activity\.php\?gid=|login|comment|#"
    page = Fields(
        title=("main h1", "h1"),
        published="//*[contains(text(), '(先生の通信簿)')]",
        drop=("form", "//a[normalize-space()='コメント投稿する']"),
        cut=r"^(?:コメント投稿|関連する活動報告|人気のある活動報告|オススメ書籍|新着記事)|^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d",
        clean=r"\s*[|｜-]\s*先生の通信簿.*$",
    )
    unconfirmed = (
        "the address of a single report: no stored copy has one; any address with `activity` is followed",
        "the HTML of a report: only its text is known, so the body is found by general rules and cut by headings",
        "whether gid=N of the older addresses is the same person as /politician/N: they are not merged",
        "whether the list pages have a further page, and how it is linked",
    )
