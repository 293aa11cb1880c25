"""The municipalities that are followed: the rows of tables/municipalities.tsv."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spiders.discovery import Feed, Home, LinkList, Listing, Sitemap
from spiders.subject import subject

TABLE = Path(__file__).parent / "tables" / "municipalities.tsv"
COLUMNS = ("code", "prefecture", "name", "reading", "site", "family", "listings", "unconfirmed")
_SITE = re.compile(r"https?://(?:www\d*\.|web\.)?([^/:?#]+)(?::\d+)?(/[^?#]*)?", re.IGNORECASE)
_FRONT = re.compile(r"(?:index|default|top)\.[a-z]+$")  # a file that stands for its folder


@dataclass(frozen=True, slots=True)
class Municipality:
    """One row: a prefecture, city, town, village or ward. Its lists and feeds are named, or found on its home page."""

    code: str  # 団体コード, six digits
    prefecture: str
    name: str  # a ward's with its city's before it
    reading: str  # of `name`, in hiragana
    site: str
    family: str  # letter of the CMS family as last seen, for the reader of the table: extraction looks at the HTML
    listings: tuple[Listing, ...]
    unconfirmed: tuple[str, ...]

    @property
    def host(self) -> str:
        """Give the host name of the site without `www.` and the like, so that its other hosts count as its too."""
        return _parts(self.site)[0]

    @property
    def place(self) -> str:
        """Give the host that is its own, or its folder on a host that it shares with its city (`city.jp/ward/`)."""
        host, path = _parts(self.site)
        return host + _FRONT.sub("", path) if _rows_on()[host] > 1 else host


def _parts(site: str) -> tuple[str, str]:
    found = _SITE.match(site)
    return (found[1].lower(), found[2] or "/") if found else ("", "/")


@cache
def municipalities() -> tuple[Municipality, ...]:
    """Read the table; a row that cannot be read is an error naming the row and the cure."""
    lines = TABLE.read_text("utf-8").splitlines()
    return tuple(_row(number, line) for number, line in enumerate(lines[1:], start=2) if line.strip())


@cache
def _rows_on() -> Counter[str]:
    return Counter(row.host for row in municipalities())


def _row(number: int, line: str) -> Municipality:
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        raise ValueError(
            f"{TABLE.name} line {number}: {len(cells)} columns where {len(COLUMNS)} are due; separate them by one tab."
        )
    *names, site, family, listings, unconfirmed = cells
    try:
        parsed = tuple(_listing(cell) for cell in listings.split(" ; ") if cell)
    except KeyError as unknown:
        raise ValueError(
            f"{TABLE.name} line {number}: no kind of listing is called {unknown}; write `feed`, `sitemap` or `list`."
        ) from None
    code, prefecture, name, reading = names
    known = tuple(remark.strip() for remark in unconfirmed.split(";") if remark.strip())
    home = Home(site, about=subject())  # also beside declared ones: a feed may cease, and does not name everything
    lists = (*(listing for listing in parsed if listing.url != site), home)
    return Municipality(code, prefecture, name, reading, site, family, lists, known)


def _listing(cell: str) -> Listing:
    kind, _, rest = cell.partition(" ")
    url, _, links = rest.partition(" ")
    if kind == "list":
        return LinkList(url, links or "a", about=subject())
    if kind == "sitemap":
        return Sitemap(url)
    if kind == "feed":
        return Feed(url, about=subject())
    raise KeyError(kind)
