"""Which 府中市, which 中央区: settling places of one name by the source, by what is named near, by a list."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, partial
from operator import itemgetter

from nlp.gazetteer.hits import Hit
from nlp.gazetteer.lists import Municipality, municipalities, stems
from nlp.gazetteer.places import belongs, is_prefecture, kind
from nlp.gazetteer.view import View

_PLACES = ("municipality", "place")
_IN_LIST = re.compile(r"[、・,/と及びや\sおよならに並()\n(「」-]{0,4}")
_CAPITAL = re.compile(r"東京(?!都)|(?<![一-鿿])都内|(?<=[、。])都(?=は|の|が)|23区|二十三区")


def settled(view: View, hits: Sequence[Hit], source: str | None, titled: Sequence[Hit] = ()) -> list[Hit]:
    """Narrow the candidates of each place as far as the text and its source allow, and no further.

    `source` counts when it is the id of a municipality; `titled` are the places that the title names.
    """
    found = list(hits)
    if all(len(hit.ids) < 2 for hit in found):
        return found
    hints, seats = _hints(view, found, titled), _seats(found)
    by_hint, by_seat = (cache(partial(_telling, places)) for places in (hints, seats))
    for index, hit in enumerate(found):
        if hit.label in _PLACES and len(hit.ids) > 1:
            ids = _by_source(hit, source) or _nearest(hit, by_hint(hit.ids)) or _nearest(hit, by_seat(hit.ids))
            found[index] = hit.narrowed(ids or hit.ids)
    for order in (range(len(found)), range(len(found) - 1, -1, -1)):
        for index in order:
            found[index] = _by_list(view, found, index)
    named: set[tuple[str, tuple[str, ...]]] = {
        (view.key[hit.start : hit.end], hit.ids) for hit in found if len(hit.ids) == 1
    }
    prefectures = {place.prefecture for _, place in (*hints, *seats)}
    return [_by_whole_text(view, hit, named, prefectures) for hit in found]


def _hints(view: View, hits: Sequence[Hit], titled: Sequence[Hit]) -> list[tuple[int, Municipality]]:
    all_places = municipalities()
    hints = [(-1, all_places[hit.ids[0]]) for hit in titled if len(hit.ids) == 1]
    hints += [(match.start(), _capital()) for match in _CAPITAL.finditer(view.key)]
    hints += [(hit.start, all_places[hit.ids[0]]) for hit in hits if len(hit.ids) == 1 and _tells(hit)]
    return sorted(hints, key=lambda hint: hint[0])


def _tells(hit: Hit) -> bool:
    return hit.label == "municipality" or (hit.label == "place" and kind(hit) == "prefecture")


def _seats(hits: Sequence[Hit]) -> list[tuple[int, Municipality]]:
    # 横浜市, where only a firm's seat: what a text tells of is seldom there.
    seats = [hit for hit in hits if hit.label == "place" and len(hit.ids) == 1 and not _tells(hit)]
    return [(hit.start, municipalities()[hit.ids[0]]) for hit in seats]


def _by_source(hit: Hit, source: str | None) -> list[str]:
    here = municipalities().get(source or "")
    if here is None:
        return []
    candidates = [municipalities()[candidate] for candidate in hit.ids]
    for near in (
        [place for place in candidates if place.entity_id == here.entity_id],
        [place for place in candidates if place.parent in (here.entity_id, here.parent or "none")],
        [place for place in candidates if place.prefecture == here.prefecture],
    ):
        if len(near) == 1:
            return [near[0].entity_id]
    return []


def _telling(places: Sequence[tuple[int, Municipality]], ids: tuple[str, ...]) -> list[tuple[int, list[str]]]:
    """Give the positions of the places that hold one of the candidates alone, each with that one."""
    found = []
    for position, near in places:
        # A ward speaks for its city: 堺市堺区と中区; a prefecture for no ward of a city that is not named.
        for holder in filter(None, (near, _holding(near))):
            inner = [candidate for candidate in ids if belongs(municipalities()[candidate], holder)]
            if is_prefecture(holder.entity_id):
                inner = [candidate for candidate in inner if not municipalities()[candidate].parent]
            if len(inner) == 1:
                found.append((position, inner))
                break
    return found


def _holding(place: Municipality) -> Municipality | None:
    # The city of a ward; of one of the 23, 都.
    return _capital() if place.kind == "special ward" else municipalities().get(place.parent)


def _capital() -> Municipality:
    return municipalities()[stems()["東京"][0]]


def _nearest(hit: Hit, telling: Sequence[tuple[int, list[str]]]) -> list[str]:
    before = bisect_left(telling, hit.start, key=itemgetter(0))
    after = bisect_right(telling, hit.start, key=itemgetter(0))
    nearest = telling[before - 1 : before] if before else telling[after : after + 1]
    return nearest[0][1] if nearest else []


def _by_list(view: View, hits: Sequence[Hit], index: int) -> Hit:
    hit = hits[index]
    if hit.label not in _PLACES or len(hit.ids) == 1:
        return hit
    for other in (index - 1, index + 1):
        if not 0 <= other < len(hits) or len(hits[other].ids) != 1 or hits[other].label not in _PLACES:
            continue
        first, second = sorted((hit, hits[other]), key=lambda one: one.start)
        if _IN_LIST.fullmatch(view.key, first.end, second.start):
            beside = municipalities()[hits[other].ids[0]]
            inner = [one for one in hit.ids if _are_neighbours(municipalities()[one], beside)]
            if len(inner) == 1:
                return hit.narrowed(inner)
    return hit


def _are_neighbours(place: Municipality, other: Municipality) -> bool:
    return place.prefecture == other.prefecture and place.parent == other.parent


def _by_whole_text(view: View, hit: Hit, named: set[tuple[str, tuple[str, ...]]], prefectures: set[str]) -> Hit:
    if hit.label not in _PLACES or len(hit.ids) == 1:
        return hit
    surface = view.key[hit.start : hit.end]
    same = {ids for other, ids in named if other.endswith(surface) and ids[0] in hit.ids}
    if len(same) == 1:
        return hit.narrowed(same.pop())
    inner = [one for one in hit.ids if municipalities()[one].prefecture in prefectures]
    # A ward of a city that the text never names is not meant just because its prefecture is.
    inner = [one for one in inner if not municipalities()[one].parent] if hit.label else inner
    return hit.narrowed(inner) if len(inner) == 1 else hit
