"""Houses that a place runs, known by their form: 苫小牧市立病院, 神奈川県教育委員会, 滋賀県立図書館."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from operator import itemgetter

from nlp.gazetteer.hits import Hit
from nlp.gazetteer.places import kind
from nlp.gazetteer.view import View

_CLINIC = "病院|医療センタ-|がんセンタ-"
_HOUSE = rf"(?:{_CLINIC})(?:[一-鿿]{{2,4}}館)?"
_BOARD = re.compile(
    "(?:教育|選挙管理)委員会|(?:民|立(?:中央)?)?図書館|(?:上下水道|水道|交通|消防)局|上下水道部|消防本部"
)
_OF_PLACE = re.compile(rf"{_BOARD.pattern}|[一-鿿]{{0,6}}?{_HOUSE}")
_HOUSED = re.compile(rf"立|{_OF_PLACE.pattern}")
_SEAT = re.compile(r"\((?:[一-鿿]{2,3}[都道府県])?\Z")  # 飛騨市図書館(岐阜県飛騨市)
_RUN_BY_PLACE = re.compile(
    rf"(?<![一-鿿])(?![同各両全])[一-鿿々ケァ-ヺ]{{2,6}}[都道府県市区町村]立[一-鿿]{{0,10}}?(?:図書館|{_HOUSE})"
)
_KINDS_OF_HOUSES = (
    r"[都道府県市区町村国公私]立|公的|民間|総合|大学|医科?|[附付]属|指定|救急|災害|拠点|基幹|医療|地域|近隣|中核"
    r"|一般|感染症|大規模|中小|協力|連携|提携|動物|入院|転院|受入|搬送|当番|輪番|休日|夜間|小児|産科|精神科?|主要|複数|全国|県内|市内|都内|町内|区内|地元|[各他同両大]"
)
_ANYWHERE = re.compile(rf"(?:中央|市民|町民|村民|総合|国保|[東西南北中]部)*(?:{_CLINIC})")  # many towns have one
# 市立敦賀病院, but of つるぎ町立半田病院 what stands behind the town's name, which is a name too.
_HOSPITAL = re.compile(
    r"(?:(?<=[ぁ-ん][市町村]立)"
    r"|(?<![一-鿿々ァ-ヺ・a-z-])(?:(?<![ぁ-ん])|(?<=[のはがをにでとやへも])|(?![市町村]立)))"
    rf"(?!(?:{_KINDS_OF_HOUSES}){{1,8}}(?:{_CLINIC}))"
    rf"[一-鿿々ァ-ヺ-]{{2,14}}(?:・[一-鿿]{{2,6}})?(?:{_CLINIC})(?![一-鿿])"
)


def houses(view: View, listed: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """Give the places of their names in a text; `listed` are the listed names in it."""
    kept = {hit.start for hit in _kept(view, listed)}
    if "立" in view.key:
        yield from (house for house in _run_by_places(view, listed) if kept.isdisjoint(range(*house)))
    if any(clinic in view.key for clinic in _CLINIC.split("|")):
        for match in _HOSPITAL.finditer(view.key):
            yield match.span()
    for hit in listed:
        house = _OF_PLACE.match(view.key, hit.end) if hit.label == "municipality" and hit.start not in kept else None
        if house:
            yield hit.start, house.end()


def founded(view: View, listed: Sequence[Hit]) -> dict[str, tuple[int, int]]:
    """Give what houses are called behind the one town that founded them, and where the whole is told: 半田病院."""
    found: dict[str, set[tuple[str, int, int]]] = defaultdict(set)
    for town in listed:
        if town.label == "municipality" and view.key.startswith("立", town.end):
            house = _HOSPITAL.match(view.key, town.end + 1)
            if house and not _ANYWHERE.fullmatch(house[0]):
                found[house[0]].add((view.key[town.start : town.end], town.start, house.end()))
    alone = {house: min(told, key=itemgetter(1)) for house, told in found.items() if len({one[0] for one in told}) == 1}
    return {house: (start, end) for house, (_, start, end) in alone.items()}


def boards(view: View, listed: Sequence[Hit]) -> Iterator[Hit]:
    """Find the boards of towns whose names are kept: 赤穂市 and, of what stands behind it, 赤穂市教育委員会."""
    for hit in _kept(view, listed):
        if board := _BOARD.match(view.key, hit.end):
            yield Hit(*board.span(), "organisation", (), (hit.start, board.end()))


def _kept(view: View, listed: Sequence[Hit]) -> list[Hit]:
    # Of a town that is named once, or only before its houses, the name is kept: where it failed counts for more than
    # at whose.
    towns = [hit for hit in listed if hit.label == "municipality" and kind(hit) != "prefecture"]
    named = Counter(hit.ids for hit in towns)
    seats = {hit.start for hit in towns if _SEAT.search(view.key, max(0, hit.start - 5), hit.start)}
    alone = {hit.ids for hit in towns if hit.start not in seats and not _HOUSED.match(view.key, hit.end)}
    boards = {hit.start for hit in towns if hit.ids not in alone and _BOARD.match(view.key, hit.end)}
    return [hit for hit in towns if named[hit.ids] == 1 or hit.start in boards]


def _run_by_places(view: View, listed: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    found = [match.span() for match in _RUN_BY_PLACE.finditer(view.key)]
    often = Counter(view.key[slice(*span)] for span in found)
    towns = {hit.start: hit.ids for hit in listed if hit.label == "municipality"}
    named = {ids for start, ids in towns.items() if all(not first <= start < last for first, last in found)}
    for start, end in found:
        house, ids = view.key[start:end], next((towns[at] for at in range(start, end) if at in towns), None)
        if often[house] > 1 and ids and ids not in named:
            named.add(ids)  # the town itself, where it is first named
        else:
            yield start, end
