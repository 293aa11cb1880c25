"""Of the lines where a body stands, the ones that are its text: without dates, notes and lists of other pages."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import takewhile

from spiders.fields import Fields
from spiders.page.blocks import Line, weights
from spiders.page.dom import Element
from spiders.page.furniture import (
    asks_back,
    ends_body,
    heads_links,
    is_boilerplate,
    is_hall,
    lists_others,
    opens_footer,
)
from spiders.page.labelled import is_dateline, is_hour, is_label
from spiders.page.title import Title

_EDGE = 8  # lines at the head of a body among which a template puts dates and page numbers
_TAIL = 3
_MOST_LINKS = 60  # below one heading
_BESIDE = 12  # characters beside a link: that it leads to another site, the size of a file


def kept(body: Sequence[Line], title: Title, name: str, fields: Fields, contact: Line | None) -> list[Line]:
    """Leave out what the template says: up to the contact block, a declared end or what stands after every body."""
    found: list[Line] = []
    for at, line in _told(_before_end(body, fields, contact)):
        same = line.element is title.element and (line.heading or line.text == title.text)
        same = same or (not found and line.text == name)
        if not (same or is_boilerplate(line.text, at < _EDGE or at >= len(body) - _TAIL)):
            found.append(line)
    while len(found) > 1 and is_hall(found[-1].text):
        found.pop()
    return found


def _before_end(body: Sequence[Line], fields: Fields, contact: Line | None) -> list[Line]:
    cut = re.compile(fields.cut) if fields.cut else None
    for at, line in enumerate(body):
        if cut and cut.search(line.text):
            return list(body[:at])
        asks = contact is not None and line.element is contact.element and line.text == contact.text
        if at and (asks or ends_body(line.text) or _closes([row.text for row in body[at : at + 9]])):
            return list(body[:at])
    return list(body)


def _closes(texts: Sequence[str]) -> bool:
    return opens_footer(texts) or asks_back(texts)


def _told(body: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    others = 0  # level of the heading of a list of other pages, while in it
    away = _leading_away(body)
    begun = False
    value = False  # the line before is a label of the template, and this one what it labels
    for at, line in enumerate(body):
        level = int(str(line.element.tag)[1]) if line.heading else 0
        if at in away or (others and not 0 < level <= others):
            continue
        others = (level or 6) if lists_others(line.text) else 0
        labels = at < _EDGE and is_label(line.text)
        dated = (not begun and is_dateline(line.text)) or (at < _EDGE and is_hour(line.text))
        if not (others or labels or dated or (value and not line.heading)):
            yield at, line
            begun = True
        value = labels


def _leading_away(body: Sequence[Line]) -> set[int]:
    """Give the places of what only leads elsewhere: a heading 関連リンク with its links, and a list of the headings."""
    away: set[int] = set()
    is_anchor = cache(_is_anchor)  # many lines may stand in one element
    lasts = {line.text: at for at, line in enumerate(body)}
    for at, line in enumerate(body):
        if at in away:
            continue
        if heads_links(line.text):
            below = list(takewhile(lambda row: not row.heading, body[at + 1 : at + _MOST_LINKS]))
            leads = zip(below, weights(below), strict=True)
            run = list(takewhile(lambda lead: lead[1] <= _BESIDE or is_boilerplate(lead[0].text, False), leads))
            away |= set(range(at, at + 1 + len(run))) if run else set()
        elif not line.heading and is_anchor(line.element) and lasts[line.text] > at:
            away.add(at)
    return away


def _is_anchor(element: Element) -> bool:
    links = [str(link.get("href")) for link in ((element,) if element.tag == "a" else element.iter("a"))]
    return bool(links) and all(href.startswith("#") and len(href) > 1 for href in links)


def within(element: Element, boxes: Collection[Element]) -> bool:
    """Tell whether the element is one of the boxes or stands in one."""
    return bool(boxes) and (element in boxes or any(above in boxes for above in element.iterancestors()))
