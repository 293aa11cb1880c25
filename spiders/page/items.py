"""Whether something on a page stands in one of several items, as in a list of links or among cards of one kind."""

import re
from itertools import islice

from spiders.page.dom import Element

_MOST = 60  # strings of a card that are looked at
_DATED = re.compile(r"(?:更新|公開|掲載|登録|作成|発表|公表|投稿|配信|発行)(?:日|\s*[::])|日\s*(?:更新|掲載|公開)")


def in_list(block: Element) -> bool:
    """Tell whether the date belongs to one of several linked items rather than to the page."""
    near = [block, *islice(block.iterancestors(), 4)]
    if any(above.tag == "a" for above in near):
        return True
    items = [above for above in near if above.tag in ("li", "tr", "dd", "dt")]
    items += [above for above in near[:3] if above.tag == "article"]
    return any(_linked(item) and _siblings(item) > 1 for item in items) or any(_is_card(box) for box in near[:3])


def _is_card(box: Element) -> bool:
    """Tell whether the box is one of three or more of one class in a row that each state a date."""
    name, parent = box.get("class"), box.getparent()
    if not name or parent is None:
        return False
    alike = [other for other in islice(parent, 20) if other.tag == box.tag and other.get("class") == name]
    return len(alike) > 2 and sum(bool(_DATED.search("".join(islice(other.itertext(), _MOST)))) for other in alike) > 2


def _linked(element: Element) -> bool:
    return element.find(".//a[@href]") is not None


def _siblings(element: Element) -> int:
    parent = element.getparent()
    if parent is None:
        return 0
    return sum(other.tag == element.tag and _linked(other) for other in islice(parent, 20))
