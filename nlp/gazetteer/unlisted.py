"""Organisations that no list holds but whose form shows them: 株式会社…, …システムズ, …広域連合, …町村会."""

import re
from collections.abc import Iterator, Sequence

from nlp.gazetteer.bodies import bodies, of_prefectures, police
from nlp.gazetteer.hits import Hit
from nlp.gazetteer.houses import boards, founded, houses
from nlp.gazetteer.view import View

_NAME = r"[一-鿿々ァ-ヺa-z0-9&・-]{2,20}"
_NAMED = re.compile(_NAME)
_FIRM = re.compile(
    rf"(?:株式会社|\(株\)|㈱|[財社]団法人)({_NAME})|(?<![一-鿿々ァ-ヺa-z0-9&・-])株式会社([ぁ-ん]{{2,6}}(?<![のはがをにへとで])(?<!から)(?<!より){_NAME})"
    rf"|((?:(?:(?<=[、。「\n])|\A)[ぁ-ん]{{2,6}})?{_NAME})(?:株式会社|\(株\)|㈱)"
)
_FIRM_WORDS = ("株", "㈱", "団法人")
_MAKER_WORDS = (
    "システムズ",
    "ソリュ-ションズ",
    "テクノロジ-ズ",
    "コンピュ-タ",
    "電子計算",
    "計算センタ-",
    "情報サ-ビス",
)
_MAKER_END = re.compile(
    r"(?:システムズ|ソリュ-ションズ|テクノロジ-ズ|コンピュ-タ-?(?:サ-ビス|センタ-|システム)|電子計算(?:センタ-)?|(?<!電子)計算センタ-"
    r"|(?<!行政)(?<!住民)(?<!登記)(?<!図書)(?<!地域)(?<!医療)(?<!防災)(?<!公共)(?<!各種)(?<!入札)(?<!調達)情報サ-ビス)(?![一-鿿ァ-ヺ-])"
)
_MAKER_BEGIN = re.compile(r"[一-鿿々ァ-ヺa-z0-9-]{2,12}\Z")
# Who reports of a failure, or only feels it.
_NO_OPERATOR = re.compile(
    r"新聞|放送|テレビ|通信社|出版|書店|銀行|証券|生命|ロ-ソン|イレブン|ファミリ-マ-ト|ミニストップ|セイコ-マ-ト|イオン|ヤマザキ"
)
# 「東西帳票サービス」(岐阜市): in brackets after a firm's name stands its seat.
_SEAT = re.compile(r"\((?:[一-鿿]{2,3}[都道府県・])?[一-鿿々ケぁ-んァ-ヺ]{1,6}[市区町村][、)]")
_SEATED = re.compile(
    rf"[「『]({_NAME})[」』]\Z"
    rf"|(?:(?<=[のはがをるたいなとでにもやへうくすつむぶ])|(?<![ぁ-ん一-鿿々ァ-ヺa-z0-9&・-]))({_NAME})\Z"
)
# 保守業者「北関東計算」, 委託先のさんさん計算(津市): what is said before it tells that it is a firm.
_CALLED = re.compile(
    rf"(?:業者|会社|委託先|受託先|請負先|ベンダ-|メ-カ-)(?:(?:である|・)?[「『]((?:[ぁ-ん]{{2,6}})?{_NAME})[」』]"
    rf"|(?<=先)の(?!うち|ほか|および|とおり)([ぁ-ん]{{2,6}}{_NAME})(?=\())"
)
_TRADE = re.compile(r"\A.{0,8}(?:会社|業者|大手|企業|メ-カ-)(?=.)")
_FIRM_LIKE = re.compile(r"[ァ-ヺ-]{3}|[a-z]{3}|(?:工業|電機|電気|計算|印刷|商事|製作所|通信|情報|電子|技研|企画)\Z")
_NO_FIRM = re.compile(
    r"(?:センタ-|プラザ|ホ-ル|キャンパス|クリニック|ワ-ク|ショップ|ホテル|パ-ク|ミュ-ジアム|タワ-|ビル|館|院|校|駅|所|ミス|書|者|方針|規程|規約|窓口|チ-ム|業務|手順|契約|課|係|[査認応整議討]中|不明|未定|謝罪|陳謝|否定)\Z"
)
_PRODUCT = re.compile(
    r"(?:システム|サ-ビス|クラウド|ソフト|装置|サ-バ-|ネット|アプリ)\Z(?<!情報サ-ビス)(?<!計算サ-ビス)"
)

