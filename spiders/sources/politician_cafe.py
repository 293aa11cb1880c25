"""先生の通信簿: what readers report of politicians, told after other people's news: a pointer, not a first source."""

from spiders.base import Source
from spiders.discovery import LinkList
from spiders.fields import Fields

_LISTS = (
    "https://www.politician.cafe/politician/133/activity",
    "https://www.politician.cafe/politician_activity.php?gid=160",
    "https://www.politician.cafe/politician_activity.php?gid=1319",
    "https://www.politician.cafe/politician_activity.php?gid=1641",
)
# Of an item's markup only this is known: its title, a link, stands before the line with its day and count of comments.
_TITLES = "//text()[contains(., 'コメント:') and contains(., '件')]/preceding::a[normalize-space()][1]"


class PoliticianCafe(Source):
    """List pages by politician; the reports are reached from them."""

    name = "politician_cafe"
    title = "先生の通信簿"
    role = "civic"
    kind = "report"
    home = "https://www.politician.cafe/"
    hosts = ("politician.cafe",)
    terms = "サイトの利用規約による"
    listings = tuple(LinkList(url, _TITLES) for url in _LISTS)
    follow = r"www\.politician\.cafe/.+"
    drop = r"/politician/\d+(?:/activity)?/?$|politician_activity\.php\?gid=|/login|/regist"
    page = Fields(
        title=("main h1", "h1"),
        published="//*[contains(text(), '(先生の通信簿)')]",
        drop=("form", "//*[contains(., 'コメント投稿する') and string-length(normalize-space()) < 40]"),
        cut=r"^(?:コメント投稿|関連する活動報告|人気のある活動報告|オススメ書籍|新着記事|\d{4}-\d\d-\d\d \d\d:\d\d:)",
        clean=r"\s*[|｜-]\s*先生の通信簿.*$",
    )
    unconfirmed = (
        "the address of a single report: no stored copy has one; the link before each item's date line is followed",
        "the HTML of a report: only its text is known, so the body is found by general rules and cut by headings",
        "whether gid=N of the older addresses is the same person as /politician/N: they are not merged",
        "whether the list pages have a further page, and which other politicians' lists speak of these systems",
    )
