"""Several notices on one page, as on a top page that is rewritten in place: each heading opens an article."""

import re
from collections import Counter
from dataclasses import dataclass

from records import content_id
from spiders.fields import Fields
from spiders.page.blocks import HEADINGS, Line
from spiders.page.dom import elements
from spiders.page.labelled import Stated, bare, in_line
from spiders.page.reader import Found
from spiders.trouble import story_of

_MARKED = re.compile(r"【[^】]*(?:お知らせ|重要|障害|停止|復旧|再開|メンテナンス)[^】]*】")


@dataclass(frozen=True, slots=True)
class Part:
    """One article of a page."""

    title: str
    lines: list[Line]
    dates: list[Stated]
    anchor: str = ""


def split(found: Found, fields: Fields, standing: bool = False) -> list[Part]:
    """Divide what was read at the declared headings; a page without them, or without a declaration, is one article.

    On a `standing` page that declares none, headings that speak of a fault or are marked 【お知らせ】 open an article
    each, and what is left of the page is one beside them.
    """
    whole = Part(found.title, found.lines, found.dates)
    if not (fields.split or standing) or not found.lines:
        return [whole]
    if fields.split:
        heads = set(elements(found.lines[0].element.getroottree().getroot(), fields.split))
        starts = [at for at, line in enumerate(found.lines) if _opens(line, heads)]
    else:
        starts = [at for at, line in enumerate(found.lines) if line.heading and _is_notice(line.text)]
    if not starts:
        return [whole]
    parts = []
    taken: Counter[str] = Counter()
    left = found.lines[: starts[0]]
    for start, following in zip(starts, [*starts[1:], len(found.lines)], strict=True):
        end = _end(found.lines, start, following)
        title, lines = found.lines[start].text, found.lines[start + 1 : end]
        dates = _dates(title, lines)
        parts.append(Part(title, lines, dates, "#" + _anchor(title, dates, taken)))
        left = [*left, *found.lines[end:following]]
    rest = [] if fields.split else [Part(found.title, left, found.dates)]
    return [*rest, *parts]


def _is_notice(text: str) -> bool:
    return bool(_MARKED.search(text)) or story_of(text) is not None


def _end(lines: list[Line], start: int, following: int) -> int:
    # A notice ends where a heading of its own rank, or of a higher one, begins something else.
    rank = _rank(lines[start])
    after = range(start + 1, following)
    return next((at for at in after if rank and 0 < _rank(lines[at]) <= rank), following)


def _rank(line: Line) -> int:
    for element in (line.element, *line.element.iterancestors()):
        if element.tag in HEADINGS:
            return int(element.tag[1])
    return 0


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
