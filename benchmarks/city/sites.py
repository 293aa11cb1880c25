"""The sites of the city: every template with every character, so that each trap stands on each kind of site."""

from dataclasses import dataclass
from functools import cache

from benchmarks.city.templates import Template, templates

CHARACTERS = (
    "plain", "fed", "declared feed", "declared sitemap", "declared list", "calendar", "sessions", "endless list",
    "relative loop", "slow", "bursts", "busy", "bad answers", "mojibake", "closed folder",
)  # fmt: skip
SITES = 300
_REGIONS = ("kita", "minami", "higashi", "nishi", "naka")
_FIRST = ("朝", "北", "白", "青", "高", "長", "広", "松", "杉", "桜", "石", "霧", "森", "小", "大")
_SECOND = (
    "波",
    "瀬",
    "倉",
    "浜",
    "沢",
    "谷",
    "坂",
    "橋",
    "原",
    "岡",
    "崎",
    "島",
    "塚",
    "江",
    "尾",
    "里",
    "野",
    "井",
    "津",
    "山",
)
_ENCODINGS = ("cp932", "euc_jp", "utf-8 named Shift_JIS", "utf-8 named ISO-8859-1")


@dataclass(frozen=True)
class Site:
    """One municipal site of the city."""

    number: int
    template: Template
    character: str

    @property
    def key(self) -> str:
        """The name of the source that follows it."""
        return f"{_REGIONS[self.number % 5]}{self.number:03}"

    @property
    def host(self) -> str:
        """Its host, on a domain that does not exist."""
        return f"www.city.{self.key}.example.jp"

    @property
    def home(self) -> str:
        """The address of its home page."""
        return f"https://{self.host}/"

    @property
    def name(self) -> str:
        """What the municipality is called."""
        return f"{_FIRST[self.number // 20]}{_SECOND[self.number % 20]}ヶ丘市"

    @property
    def odd(self) -> bool:
        """Which of two variants of its character it has."""
        return bool(self.number % 2)

    @property
    def encoding(self) -> str:
        """How its pages are encoded, and what the server says of it."""
        return _ENCODINGS[self.number % 4] if self.character == "mojibake" else "utf-8"

    @property
    def looks_at_home(self) -> bool:
        """Whether only its home page is declared, so that the rest must be found."""
        return not self.character.startswith("declared")

    @property
    def list_pages(self) -> int:
        """How many pages its list of news has; 0 for a list without end."""
        if self.character == "endless list":
            return 0
        if self.character == "declared list":
            return 5
        return 3 if self.number // 20 % 2 else 1

    @property
    def feed(self) -> str:
        """The path of its feed, empty when it has none."""
        if self.character in ("fed", "declared feed"):
            return self.template.feed or "/rss/news.rdf"
        return self.template.feed if self.looks_at_home else ""

    @property
    def feed_shown(self) -> str:
        """How its home page names the feed: for machines, as a link, or on a page about RSS."""
        return ("alternate", "link", "page")[(self.number + self.number // 20) % 3] if self.feed else ""


@cache
def sites() -> tuple[Site, ...]:
    """Give all three hundred."""
    every = templates()
    return tuple(
        Site(number, every[number % 20], CHARACTERS[(number // 20 + number % 20) % len(CHARACTERS)])
        for number in range(SITES)
    )


@cache
def part() -> tuple[Site, ...]:
    """Give sixty of them with every template and every character."""
    return tuple(site for site in sites() if site.number // 20 in (0, 5, 10))
