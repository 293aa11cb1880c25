"""Several notices on one page, as on a top page that is rewritten in place: each heading opens an article."""

import re
from collections import Counter
from dataclasses import dataclass

from records import content_id
from spiders.fields import Fields
from spiders.page.blocks import Line
from spiders.page.dom import elements
from spiders.page.labelled import Stated, bare, in_line
from spiders.page.reader import Found


@dataclass(frozen=True, slots=True)
class Part:
    """One article of a page."""

    title: str
    lines: list[Line]
    dates: list[Stated]
    anchor: str = ""


def split(found: Found, fields: Fields) -> list[Part]:
    """Divide what was read at the declared headings; a page without them, or without a declaration, is one article."""
    whole = Part(found.title, found.lines, found.dates)
    if not fields.split or not found.lines:
        return [whole]
    root = found.lines[0].element.getroottree().getroot()
    heads = set(elements(root, fields.split))
    starts = [at for at, line in enumerate(found.lines) if _opens(line, heads)]
    if not starts:
        return [whole]
    parts = []
    taken: Counter[str] = Counter()
    for start, end in zip(starts, [*starts[1:], len(found.lines)], strict=True):
        title, lines = found.lines[start].text, found.lines[start + 1 : end]
        dates = _dates(title, lines)
        parts.append(Part(title, lines, dates, "#" + _anchor(title, dates, taken)))
    return parts


def _anchor(title: str, dates: list[Stated], taken: Counter[str]) -> str:
    # Two notices of one name are told apart by their days, and only where these agree too by their order.
    stable = _stable(title)
    if taken[stable]:
        stable = f"{stable} {dates[0].value if dates else ''}"
    name = f"{stable} {taken[stable]}" if taken[stable] else stable
    taken.update({_stable(title): 1} if stable == _stable(title) else {stable: 1})
    return content_id(name)[:12]


def _opens(line: Line, heads: set) -> bool:  # type: ignore[type-arg]
    return line.element in heads or any(above in heads for above in line.element.iterancestors())


def _stable(title: str) -> str:
    # A notice is rewritten under a changing head (【復旧】…, …（第2報）); its name without the marks stays.
    return re.sub(r"【[^】]*】|[（(][^）)]*[）)]|\s", "", title) or title


def _dates(title: str, lines: list[Line]) -> list[Stated]:
    near = [title, *(line.text for line in lines[:3])]
    found = [date for text in near for date in in_line(text)]
    alone = bare(line.text for line in lines[:2])
    return found or ([alone] if alone else [])
