"""Any page of no known family: the body is what stands after the title and before the contact block."""

import re
from collections.abc import Sequence

from lxml.etree import tostring

from spiders.blocks import Line
from spiders.dom import Element, line, marks

_MAIN = re.compile(r"(?<![a-z])(?:main|contents?|honbun|article|entry|detail|body|wysiwyg|kiji)(?![a-z])")
_SHARE = 0.6  # of the text after the title: the lowest box that holds as much is the main one


def main_block(every: Sequence[Line], start: int, contact: int | None) -> list[Line]:
    """Choose the lines of the body among all lines of a page, from the line after the title on."""
    if contact is not None and contact > start:
        return list(every[start:contact])
    after = every[start:]
    if not start or not after:
        return list(after)
    return _lowest(every[start - 1].element, after)


def _lowest(title: Element, after: Sequence[Line]) -> list[Line]:
    weights = [_weight(block) for block in after]
    total = sum(weights)
    for above in title.iterancestors():
        inside = [at for at, block in enumerate(after) if _holds(above, block.element)]
        if not inside:
            continue
        held = sum(weights[at] for at in inside)
        mainly = above.tag in ("main", "article") or above.get("role") == "main" or _MAIN.search(marks(above))
        if held >= total * _SHARE or (mainly and held) or above.tag == "body":
            return [after[at] for at in inside]
    return list(after)


def _holds(box: Element, element: Element) -> bool:
    return element is box or any(above is box for above in element.iterancestors())


def _weight(block: Line) -> int:
    linked = sum(len(text) for link in block.element.iter("a") for text in link.itertext())
    return max(0, len(block.text) - linked)


def last_resort(root: Element) -> list[Line]:
    """Ask trafilatura for a body where our rules find none; only ever for the body, never for a date."""
    if not any(True for _ in root.iter("p", "div", "td")):
        return []
    from trafilatura import extract  # slow to import, seldom asked

    found = extract(tostring(root, encoding="unicode"), favor_recall=True, include_comments=False) or ""
    return [Line(text, root) for raw in found.splitlines() if (text := line(raw.lstrip("-# |")))]
