"""Public bodies that no list holds but whose form shows them: …広域連合, …事務組合, …町村会, 県警."""

import re
from collections.abc import Iterator
from functools import cache

from nlp.gazetteer.hits import Hit
from nlp.gazetteer.lists import prefecture_stems
from nlp.gazetteer.view import View

_BODY = re.compile(
    r"[一-鿿]{2,5}(?:国税|労働|運輸|財務|経済産業|総合通信|厚生)局(?![長員])"
    r"|[一-鿿]{2,14}(?:広域連合|広域(?:行政|事務|市町村圏|市町村圏事務|行政事務)組合|(?:一部事務|自治振興|情報処理|電算共同|共同電算)組合|国民健康保険団体連合会|情報公社)"
    r"|[一-鿿々]{0,3}[ァ-ヺ-]{2,8}[一-鿿]{0,4}広域連合|(?<![一-鿿々])[一-鿿々]{1,8}[ぁ-ん]{2,4}広域連合"
    r"|(?<![一-鿿々])(?!一部事務|広域(?:行政)?事務|[各同両当本]|構成|関係)[一-鿿々ケァ-ヺ-]{2,14}(?:事務|共同事業|衛生)組合"
    r"|[一-鿿々]{2,10}(?:自治体|市町村|町村|県)情報センタ-"
    r"|[一-鿿々ァ-ヺ]{2,10}(?:(?:情報|電算)センタ-|電算)(?=\([一-鿿々ケァ-ヺぁ-ん]{1,8}[市区町村]\))"
    r"|[一-鿿]{2,6}[都道府県市公]立大学(?![附付院病校])"
    r"|(?<![一-鿿々])(?!同|組合|全国|各|地元|管轄|所轄)[一-鿿々ケ]{2,14}(?<![市区町村])(?:消防本部|消防局|消防組合)"
    r"|[一-鿿]{2,14}(?<!中小)企業団(?![体地])"
    r"|(?:(?<=[「『])[ぁ-ん]{2,6})?[一-鿿々]{2,10}(?:情報|電算|電子自治体|クラウド|システム)[一-鿿]{0,6}協議会"
    r"|[一-鿿々]{2,8}(?:自治体|情報|電算)[一-鿿]{0,4}共同センタ-"
    r"|[一-鿿]{2,3}(?:地方|管区)気象台|[一-鿿]{2,4}入国管理局|(?:知的財産|[一-鿿]{2,3})(?:地方|高等|家庭|簡易)裁判所"
)
_BODY_WORDS = (
    "局",
    "広域",
    "組合",
    "情報センタ-",
    "電算",
    "立大学",
    "連合会",
    "公社",
    "消防",
    "気象台",
    "裁判所",
    "企業団",
    "協議会",
    "共同センタ-",
)
_OF_PREFECTURE_WORDS = ("町村会", "市長会")
_OF_PREFECTURE_END = re.compile(r"町村会|市長会")
# 県警 by itself is who speaks; elsewhere it is whose counters were closed.
SPEAKING_POLICE = (
    r"警(?:察本部|察|本部)?(?=(?:[一-鿿]{2,8}課)?(?:によ(?:ると|りますと|れば)|は(?:[0-9、]|同))"
    r"|の担当|[はが][^、。]{0,30}(?:調べ|捜査))"
)
_POLICE = re.compile("警(?:察本部|察|本部)?(?![備戒報官])")
_EACH_POLICE = re.compile("の各[道府県]{1,3}警(?:察)?(?![備戒報官])")  # 香川、徳島、高知の各県警
_SEPARATORS = tuple("、・,と")


def bodies(view: View) -> Iterator[tuple[int, int]]:
    """Give the places of unions, councils, courts, offices and centres."""
    if any(word in view.key for word in _BODY_WORDS):
        for match in _BODY.finditer(view.key):
            yield match.span()


def of_prefectures(view: View) -> Iterator[tuple[int, int]]:
    """Give the places of associations of a prefecture's towns."""
    if any(word in view.key for word in _OF_PREFECTURE_WORDS):
        for match in _OF_PREFECTURE_END.finditer(view.key):
            before = _prefecture_before().search(view.key, max(0, match.start() - 4), match.start())
            if before:
                yield before.start(), match.end()


def police(view: View) -> Iterator[Hit]:
    """Find the police of prefectures, also where several share the word: 香川、徳島、高知の各県警."""
    if "警" not in view.key:
        return
    for match in _POLICE.finditer(view.key):
        if before := _prefecture_before().search(view.key, max(0, match.start() - 4), match.start()):
            yield _force(before, match.end())
    for match in _EACH_POLICE.finditer(view.key):
        end = match.start()
        while before := _prefecture_before().search(view.key, max(0, end - 4), end):
            yield _force(before, before.end())
            end = before.start() - 1
            if view.key[end : end + 1] not in _SEPARATORS:
                break


def _force(place: re.Match[str], end: int) -> Hit:
    prefecture = prefecture_stems().get(place[0]) or prefecture_stems()[place[0][:-1]]
    return Hit(place.start(), end, "organisation", (), called=f"{prefecture}警察")


@cache
def _prefecture_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(prefecture_stems())})[都府県]?\Z")