_SHORTEST, _SHORTEST_FIRM, _PLACE = 4, 2, "都道府県市区町村"


def unlisted(view: View, listed: Sequence[Hit]) -> Iterator[Hit]:
    """Find bodies by their form, except where a listed organisation stands."""
    taken = {index for hit in listed if hit.label == "organisation" for index in range(hit.start, hit.end)}
    whole = founded(view, listed)
    ends = {hit.end: hit.start for hit in listed if hit.label == "organisation"}
    formed = [*bodies(view)]
    longer = {(start, end) for start, end in formed if ends.get(end, start) > start}  # 南九州電算 is no 電算
    for start, end in (
        *_firms(view),
        *_seated(view),
        *_called(view),
        *formed,
        *of_prefectures(view),
        *houses(view, listed),
    ):
        if taken.isdisjoint(range(start, end)) or (start, end) in longer:
            start = _after_gap(view, start, end)
            yield Hit(start, end, "organisation", (), whole.get(view.key[start:end]))
    for start, end in _makers(view):
        # A maker's name may begin with a listed one: 富士通九州システムズ.
        if end - 1 not in taken:
            yield Hit(start, end, "organisation", ())
    yield from boards(view, listed)
    yield from police(view)


def _after_gap(view: View, start: int, end: int) -> int:
    # 市が謝罪　苫小牧市立病院: a headline's space parts, but not where every letter is spaced, or after a place.
    gaps = view.gaps(start, end)
    if not gaps or 2 * len(gaps) >= end - start - 1 or end - gaps[-1] < _SHORTEST or view.key[gaps[-1] - 1] in _PLACE:
        return start
    return gaps[-1]


def _up_to_gap(view: View, firm: re.Match[str]) -> tuple[int, int]:
    # 株式会社北国計算　運用部: behind a space stands what of it speaks, but not where every letter is spaced
    start, end = firm.span(firm.lastindex or 0)
    gaps = view.gaps(start, end)
    parted = gaps and 2 * len(gaps) < end - start - 1 and gaps[0] - start >= _SHORTEST_FIRM
    return start, gaps[0] if parted else end


# A word of each pattern is looked for first: patterns tried at every character would halve the speed.


def _firms(view: View) -> Iterator[tuple[int, int]]:
    if any(word in view.key for word in _FIRM_WORDS):
        for match in _FIRM.finditer(view.key):
            if _NO_OPERATOR.search(match[0]):
                continue
            # 停止 株式会社…: after a space it is what follows that is called so.
            if not match[3]:
                yield _up_to_gap(view, match)
                continue
            follows = None if view.before(match.end(3)) else _NAMED.match(view.key, match.end())
            yield follows.span() if follows else match.span(3)


def _seated(view: View) -> Iterator[tuple[int, int]]:
    for seat in _SEAT.finditer(view.key):
        name = _SEATED.search(view.key, max(0, seat.start() - 22), seat.start())
        if not name or _NO_OPERATOR.search(name[0]):
            continue
        start, end = name.span(1 if name[1] else 2)
        trade = _TRADE.match(view.key[start:end])
        start += trade.end() if trade else 0
        firm = view.key[start:end]
        if _FIRM_LIKE.search(firm) and not _NO_FIRM.search(firm):
            yield start, end


def _called(view: View) -> Iterator[tuple[int, int]]:
    for name in _CALLED.finditer(view.key):
        firm = name[1] or name[2]
        if not (_NO_OPERATOR.search(firm) or _NO_FIRM.search(firm) or _PRODUCT.search(firm)):
            yield name.span(1 if name[1] else 2)


def _makers(view: View) -> Iterator[tuple[int, int]]:
    if any(word in view.key for word in _MAKER_WORDS):
        for match in _MAKER_END.finditer(view.key):
            begin = _MAKER_BEGIN.search(view.key, max(0, match.start() - 12), match.start())
            if begin:
                yield begin.start(), match.end()
