"""Reading one page by what is declared of it, general rules filling what is left open."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from spiders.blocks import Line, lines
from spiders.contact import clean_office, find_contact, office_in
from spiders.dom import Element, elements, select, words
from spiders.families.generic import main_block
from spiders.fields import Fields, each
from spiders.furniture import ends_body, is_boilerplate, is_furniture, lists_others
from spiders.labelled import Stated, bare, on_page
from spiders.labelled import declared as dates_declared
from spiders.metadata import author_of, linked, machine_dates, metas
from spiders.surroundings import Surroundings
from spiders.title import Title, find_title, without_site

_EDGE = 8  # lines at the head of a body among which a template puts dates and page numbers
PRESS = ("NewsArticle", "ReportageNewsArticle")


@dataclass(slots=True)
class Found:
    """What was read from a page, before it becomes articles."""

    title: str = ""
    lines: list[Line] = field(default_factory=list)
    dates: list[Stated] = field(default_factory=list)
    office: str | None = None
    author: str | None = None
    missing: tuple[str, ...] = ()  # what is declared and finds nothing
    linked: dict[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Give the body, a block a line."""
        return "\n".join(line.text for line in self.lines)


def read_page(root: Element, fields: Fields) -> Found:
    """Read title, body, dates, office and author of a page; what fields leave empty is found by general rules."""
    found = Found(linked=linked(root))
    title, missed = _title(root, fields)
    found.title = re.sub(fields.clean, "", title.text).strip() if fields.clean else title.text
    bodies = elements(root, fields.body)
    found.missing = missed + (("body",) if fields.body and not bodies else ())
    # A press article whose body is declared names no office, and states its dates for machines.
    whole = not (bodies and found.linked.get("@type") in PRESS)
    dropped = _furniture([_outer(root)] if whole else bodies, title.element)
    every = list(lines(_outer(root), dropped)) if whole else []
    start = _after_title(every, title.element)
    at = find_contact(every[start:])
    contact = None if at is None else start + at
    found.office = _office(root, fields) or (None if contact is None else office_in(every, contact))
    declared = {item for selector in each(fields.drop) for item in elements(root, selector)}
    if bodies:
        body = [line for box in bodies for line in lines(box, dropped | declared)]
    else:
        body = [line for line in main_block(every, start, contact) if not _within(line.element, declared)]
    found.lines = _kept(body, title, found.title, fields, None if contact is None else every[contact].element)
    own = Surroundings(every, start, contact) if whole else None
    found.dates = _dates(root, fields, found.linked, every[start : start + 8], own)
    found.author = _author(root, fields, found.linked)
    return found


def _outer(root: Element) -> Element:
    body = root.find(".//body")
    return body if body is not None else root


def _title(root: Element, fields: Fields) -> tuple[Title, tuple[str, ...]]:
    for item in select(root, fields.title):
        if text := words(item):
            element = None if isinstance(item, str) else item
            return Title(text if element is not None else without_site(text, root), element), ()
    return find_title(root), ("title",) if fields.title else ()


def _furniture(boxes: list[Element], title: Element | None) -> set[Element]:
    keep = {title, *title.iterancestors()} if title is not None else set()
    return {item for box in boxes for item in box.iter() if is_furniture(item) and item not in keep}


def _within(element: Element, boxes: Collection[Element]) -> bool:
    return bool(boxes) and (element in boxes or any(above in boxes for above in element.iterancestors()))


def _after_title(every: Sequence[Line], title: Element | None) -> int:
    if title is None:
        return 0
    inside = {title, *title.iterdescendants()}
    places = [at for at, line in enumerate(every) if line.element in inside]
    if places:
        return places[-1] + 1
    return next((at for at, line in enumerate(every) if title in set(line.element.iterancestors())), 0)


def _office(root: Element, fields: Fields) -> str | None:
    names = [words(item) for item in select(root, fields.office)]
    return next((office for name in names if (office := clean_office(name))), None)


def _kept(body: Sequence[Line], title: Title, name: str, fields: Fields, contact: Element | None) -> list[Line]:
    kept: list[Line] = []
    cut = re.compile(fields.cut) if fields.cut else None
    others = 0  # level of the heading of a list of other pages, while in it
    for at, line in enumerate(body):
        if (cut and cut.search(line.text)) or (kept and (line.element is contact or ends_body(line.text))):
            break
        level = int(str(line.element.tag)[1]) if line.heading else 0
        if others and not 0 < level <= others:
            continue
        others = (level or 6) if lists_others(line.text) else 0
        same = line.element is title.element or (not kept and line.text == name)
        if not (others or same or is_boilerplate(line.text, at < _EDGE or at >= len(body) - 3)):
            kept.append(line)
    return kept


def _dates(
    root: Element, fields: Fields, ld: dict[str, Any], under: Sequence[Line], own: Surroundings | None
) -> list[Stated]:
    stated = [date for item in select(root, fields.published) for date in dates_declared(words(item), "published")][:1]
    stated += [date for item in select(root, fields.updated) for date in dates_declared(words(item), "updated")][:1]
    machine = list(machine_dates(root, ld, metas(root))) if fields.json_ld else []
    regions = elements(root, fields.dates) or ([_outer(root)] if own else [])
    visible = [date for region in regions for box, date in on_page(region.iter()) if not own or own.may_date(box)]
    if not stated and not machine and not visible and (day := bare(line.text for line in under)):
        visible = [day]
    return stated + machine + visible


def _author(root: Element, fields: Fields, ld: dict[str, Any]) -> str | None:
    names = [name for item in select(root, fields.author) if (name := words(item))]
    return names[0] if names else author_of(ld)
