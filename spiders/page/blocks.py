"""From a tree to block text: a heading, a paragraph, a list item or a table row each on a line of its own."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from spiders.page.dom import Element, line, silent
from spiders.page.tablerows import is_data, rows

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BLOCKS = HEADINGS | frozenset(
    ("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
     "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "legend", "li", "main", "menu",
     "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul")
)  # fmt: skip
_MOST_LINKS = 100  # of one block: more of them only say the same
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_OPEN = re.compile(r"[、,・（(「『]$")


@dataclass(frozen=True, slots=True)
class Line:
    """One block of text and the element it stands in."""

    text: str
    element: Element

    @property
    def heading(self) -> bool:
        """Tell whether the block is a heading by its tag."""
        return self.element.tag in HEADINGS


def lines(root: Element, dropped: Collection[Element] = ()) -> Iterator[Line]:
    """Give the blocks below an element in order, leaving out the dropped elements and what browsers do not show."""
    walker = _Walker(root)
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            yield from walker.leave(element)
        elif silent(element) or element in dropped or hidden(element):
            walk.skip_subtree()
            walker.skipped = element
        elif element.tag == "table" and is_data(element):
            yield from walker.flush()
            yield from (Line(text, row) for row, text in rows(element, dropped))
            walk.skip_subtree()
            walker.skipped = element
        else:
            yield from walker.enter(element)
    yield from walker.flush()


def weights(blocks: Sequence[Line]) -> list[int]:
    """Give for each block how many of its characters lead nowhere: text in links is not what a page tells."""
    linked: dict[Element, list[str]] = {}
    found = []
    for block in blocks:
        if block.element not in linked:
            linked[block.element] = _links(block.element)
        inside = sum(len(text) for text in linked[block.element] if text in block.text)
        found.append(max(0, len(block.text) - inside))
    return found


def _links(element: Element) -> list[str]:
    if any(above.tag == "a" for above in (element, *islice(element.iterancestors(), 4))):
        return [line("".join(element.itertext()))]
    texts = (line(text) for link in islice(element.iter("a"), _MOST_LINKS) for text in link.itertext())
    return [text for text in texts if text]


def hidden(element: Element) -> bool:
    """Tell whether the element is hidden by an attribute of its own."""
    return bool(_HIDDEN.search(element.get("style") or "")) or element.get("hidden") is not None


class _Walker:
    def __init__(self, root: Element) -> None:
        self.root = root
        self.skipped: Element | None = None
        self.blocks: list[Element] = [root]
        self.buffer: list[str] = []
        self.in_heading = 0

    def enter(self, element: Element) -> Iterator[Line]:
        if element.tag in BLOCKS:
            yield from self.flush()
            self.blocks.append(element)
            self.in_heading += element.tag in HEADINGS
        elif element.tag == "br":
            if self.in_heading or _OPEN.search("".join(self.buffer[-1:]).rstrip()):
                self.buffer.append("\u2028")
            else:
                yield from self.flush()
        if element.text:
            self.buffer.append(element.text)

    def leave(self, element: Element) -> Iterator[Line]:
        if self.skipped is element:
            self.skipped = None
        elif element.tag in BLOCKS:
            yield from self.flush()
            if len(self.blocks) > 1:
                self.blocks.pop()
            self.in_heading -= element.tag in HEADINGS
        if element is not self.root and element.tail:
            self.buffer.append(element.tail)

    def flush(self) -> Iterator[Line]:
        if self.buffer:
            text = line("".join(self.buffer))
            self.buffer.clear()
            if text:
                yield Line(text, self.blocks[-1])
