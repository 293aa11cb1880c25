"""Putting municipalities together from their parts: 東京都 + 台東区, 大阪府 + 泉南郡 + 熊取町, 東京・足立区."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from nlp.gazetteer.hits import Hit
from nlp.gazetteer.lists import Municipality, municipalities, prefecture_stems
from nlp.gazetteer.view import View

_BETWEEN = re.compile(r"[・の]?|(?:の)?[一-鿿々ケの]{1,4}郡")
_STEM_BEFORE = re.compile(r"([一-鿿]{2,3})・?\Z")
# A prefecture is mostly an area. It is a body where it speaks, or where what failed is its own.
_ACTS = re.compile(
    r"[はが](?!、?[^。\n]{0,6}対象)|によ(?:ると|れば)|(?:と|や|及び|および)(?:[都道府県]内の|[^、。\n]{1,4}[市町村](?!内))"
    r"|庁(?!で)|知事(?!選)|(?!内|[一-鿿]{1,5}[市町村区])[一-鿿ァ-ヺ]{0,12}(?:課|(?<!薬)(?<!郵便)(?<!放送)局|(?<!協)議会|委員会)(?![一-鿿])"
    r"|[一-鿿ァ-ヺ]{0,4}(?:総務|企画|政策|経営|情報|健康|医療|福祉|衛生|土木|整備|建設|農林|水産|産業|商工|労働|環境|生活|文化|危機管理|防災|財政|税務|振興|県民)部(?![一-鿿])"
    r"|の(?:公式|電子|担当|職員|(?!市|町|区|自治体|運転|免許|警)[一-鿿ァ-ヺa-z-]{0,8}(?:システム|ホ-ムペ-ジ|サイト|ネットワ-ク|サ-バ))"
)
_PREMISES = re.compile(
    r"(?:[と、や][一-鿿々ケァ-ヺ]{2,9}[市区町村])?に(?:ある|本社を置く|隣接)|の隣"
    r"|の(?:it|システム|ソフト|情報)?事?業者(?=[はがにのへともを、。)]|\Z)"
    r"|の(?![市区町村県]立)[一-鿿ァ-ヺ]{0,10}?(?:事務所|会社|企業|工場|(?<=の)拠点(?!病|施|と)|(?:開発|営業|運用)拠点|本社|支社|商店|病院|薬局|クリニック|医院|免許センタ-|試験場)|内?の[一-鿿ァ-ヺa-z-]{0,8}デ-タセンタ-"
)
_ADDRESS_BEFORE = re.compile(r"(?:〒[\d-]*\s?|本社[・:は/、]?|所在地[:は/、]?|本店[・:は]?|住所[::][\s]?)[((]?\Z")
_ADDRESS_AFTER = re.compile(
    r"[一-鿿ァ-ヺ々ノのケ-]{0,10}?"
    r"(?:\d+丁目|\d+番地?(?!目)|\d+-\d+|[一二三四五六七八九十]+丁目)"
    r"|[一-鿿々ケノ]{1,4}町(?=[、)])"
)
_OF_A_FIRM = re.compile(
    r"(?:社|法人|財団|機構|センタ-|研究所|大学|計算|システムズ?|ネットワ-クス?|工業|商事|ホ-ルディングス|電気|デ-タ|本部|ソリュ-ションズ?|テクノロジ-ズ?|コンピュ-タ-?"
    r"|(?:情報|コンピュ-タ-?)サ-ビス|ソフト|印刷|製作所|電機|銀行|組合|協会|連合会|病院|医院|駅|公民館|博物館|図書館|会館|支所|支店|支社|営業所|試験場)\(\Z"
)
_OPENED = re.compile(r"\((?:[a-z0-9-]{2,10}、)?\Z")  # （JIP、東京都千代田区）
_OF_WHOM = re.compile(r"[」』]?\((?:[a-z0-9-]{2,10}、)?|、")
_REST_OF_BRACKET = re.compile(r"[一-鿿々ァ-ヺケの\d-]{0,12}\)")


def joined(view: View, hits: Sequence[Hit]) -> list[Hit]:
    """Join neighbouring parts into one hit each, and label `place` what only says where something stands."""
    found: list[Hit] = []
    for hit, following in zip_longest(hits, hits[1:]):
        last = found[-1] if found else None
        if hit.label != "municipality":
            found.append(hit)
            continue
        if last and last.label == "municipality" and (both := _joined_pair(view, last, hit)):
            found[-1] = both
        elif not (last and last.label == "municipality" and _continues_address(found, hit, following)):
            found.append(_after_stem(view, hit, last.end if last else 0))
    return [_as_place(view, hit, found[index - 1] if index else None) for index, hit in enumerate(found)]


def kind(hit: Hit) -> str:
    """Give the kind the candidates of a hit share: prefecture, city, town, village or ward."""
    found = municipalities()[hit.ids[0]].kind
    return {"designated city": "city", "special ward": "ward", "ward (to 2023-12)": "ward"}.get(found, found)


def acts(folded: str, end: int) -> bool:
    """Tell whether a prefecture, named in a folded text up to `end`, acts there, or what failed is its own."""
    return bool(_ACTS.match(folded, end))


def is_prefecture(entity_id: str | None) -> bool:
    """Tell whether an id is a prefecture's: its 団体コード has no number of a town."""
    return (entity_id or "").startswith("lg:") and (entity_id or "")[5:8] == "000"


