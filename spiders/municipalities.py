"""The municipalities that are followed: the rows of tables/municipalities.tsv."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from spiders.discovery import Feed, LinkList, Listing, Sitemap

TABLE = Path(__file__).parent / "tables" / "municipalities.tsv"
SUBJECT = (
    "システム|障害|不具合|停止|休止|中止|復旧|メンテナンス|個人番号|マイナ(?:ンバー|保険証|ポータル)|コンビニ交付|証明書|住民票|戸籍|転入|転出|"
    "住基|オンライン申請|電子申請|漏えい|誤交付"
)
"""What the text of a link on a municipality's home page must speak of for the page to be fetched."""


@dataclass(frozen=True, slots=True)
class Municipality:
    """One row. `listings` are parsed; a row that names none is followed by its home page."""

    code: str  # 団体コード, six digits
    prefecture: str
    name: str
    site: str
    family: str  # letter of the CMS family as last seen, for the reader of the table: extraction looks at the HTML
    listings: tuple[Listing, ...]
    unconfirmed: tuple[str, ...]

    @property
    def host(self) -> str:
        """Give the host name of the site without `www.`, so that its other hosts count as the municipality's too."""
        return (urlsplit(self.site).hostname or "").removeprefix("www.")


@cache
def municipalities() -> tuple[Municipality, ...]:
    """Read the table; a row that cannot be read is an error naming the row and the cure."""
    lines = TABLE.read_text("utf-8").splitlines()
    return tuple(_row(number, line) for number, line in enumerate(lines[1:], start=2) if line.strip())


def _row(number: int, line: str) -> Municipality:
    cells = line.split("\t")
    if len(cells) != 7:
        raise ValueError(f"{TABLE.name} line {number}: {len(cells)} columns where 7 are due; separate them by one tab.")
    code, prefecture, name, site, family, listings, unconfirmed = cells
    try:
        parsed = tuple(_listing(cell) for cell in listings.split(" ; ") if cell)
    except KeyError as unknown:
        raise ValueError(
            f"{TABLE.name} line {number}: no kind of listing is called {unknown}; write `feed`, `sitemap` or `list`."
        ) from None
    known = tuple(remark.strip() for remark in unconfirmed.split(";") if remark.strip())
    return Municipality(code, prefecture, name, site, family, parsed or (LinkList(site, about=SUBJECT),), known)


def _listing(cell: str) -> Listing:
    kind, _, rest = cell.partition(" ")
    url, _, links = rest.partition(" ")
    if kind == "list":
        return LinkList(url, links or "a")
    if kind == "sitemap":
        return Sitemap(url)
    if kind == "feed":
        return Feed(url)
    raise KeyError(kind)
