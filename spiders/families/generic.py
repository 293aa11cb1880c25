"""Any page of no known family: the body is what stands after the title and before the contact block."""

import re
from collections.abc import Sequence
from copy import deepcopy

from lxml.etree import strip_attributes, tostring

from spiders.page.blocks import Line, weights
from spiders.page.contact import answers
from spiders.page.dom import Element, line, marks
from spiders.page.mainbox import heaviest
from spiders.page.statedday import fold

_MAIN = re.compile(r"(?<![a-z])(?:main|contents?|honbun|article|entry|detail|body|wysiwyg|kiji)(?![a-z])")
_HEAD = 8  # lines below the title among which a contact block may stand above the body
_SHARE = 0.6  # of the text after the title: the lowest box that holds as much is the main one


def main_block(every: Sequence[Line], start: int, contact: int | None) -> list[Line]:
    """Choose the lines of the body among all lines of a page, from the line after the title on."""
    if contact is not None and contact > start:
        if contact - start <= _HEAD and _sentences(every[start:contact]) == 0 and (below := _below(every, contact)):
            return below
        return _inside(every[:contact]) if not start else list(every[start:contact])
    after = every[start:]
    if not start or not after:
        return _inside(after)
    return _lowest(every[start - 1].element, after)


def _below(every: Sequence[Line], contact: int) -> list[Line]:
    # A ministry names whom to ask above the text: the body is then what follows in the box that holds both.
    at = next((at for at in range(contact + 1, min(contact + 6, len(every))) if answers(every[at].text)), contact)
    while at + 1 < len(every) and at < contact + 8 and _goes_on(every[at].text, every[at + 1].text):
        at += 1
    common = [box for box in every[contact].element.iterancestors() if _holds(box, every[at].element)]
    inner = common[0] if common and common[0].tag != "body" else every[at].element
    for outer in inner.iterancestors():
        after = [line for line in every[at + 1 :] if _holds(outer, line.element)]
        if _sentences(after) > 1 or outer.tag in ("main", "article", "body"):
            return after if _sentences(after) > 1 else []
    return []


def _inside(lines: Sequence[Line]) -> list[Line]:
    # No heading says where the body begins: it is in the box with most of the text.
    inner = heaviest(lines, weights(lines), _SHARE)
    return [line for line in lines if inner is None or _holds(inner, line.element)]


def _goes_on(text: str, below: str) -> bool:
    """Tell whether the line below still says how to reach the office: a number under its label, a further number."""
    return "。" not in below and (answers(below) or fold(text).rstrip(": ") in ("電話", "電話番号", "TEL"))


def _sentences(lines: Sequence[Line]) -> int:
    return sum("。" in line.text for line in lines)


def _lowest(title: Element, after: Sequence[Line]) -> list[Line]:
    heavy = weights(after)
    total = sum(heavy)
    for above in title.iterancestors():
        inside = [at for at, block in enumerate(after) if _holds(above, block.element)]
        if not inside:
            continue
        held = sum(heavy[at] for at in inside)
        mainly = above.tag in ("main", "article") or above.get("role") == "main" or _MAIN.search(marks(above))
        if held >= total * _SHARE or (mainly and held) or above.tag == "body":
            return [after[at] for at in inside]
    return list(after)


def _holds(box: Element, element: Element) -> bool:
    return element is box or any(above is box for above in element.iterancestors())


def last_resort(root: Element) -> list[Line]:
    """Ask trafilatura for a body where our rules find none; only ever for the body, never for a date."""
    if not any(True for _ in root.iter("p", "div", "td")):
        return []
    from trafilatura import extract  # slow to import, seldom asked

    # It writes out each cell that a span covers: a few spans of 1,000 by 1,000 take minutes.
    plain = deepcopy(root)
    strip_attributes(plain, "rowspan", "colspan")
    found = extract(tostring(plain, encoding="unicode"), favor_recall=True, include_comments=False) or ""
    return [Line(text, root) for raw in found.splitlines() if (text := line(raw.lstrip("-# |")))]