def belongs(place: Municipality, holder: Municipality) -> bool:
    """Say whether a place lies in a prefecture or is a ward of a city."""
    if holder.kind == "prefecture":
        return place.kind != "prefecture" and place.prefecture == holder.name
    return place.parent == holder.entity_id


def _joined_pair(view: View, first: Hit, second: Hit) -> Hit | None:
    if not _BETWEEN.fullmatch(view.key, first.end, second.start):
        return None
    all_places = municipalities()
    inner = [
        candidate
        for candidate in second.ids
        if any(belongs(all_places[candidate], all_places[holder]) for holder in first.ids)
    ]
    return Hit(first.start, second.end, "municipality", tuple(inner)) if inner else None


def _continues_address(before: Sequence[Hit], hit: Hit, following: Hit | None) -> bool:
    # 千葉市中央区栄町: a quarter of the ward, not the town of that name; but 能代市藤里町三種町 is a list.
    last = before[-1]
    if following and following.start == hit.end and following.label == "municipality":
        return False
    if last.end != hit.start or kind(last) not in ("city", "ward") or kind(hit) not in ("town", "village"):
        return False
    return not (len(before) > 1 and before[-2].label == "municipality" and before[-2].end == last.start)


def _after_stem(view: View, hit: Hit, free_from: int) -> Hit:
    before = view.key[max(free_from, hit.start - 4) : hit.start]
    match = _STEM_BEFORE.search(before)
    if not match or kind(hit) == "prefecture":
        return hit
    for stem in (match[1], match[1][-2:]):
        prefecture = prefecture_stems().get(stem)
        inner = [candidate for candidate in hit.ids if municipalities()[candidate].prefecture == prefecture]
        if prefecture and inner:
            start = hit.start - (len(before) - before.rfind(stem))
            return replace(hit, start=start, ids=tuple(inner))
    return hit


def _as_place(view: View, hit: Hit, before: Hit | None) -> Hit:
    if hit.label == "municipality" and _only_where(view, hit, before):
        return replace(hit, label="place")
    return hit


def _only_where(view: View, hit: Hit, before: Hit | None) -> bool:
    if kind(hit) == "prefecture" and not acts(view.key, hit.end):
        return True
    if _ADDRESS_BEFORE.search(view.key[max(0, hit.start - 14) : hit.start]):
        return True
    if kind(hit) != "prefecture" and _ADDRESS_AFTER.match(view.key, hit.end):
        return True
    if view.key.startswith(("出身", "生まれ"), hit.end) or _PREMISES.match(view.key, hit.end):
        return True
    return _bracketed_seat(view, hit, before)


def _bracketed_seat(view: View, hit: Hit, before: Hit | None) -> bool:
    if not _OPENED.search(view.key, max(0, hit.start - 12), hit.start) or not _REST_OF_BRACKET.match(view.key, hit.end):
        return False
    if before and _OF_WHOM.fullmatch(view.key, before.end, hit.start):
        whose = before.label == "organisation" or (before.label == "municipality" and kind(hit) == "prefecture")
        if whose:
            return True
    return bool(_OF_A_FIRM.search(view.key, max(0, hit.start - 14), hit.start))
