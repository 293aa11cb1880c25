"""Names that the text itself gives: 機構 once J-LIS is introduced, 同省, 本市, and whatever 以下「…」という says."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from operator import attrgetter

from nlp.gazetteer.bodies import SPEAKING_POLICE
from nlp.gazetteer.bounds import stands_alone
from nlp.gazetteer.hits import Hit
from nlp.gazetteer.lists import by_id, municipalities, prefectures
from nlp.gazetteer.places import kind
from nlp.gazetteer.view import View

_DEFINITION = re.compile(r"[((](?:通称|略称)?以下[、,]?(?:単に)?[「『]([^」』]{1,15})[」』]")
# Each pattern begins with its rarest character and looks back from there: so it is found four times as fast.
_SAME = re.compile(
    r"同(?<![合共協一異混帯不賛]同)(機構|省|庁|社|局|基金|法人|協議会|連合会|協会|組合|委員会|市|区|町|村|県|府|都|道)"
    r"(?![会場意士時じ様居])"
)
_AGENCY = re.compile(r"(機構)(?<![一-鿿々ァ-ヺ-]機構)(?![改一-鿿])")
_OUR = re.compile(r"[本当](?<![一-鿿].)(市|区|町|村|県|府|都|道)(?![場街議会立民税道内通り])")
_BARE = re.compile(
    r"([市区町村県府都道])(?<![一-鿿々ァ-ヺa-z0-9-].)"
    r"(?=は[、一-鿿0-9]|が|により?ます?と|によると|では|の(?:担当|職員|システム|発表|窓口|ホ-ム|電子|公式)"
    r"|(?:危機管理|防災|市町村|管財|情報|総務|企画|広報|財政|税務|福祉|医療|健康|デジタル|行政|市民|住民|戸籍|保険|契約|土木)"
    r"[一-鿿]{0,6}(?:局|課|部|室)(?:は|が|によ|で))"
)
_BOARDS = {"教委": "教育委員会", "選管": "選挙管理委員会"}
_BOARD = re.compile(
    r"([市区町村県府都道])(?<![一-鿿々ァ-ヺa-z0-9-].)"
    rf"(?:の?(?P<board>教育委員会|教委|選挙管理委員会|選管|消防本部|消防局)|{SPEAKING_POLICE})"
)
_SHORT_BOARD = re.compile("|".join(_BOARDS))
_ONLY = {"都": "lg:130001"}  # there is one
_FREE = ("", *"。、「」\n )と")
_LETTERS = {"市": "city", "区": "ward", "町": "town", "村": "village"}
_FIRMS = ("vendor", "operator", "press")
_SEAT = re.compile("内?の[一-龠ァ-ヺ-]{0,8}(?:業者|会社|企業|メ-カ-|工場)")  # what follows a town that says nothing


def defined(view: View, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Find again what the text abbreviates: 「…（以下「基盤」という。）」 makes 基盤 a name from there on."""
    for hit in hits:
        match = _DEFINITION.match(view.key, hit.end)
        if not match or hit.label == "place":
            continue
        start = match.start(1)
        while start >= 0:
            end = start + len(match[1])
            if stands_alone(view, start, end, hit.label):
                yield replace(hit, start=start, end=end, of=None if hit.ids else hit.of or (hit.start, hit.end))
            start = view.key.find(match[1], end)


def referring(view: View, hits: Sequence[Hit], home: str | None) -> Iterator[Hit]:
    """Find 同省, 同社, 機構, 同市, a bare 市 and, where `home` (a municipality's id) is known, 本市 and 当市."""
    antecedents = cache(lambda word: [hit for hit in hits if _fits(hit, word)])
    for match in (*_SAME.finditer(view.key), *_AGENCY.finditer(view.key)):
        if antecedent := _last(antecedents(match[1]), match.start()):
            named = None if antecedent.ids else (antecedent.start, antecedent.end)
            yield replace(antecedent, start=match.start(), end=match.end(), of=named)
    yield from _spoken(view, hits, home)
    for hit in hits:
        board = _SHORT_BOARD.match(view.key, hit.end) if hit.label in ("municipality", "place") else None
        if board and len(hit.ids) == 1:
            yield Hit(*board.span(), "organisation", (), called=_board_of(hit.ids[0], board[0]))


def _spoken(view: View, hits: Sequence[Hit], home: str | None) -> Iterator[Hit]:
    ours = _ours(home)
    for match in _OUR.finditer(view.key) if ours else ():
        if match[1] in ours:
            yield Hit(match.start(), match.end(), "municipality", (ours[match[1]],))
    holders = cache(lambda word: [held for hit in hits if (held := _held(hit, word))])
    speaking = cache(lambda word: [held for held in holders(word) if not _SEAT.match(view.key, held.end)])
    for match in (*_BARE.finditer(view.key), *_BOARD.finditer(view.key)):
        speaker = ours.get(match[1])
        if not speaker and view.before(match.start()) in _FREE:
            holder = _last(speaking(match[1]), match.start()) or _last(holders(match[1]), match.start())
            speaker = holder.ids[0] if holder else _ONLY.get(match[1])
        if speaker and match.re is _BARE:
            yield Hit(match.start(), match.end(), "municipality", (speaker,))
        elif speaker:
            yield Hit(
                match.start(), match.end(), "organisation", (), called=_board_of(speaker, match["board"] or "警察")
            )


def _board_of(entity_id: str, board: str) -> str:
    # 津市教育委員会 for its 教委; of a ward the city says which.
    place = municipalities()[entity_id]
    city = municipalities().get(place.parent)
    return f"{city.short if city else ''}{place.short}{_BOARDS.get(board, board)}"


def home_of(source: str | None, titled: Sequence[Hit]) -> str | None:
    """Give the municipality that speaks: the source, or the only one that the title names."""
    if source in municipalities():
        return source
    named = {hit.ids for hit in titled if hit.label == "municipality"}
    ids = named.pop() if len(named) == 1 else ()
    return ids[0] if len(ids) == 1 else None


def _ours(home: str | None) -> dict[str, str]:
    # A ward's page says 本市 of its city.
    here = municipalities().get(home or "")
    both = [place for place in (here and municipalities().get(here.parent), here) if place]
    return {place.short[-1]: place.entity_id for place in both}


def _held(hit: Hit, word: str) -> Hit | None:
    """Give whom 県は or 市は means after a hit where no source tells: what it names, or what holds that."""
    if hit.label not in ("municipality", "place") or len(hit.ids) != 1:
        return None
    place = municipalities()[hit.ids[0]]
    if hit.label == "place" and place.kind != "prefecture":
        return None  # the seat of a firm
    for holder in (place, municipalities().get(place.parent), prefectures()[place.prefecture]):
        if holder and holder.short.endswith(word) and (holder.kind == "prefecture") == (word in "県府都道"):
            return hit.narrowed([holder.entity_id])
    return None


def _last(hits: Sequence[Hit], before: int) -> Hit | None:
    at = bisect_right(hits, before, key=attrgetter("end"))
    return hits[at - 1] if at else None


def _fits(hit: Hit, word: str) -> bool:
    if hit.label == "municipality":
        if word in "県府都道":
            return kind(hit) == "prefecture" and municipalities()[hit.ids[0]].short.endswith(word)
        return kind(hit) == _LETTERS.get(word)
    if hit.label != "organisation" or word in _LETTERS:
        return False
    if not hit.ids:
        return word == "社"
    entity = by_id()[hit.ids[0]]
    return (entity.kind in _FIRMS) if word == "社" else entity.name.endswith(word)
