"""Which sources are collected, which are not and why, as a page: `python -m spiders.catalogue > docs/sources.md`."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from spiders.discovery import Feed, Home, LinkList
from spiders.municipalities import municipalities
from spiders.options import CrawlOptions
from spiders.registry import sites
from spiders.site import Site

TABLE = Path(__file__).parent / "tables" / "not_collected.tsv"
HEAD = """# Sources

What the nightly crawl collects, and what it leaves out. `docs/add-a-source.md` says how a source is declared, and
`python pipeline.py sources` how each one fares. Nothing here was asked of the live sites: addresses and layouts come
from public copies and programs, and what they leave open stands under *unconfirmed*; the first crawl answers most.

This page is written from the declarations: `python -m spiders.catalogue > docs/sources.md`.
"""
MUNICIPAL = """
## Prefectures, municipalities and wards

{rows:,} rows of `spiders/tables/municipalities.tsv` on {hosts:,} hosts, each a source `lg:` + 団体コード: {prefectures}
prefectures, {wards} wards of designated cities with a folder of their city's host, and every city, town and village.
{listed} name a feed or list. On every home page the crawl finds the lists and feeds of news by itself, by the words of
`spiders/tables/lists.tsv`, and remembers them. Only links that speak of the subject are fetched
(`spiders/tables/subject.tsv`).

A night asks each of them for what it lists and for pages that are due. That is polite and quick enough, because hosts
do not wait for each other, and each sees one request at a time with a pause between two: the host with most rows,
`{busiest}`, has {most}, so robots.txt and its lists take {seconds:.0f} seconds with the default pause. To leave them
out, write `sources_off = ["municipality"]` in `madoguchi.toml`; to follow only some, name them in `sources_on`, as in
`["soumu", "lg:131067"]`.
"""


@dataclass(frozen=True, slots=True)
class NotCollected:
    """One row of tables/not_collected.tsv: a source that is not crawled, declared for archives or not at all."""

    key: str
    name: str
    home: str
    reason: str  # its kind, a colon, and what happens
    change: str  # what would have to be so for it to be collected


def not_collected() -> tuple[NotCollected, ...]:
    """Read the table."""
    rows = TABLE.read_text("utf-8").splitlines()[1:]
    return tuple(NotCollected(*row.split("\t")) for row in rows if row.strip())


def markdown() -> str:
    """Write the page."""
    return HEAD + _collected() + _left_out() + _municipal()


def _collected() -> str:
    named = [site for site in sites().values() if site.enabled and not site.source.startswith("lg:")]
    rows = "\n".join(_row(site) for site in sorted(named, key=lambda site: (site.role, site.source)))
    head = "| source | name | role | looked at | terms | unconfirmed |\n|---|---|---|---|---|---|\n"
    return f"\n## Collected every night\n\n{len(named)} sources, and the municipalities below.\n\n{head}{rows}\n"


def _row(site: Site) -> str:
    places = [f"{type(listing).__name__} <{listing.url}>{_only(listing)}" for listing in site.listings]
    places += [f"in place <{url}>" for url in site.standing]
    cells = (f"`{site.source}`", f"[{site.title}]({site.home})", site.role, "<br>".join(places), site.terms)
    return f"| {' | '.join(cells)} | {'; '.join(site.unconfirmed)} |".replace("  ", " ")


def _only(listing: object) -> str:
    return " by words" if isinstance(listing, Feed | LinkList) and listing.about else ""


def _left_out() -> str:
    told = "A declared one is read from archives of others (`backfill`), and crawled when named on the command line."
    head = "| source | name | reason | what would change it | declared |\n|---|---|---|---|---|\n"
    rows = "\n".join(_reason(row) for row in not_collected())
    return f"\n## Not collected\n\n{told}\n\n{head}{rows}\n"


def _reason(row: NotCollected) -> str:
    declared = "yes" if row.key in sites() else "no"
    return f"| `{row.key}` | [{row.name}]({row.home}) | {row.reason} | {row.change} | {declared} |"


def _municipal() -> str:
    table = municipalities()
    ((busiest, most),) = Counter(row.host for row in table).most_common(1)
    homes = sum(isinstance(row.listings[0], Home) for row in table)
    return MUNICIPAL.format(
        rows=len(table),
        hosts=len({row.host for row in table}),
        prefectures=sum(row.name == row.prefecture for row in table),
        wards=sum("/" in row.place.rstrip("/") for row in table),
        listed=len(table) - homes,
        busiest=busiest,
        most=most,
        seconds=most * CrawlOptions.pause,
    )


if __name__ == "__main__":
    print(markdown(), end="")
