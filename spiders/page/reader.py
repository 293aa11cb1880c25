"""Reading one page by what is declared of it, general rules filling what is left open."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from spiders.families.generic import main_block
from spiders.fields import Fields, each
from spiders.page.blocks import Line, lines
from spiders.page.bodytext import kept, within
from spiders.page.breadcrumb import office_on_the_way
from spiders.page.contact import find_contact, labelled_office, office_in, office_in_boxes, other_office
from spiders.page.dom import Element, elements, line, select, strings, words
from spiders.page.furniture import is_furniture
from spiders.page.labelled import Stated, bare, on_page
from spiders.page.labelled import declared as dates_declared
from spiders.page.metadata import author_of, linked, machine_dates, metas
from spiders.page.office import clean_office
from spiders.page.pagenumber import page_number
from spiders.page.press import is_like_press, is_press, main_text, told
from spiders.page.surroundings import Surroundings
from spiders.page.title import Title, find_title, without_site


@dataclass(slots=True)
class Found:
    """What was read from a page, before it becomes articles."""

    title: str = ""
    lines: list[Line] = field(default_factory=list)
    dates: list[Stated] = field(default_factory=list)
    office: str | None = None
    author: str | None = None
    number: str | None = None  # that the site gives the page
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
    press = is_press(found.linked)
    whole = not (bodies and press)
    dropped = _furniture([_outer(root)] if whole else bodies, title.element)
    every = list(lines(_outer(root), dropped)) if whole else []
    start = _after_title(every, title.element)
    contact = _contact(every, start)
    if not press:
        found.number = page_number(every, dropped)
        found.office = _office(root, fields) or _asked(root, every, start, contact) or office_in_boxes(dropped)
    declared = {item for selector in each(fields.drop) for item in elements(root, selector)}
    if bodies:
        body = [line for box in bodies for line in lines(box, dropped | declared)]
    else:
        body = [line for line in main_block(every, start, contact) if not within(line.element, declared)]
    found.lines = kept(body, title, found.title, fields, None if contact is None else every[contact])
    if press or (found.office is None and contact is None and is_like_press(metas(root), found.lines)):
        found.lines = told(found.lines if bodies else main_text(found.lines), found.linked)
    own = Surroundings(every, start, contact, title.element) if whole else None
    near = [*every[start : start + 8], *every[max(0, start - 4) : start]]
    found.dates = _dates(root, fields, found.linked, near, own)
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


def _after_title(every: Sequence[Line], title: Element | None) -> int:
    if title is None:
        return 0
    inside = {title, *title.iterdescendants()}
    places = [at for at, line in enumerate(every) if line.element in inside]
    if places:
        return places[-1] + 1
    return next((at for at, line in enumerate(every) if title in set(line.element.iterancestors())), 0)


def _contact(every: Sequence[Line], start: int) -> int | None:
    at = find_contact(every[start:])
    return None if at is None else start + at


def _office(root: Element, fields: Fields) -> str | None:
    for item in select(root, fields.office):
        parts = "".join([item] if isinstance(item, str) else strings(item)).split("\u2028")
        if office := next((office for part in parts if (office := clean_office(line(part)))), None):
            return office
    return None


def _dates(
    root: Element, fields: Fields, ld: dict[str, Any], under: Sequence[Line], own: Surroundings | None
) -> list[Stated]:
    stated = [date for item in select(root, fields.published) for date in dates_declared(words(item), "published")][:1]
    stated += [date for item in select(root, fields.updated) for date in dates_declared(words(item), "updated")][:1]
    machine = list(machine_dates(root, ld, metas(root))) if fields.json_ld else []
    regions = elements(root, fields.dates) or ([_outer(root)] if own else [])
    visible = [date for region in regions for box, date in on_page(region.iter()) if not own or own.may_date(box)]
    found = stated + machine + visible
    if own:
        known = {date.role for date in found} | {(date.value or "")[:10] for date in found}
        found += [date for date in own.times() if not {date.role, (date.value or "")[:10]} & known]
    if not found and (day := bare(line.text for line in under)):
        found = [day]
    return found


def _asked(root: Element, every: Sequence[Line], start: int, contact: int | None) -> str | None:
    named = None if contact is None else office_in(every, contact)
    named = named or other_office(every[start:]) or labelled_office(every)
    return office_on_the_way(root) if named is None and contact is not None else named


def _author(root: Element, fields: Fields, ld: dict[str, Any]) -> str | None:
    names = [name for item in select(root, fields.author) if (name := words(item))]
    return names[0] if names else author_of(ld)
