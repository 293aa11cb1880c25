"""Bare stems in lists: 下呂や恵那、各務原の各市 · あわら、坂井、越前、小浜の4市 · 東京、大阪など7都府県."""

import re
from collections.abc import Iterator

from nlp.gazetteer.hits import Hit
from nlp.gazetteer.lists import municipalities, stems
from nlp.gazetteer.view import View

_CLOSE = re.compile(
    r"(?:など|ほか)?の?(?:各|両|計?\d+|[二三四五六七八九十]+)"
    r"(都道府県|都府県|道府県|府県|都県|道県|県|市区町村|市町村|市町|町村|市区|市|区|町|村)(?!目|民|場|役|内の)"
)
_ITEM = re.compile(r"([^\s、・や,。「」()]{1,9})\Z")
_SEPARATORS = "、・や,"
_KINDS = {
    "市": {"city", "designated city"},
    "区": {"ward", "special ward", "ward (to 2023-12)"},
    "町": {"town"},
    "村": {"village"},
    "県": {"prefecture"},
    "府": {"prefecture"},
    "都": {"prefecture"},
    "道": {"prefecture"},
}


def listed_stems(view: View) -> Iterator[Hit]:
    """Find the stems of each list, last one first."""
    for match in _CLOSE.finditer(view.key):
        kinds = set().union(*(_KINDS[letter] for letter in match[1] if letter in _KINDS))
        if "都道府県" in match[1] or match[1].endswith("県"):
            kinds = {"prefecture"}
        yield from _items(view, match.start(), kinds)


def _items(view: View, end: int, kinds: set[str]) -> Iterator[Hit]:
    while end > 0 and (match := _ITEM.search(view.key, max(0, end - 9), end)):
        found = _longest_stem(view, match[1], end, kinds)
        if found:
            yield found
        whole = _is_whole_name(match[1], kinds)
        if not (found or whole) or (found and found.end - found.start < len(match[1])):
            return
        end -= len(match[1])
        if not view.key[:end].endswith(tuple(_SEPARATORS)):
            return
        end -= 1


def _longest_stem(view: View, item: str, end: int, kinds: set[str]) -> Hit | None:
    for skipped in range(len(item)):
        ids = [one for one in stems().get(item[skipped:], ()) if municipalities()[one].kind in kinds]
        if ids and (skipped == 0 or item[skipped - 1] in "県府都道市のはで、:"):
            return Hit(end - len(item) + skipped, end, "municipality", tuple(ids))
    return None


def _is_whole_name(item: str, kinds: set[str]) -> bool:
    # A list may mix: 大阪市、堺、豊中の3市.
    return any(municipalities()[one].kind in kinds for one in stems().get(item[:-1], ()))
