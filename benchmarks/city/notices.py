"""What is planted in the city: notices with all that extraction must find of them, each named in one place only."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from benchmarks.city import words
from benchmarks.city.sites import Site

_FIRST_DAY = date(2025, 3, 1)
DECOY = r"5\d{3}(?!\d)"  # in the address of what must not be fetched; a notice's number starts with 1


@dataclass(frozen=True)
class Notice:
    """One planted notice; `place` is where, and nowhere else, the site names it."""

    site: Site
    place: str
    number: int
    title: str
    paragraphs: tuple[str, ...]
    heading: str
    table: tuple[tuple[str, str], ...]
    items: tuple[str, ...]
    office: str
    published: date
    updated: date

    @property
    def path(self) -> str:
        """Its address on its host."""
        return address(self.site, self.number)

    @property
    def url(self) -> str:
        """Its canonical address."""
        return f"https://{self.site.host}{self.path}"

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of its body, as extraction gives them."""
        rows = (f"手続き: {procedure} / 状況: {state}" for procedure, state in self.table)
        return (*self.paragraphs, self.heading, *rows, *self.items)


@cache
def notices(site: Site) -> tuple[Notice, ...]:
    """Give the notices of a site."""
    return tuple(_notice(site, place, 1001 + at) for at, place in enumerate(_places(site)))


def address(site: Site, number: int) -> str:
    """Give the path of an article."""
    return site.template.address.format(number=number)


def _places(site: Site) -> tuple[str, ...]:
    declared = {
        "declared feed": ("feed",) * 3,
        "declared sitemap": ("sitemap",) * 3,
        "declared list": ("list", "page 2", "page 3"),
    }
    if site.character in declared:
        return declared[site.character]
    third = "page 2" if site.list_pages != 1 else "press"
    feed = (f"feed by {site.feed_shown}",) if site.feed else ()
    return ("home", "list", third, *feed)


def _notice(site: Site, place: str, number: int) -> Notice:
    chosen = random.Random(f"{site.number}/{number}")
    story = words.STORIES[(site.number + site.number // 20 + number) % len(words.STORIES)]
    published = _FIRST_DAY + timedelta(chosen.randrange(31))
    hour, minute = chosen.randrange(8, 18), chosen.randrange(10, 60)
    paragraphs = [
        f"{site.name}では、{story.opening}",
        f"{published.month}月{published.day}日{hour}時{minute}分頃から、市内のすべての窓口で影響が出ています。{chosen.choice(words.CAUSES)}",
        f"この間に{chosen.randrange(3, 200)}件の手続きに影響がありました。ご不便をおかけして申し訳ありません。",
    ]
    if site.encoding == "cp932":
        paragraphs.append(words.MACHINE_LETTERS)
    return Notice(
        site, place, number, story.title, tuple(paragraphs), chosen.choice(words.HEADINGS),
        tuple((procedure, chosen.choice(words.STATES)) for procedure in story.procedures),
        tuple(chosen.sample(words.ADVICE, chosen.randrange(2, 4))), chosen.choice(words.OFFICES),
        published, published + timedelta(chosen.randrange(4)),
    )  # fmt: skip
