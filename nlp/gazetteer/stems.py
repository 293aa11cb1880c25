"""Bare stems in lists: 下呂や恵那、各務原の各市 · あわら、坂井、越前、小浜の4市 · 東京、大阪など7都府県."""

import re
from collections.abc import Iterator
from functools import cache

from nlp.gazetteer.hits import Hit
from nlp.gazetteer.lists import municipalities, prefecture_stems, stems
from nlp.gazetteer.view import View

_CLOSE = re.compile(
    r"(?:[各両]|\d{1,4}|[二三四五六七八九十]{1,5}|(?<=の)(?=町村[でがはにもと、。]))"
    r"(都道府県|都府県|道府県|府県|都県|道県|県|市区町村|市町村|市町|町村|市区|市|区|町|村)(?!目|民|場|役|内の|警)"
)
_CLOSE_WITHIN = re.compile(
    r"など(?=(?:[都道府県管圏]|[一-鿿]{2,4})内の?\d{0,4}(?:自治体|[市区町村]{1,3}(?![民場役長])))"
)
_MORE = re.compile(r"(\d+)市?区?([町村])?")
_BEFORE_CLOSE = re.compile(r"(?:(?:など|ほか)?[―-]?の?(?:[一-鿿]{2,3}[都道府県]内の?)?計?|など)\Z")
_ITEM = re.compile(r"([^\s、・や,。「」()▽▼]{1,9})\Z")
_BEFORE_STEM = ("", *"県府都道市のはで、▽▼:(「。\n")
_AFTER_PAIR = r"・([一-鿿]{1,4})(?=など|[、でのがはにともへ。)]|\Z)"
_SEPARATORS = "、・や,▽▼"
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
        kinds = {"prefecture"} if match[1].endswith("県") else _kinds(match[1])
        before = _BEFORE_CLOSE.search(view.key, max(0, match.start() - 10), match.start())
        end = before.start() if before else match.start()
        found = list(_items(view, end, kinds))
        yield from _of_prefectures(view, found, end, match[0]) or found
    for match in _CLOSE_WITHIN.finditer(view.key):
        yield from _items(view, match.start(), _kinds("市町村区"))


def _of_prefectures(view: View, found: list[Hit], end: int, close: str) -> list[Hit]:
    # 長崎の2市; 熊本、大分、宮崎の17市町村: more than are named, and so those of the prefectures called so
    count = _MORE.match(close)
    more = count is not None and int(count[1]) > len(found) and (len(found) == 1 or count[2] is not None)
    if not more or "など" in view.key[end : end + 3]:
        return []
    if not all(view.key[hit.start : hit.end] in prefecture_stems() for hit in found):
        return []
    return list(_items(view, end, {"prefecture"}))


def _kinds(letters: str) -> set[str]:
    return set().union(*(_KINDS[letter] for letter in letters if letter in _KINDS))


def with_prefecture(view: View) -> Iterator[Hit]:
    """Find the pairs of stems that headlines write: 東京・中野など."""
    for match in _pair().finditer(view.key):
        prefecture = prefecture_stems()[match[1]]
        inner = [one for one in stems().get(match[2], ()) if municipalities()[one].prefecture == prefecture]
        if len(inner) == 1 and view.before(match.start()) in _BEFORE_STEM:
            yield Hit(match.start(), match.end(), "municipality", tuple(inner))


@cache
def _pair() -> re.Pattern[str]:
    return re.compile(f"({'|'.join(prefecture_stems())}){_AFTER_PAIR}")


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
        start = end - len(item) + skipped
        if ids and (skipped == 0 or _may_begin(view.before(start), item[skipped:])):
            return Hit(start, end, "municipality", tuple(ids))
    return None


def _may_begin(before: str, stem: str) -> bool:
    kana_before_kanji = "ぁ" <= before <= "ん" and stem[0] >= "一" and len(stem) > 1
    return before in _BEFORE_STEM or kana_before_kanji


def _is_whole_name(item: str, kinds: set[str]) -> bool:
    # A list may mix: 大阪市、堺、豊中の3市.
    return any(municipalities()[one].kind in kinds for one in stems().get(item[:-1], ()))
