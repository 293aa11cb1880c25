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
from spiders.furniture import ends_body, is_boilerplate, is_furniture
from spiders.labelled import Stated, bare, declared, on_page
from spiders.metadata import author_of, linked, machine_dates, metas
from spiders.title import Title, find_title, without_site


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
    missed += ("body",) if fields.body and not bodies else ()
    found.missing = missed
    dropped = _dropped(root, fields, title.element, bool(bodies))
    every = list(lines(_outer(root), dropped))
    start = _after_title(every, title.element)
    contact = find_contact(every[start:])
    contact = None if contact is None else start + contact
    found.office = _office(root, fields) or (office_in(every, contact) if contact is not None else None)
    body = [line for box in bodies for line in lines(box, dropped)] if bodies else main_block(every, start, contact)
    found.lines = _kept(body, title, found.title, fields, bool(bodies))
    found.dates = _dates(root, fields, found.linked, every[start : start + 6])
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


def _dropped(root: Element, fields: Fields, title: Element | None, declared_body: bool) -> Collection[Element]:
    dropped = {item for selector in each(fields.drop) for item in elements(root, selector)}
    keep = {title, *title.iterancestors()} if title is not None else set()
    return dropped | {item for item in root.iter() if item not in keep and is_furniture(item)}


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


def _kept(body: Sequence[Line], title: Title, name: str, fields: Fields, declared_body: bool) -> list[Line]:
    kept: list[Line] = []
    cut = re.compile(fields.cut) if fields.cut else None
    contact = find_contact(body)
    for at, line in enumerate(body):
        if (cut and cut.search(line.text)) or (at == contact and kept) or (ends_body(line.text) and kept):
            break
        same = line.element is title.element or (not kept and line.text == name)
        if not same and not is_boilerplate(line.text):
            kept.append(line)
    return kept


def _dates(root: Element, fields: Fields, ld: dict[str, Any], under: Sequence[Line]) -> list[Stated]:
    stated = [date for item in select(root, fields.published) for date in declared(words(item), "published")][:1]
    stated += [date for item in select(root, fields.updated) for date in declared(words(item), "updated")][:1]
    machine = list(machine_dates(root, ld, metas(root))) if fields.json_ld else []
    regions = elements(root, fields.dates) or [_outer(root)]
    visible = [date for region in regions for _, date in on_page(region.iter())]
    if not stated and not machine and not visible and (day := bare(line.text for line in under)):
        visible = [day]
    return stated + machine + visible


def _author(root: Element, fields: Fields, ld: dict[str, Any]) -> str | None:
    names = [name for item in select(root, fields.author) if (name := words(item))]
    return names[0] if names else author_of(ld)
