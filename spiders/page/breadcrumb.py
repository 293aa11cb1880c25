"""The way to a page as its template shows it, which names the office where the contact block is filled by a script."""

import re

from spiders.page.dom import Element, marks, words
from spiders.page.office import looks_like_office

_TRAIL = re.compile(r"pan?kuzu|bread_?-?crumb|crumbs?(?![a-z])|topic_?-?path|(?<![a-z])(?:t_?path|path|pan)(?![a-z])")
_MOST = 12  # links of a trail: a menu has more


def office_on_the_way(root: Element) -> str | None:
    """Give the last link of the breadcrumb that is an office's name; None when the way leads by no office."""
    for element in root.iter("div", "p", "ol", "ul", "nav", "dl"):
        if not _TRAIL.search(marks(element)):
            continue
        links = list(element.iter("a"))
        names = [words(link) for link in links] if len(links) <= _MOST else []
        if office := next((name for name in reversed(names) if looks_like_office(name)), None):
            return office
    return None
