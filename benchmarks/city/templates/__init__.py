"""The page templates of the city: each is written as one CMS family writes, in our own words and markup."""

from dataclasses import dataclass
from datetime import date
from functools import cache

_DAYS = {
    "plain": "{0.year}年{0.month}月{0.day}日",
    "padded": "{0.year}年{0.month:02}月{0.day:02}日",
    "era": "令和{1}年{0.month}月{0.day}日",
    "mixed": "令和{1}({0.year})年{0.month}月{0.day}日",
    "dotted": "{0.year}.{0.month:02}.{0.day:02}",
}


@dataclass(frozen=True)
class Template:
    """One way to build a site; `{title}`, `{main}`, `{body}`, … in its formats are what a page puts there."""

    name: str
    address: str  # of an article, with its number
    frame: str  # every page but the home page, around `main`
    article: str
    states: tuple[str, ...] = ("updated",)  # the dates that an article shows
    names_office: bool = True
    day: str = "plain"
    heading: str = "<h2>{}</h2>"
    rows: str = "<ul class='newslist'>{}</ul>"
    row: str = '<li><span class="date">{day}</span> <a href="{href}">{words}</a></li>'
    lists: tuple[str, str] = ("/oshirase/index.html", "/hodo/index.html")
    pages: str = "?page={}"  # what leads from a list's first page to its others
    feed: str = ""  # where sites of this family have a feed by nature

    def written(self, day: date) -> str:
        """Write a day as the template does."""
        return _DAYS[self.day].format(day, day.year - 2018)


@cache
def templates() -> tuple[Template, ...]:
    """Give all twenty."""
    from benchmarks.city.templates import families, further, none, own

    return (*families.TEMPLATES, *further.TEMPLATES, *own.TEMPLATES, *none.TEMPLATES)
