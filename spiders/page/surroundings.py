"""Where on a page a date stands: beside the title or the contact block it is the page's own, in the body it is told."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from spiders.page.blocks import Line
from spiders.page.dom import Element, marks, words
from spiders.page.items import in_list
from spiders.page.labelled import Stated
from spiders.page.statedday import value_of

_NEAR = 6  # lines after the title
_LEVELS = 5  # above the title, within which its dates stand
_CHANGED = re.compile(r"updat|modif|kousin|koushin")
_HINT = re.compile(
    r"updat|upd_|modif|publish|release|hiduke|page_?-?(?:day|date|info)|(?:^|[\s_-])(?:date|day)(?:$|[\s_-])|kiji_?info"
)
_WHOLE = ("body", "html", "main", "article")
_ITEMS = ("td", "th", "li", "dd", "dt", "h2", "h3", "h4")


class Surroundings:
    """The lines of a page with the places of its title and contact block."""

    def __init__(self, every: Sequence[Line], start: int, contact: int | None, title: Element | None) -> None:
        self.start = start
        self.title = title
        self.end = len(every) - 2 if contact is None else contact
        self.places: dict[Element, int] = {}
        for at, line in enumerate(every):
            self.places.setdefault(line.element, at)

    def may_date(self, box: Element) -> bool:
        """Tell whether a labelled date in this box may be the page's own."""
        if any(_HINT.search(marks(near)) for near in (box, *_above(box))):
            return True
        at = self._place(box)
        if at is None or at < self.start + _NEAR:
            return True
        return at >= self.end and box.tag not in _ITEMS

    def times(self) -> Iterator[Stated]:
        """Give the days of `time` elements that stand with the title and have no label."""
        for above in islice(self.title.iterancestors(), _LEVELS) if self.title is not None else ():
            if above.tag in ("body", "html") or (above.tag == "main" and above.find(".//article") is not None):
                return
            found = [element for element in above.iter("time") if self._is_near(element)]
            for element in found:
                raw = element.get("datetime") or words(element)
                if (value := value_of(raw)) and len(value) >= len("2025-04-04"):
                    parent = element.getparent()
                    names = marks(element) + ("" if parent is None else f" {marks(parent)}")
                    changed = _CHANGED.search(names)
                    yield Stated("updated" if changed else "published", "", words(element) or raw, value)
            if found:
                return

    def _is_near(self, element: Element) -> bool:
        at = self._place(element)
        return not in_list(element) and (at is None or self.start - _NEAR <= at < self.start + _NEAR)

    def _place(self, box: Element) -> int | None:
        for near in (box, *_above(box)):
            if near in self.places:
                return self.places[near]
        return None


def _above(box: Element) -> list[Element]:
    first = box.getparent()
    second = first.getparent() if first is not None else None
    return [near for near in (first, second) if near is not None and near.tag not in _WHOLE]
