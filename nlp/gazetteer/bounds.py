"""Whether a hit stands alone or is a piece of a longer word: 津市 in 会津市, 東区 in 東区分, NEC in CONNECT."""

import re

from nlp.gazetteer.view import View

# What may touch a municipality from the left though it is kanji: the end of another place, of a date, or a pronoun.
_BEFORE_PLACE = frozenset("都道府県市区町村郡内日月年時分同各現元前旧本両他例")
_PARTICLES = frozenset("はがのをにでとやもへらりるたかえけいてしばれく")
_NOT_AFTER = {
    "市": re.compile(
        r"場|販|況|債|電|街|立(?![小中]|[一-鿿]{0,10}?(?:図書館|病院|医療センタ-)|の)|議会議員選"
        r"|民(?:病院|会館|センタ|ホ-ル|球場|体育館|プラザ|劇場)"
    ),
    "区": re.compile(r"分|間|画|域|別|割|切"),
    "町": re.compile(r"目|田|\d|-|丁|[一二三四五六七八九十]丁|筋|通り"),
    "村": re.compile(r"上|田|井|松|岡|山|川|瀬"),
    "都": re.compile(r"心|市(?!区)|立大|バス|営|会"),
    "道": re.compile(r"新聞|大学|電力|銀行|放送|文化|新幹線|産|立"),
    "府": re.compile(r"警|立大|大(?:学|院|生|病|医|[付附]属|[ぁ-ん])"),
    "県": re.compile(r"警|立|大(?:学|院|生|病|医|[付附]属|[ぁ-ん])|民[^のはがもに]|道|収入証紙"),
}
_ORGANISATION_NOT_BEFORE = re.compile(r"令|舎|告示|(?<![省庁局])[ァ-ヺ]")
# A date, a count, a form or a system may be named after a procedure: カード申請時, 交付申請書, 介護認定支援システム.
_ANOTHER_CARD = re.compile("(?:通知|住基)カ-ド")
_PROCEDURE_NOT_BEFORE = re.compile(
    r"課(?!題)|(?:する)?(?:機関|元(?!の)|主体|地方公共団体)|書|証明|日(?!時|中|から)|時(?!期)|後|済|者|[件枚]?数|率|(?:支援|管理|業務|受付)?システム|サ-バ|センタ-|(?:請求)?機(?![関能構])"
)


def stands_alone(view: View, start: int, end: int, label: str) -> bool:
    """Say whether the hit `key[start:end]` is a word of its own, by the characters that touch it."""
    if label == "municipality":
        return _place_begins(view, start, end) and _place_ends(view, start, end)
    left, right = view.before(start), view.after(end)
    if left and not _joins_not(view, start, left, view.key[start], end - start, label):
        return False
    if right and label == "procedure" and _PROCEDURE_NOT_BEFORE.match(view.key, end):
        return False
    if right and label == "organisation" and _ORGANISATION_NOT_BEFORE.match(view.key, end):
        return False
    return not right or _ends_word(view, end, right, view.key[end - 1], end - start)


def _joins_not(view: View, start: int, left: str, first: str, length: int, label: str) -> bool:
    if _alnum(first):
        return not (_alnum(left) or left in "./@_")
    if _katakana(first):
        another = label == "procedure" and _ANOTHER_CARD.match(view.key, max(0, start - 2))
        return not (_katakana(left) or another)
    if label == "organisation" and length < 3 and _katakana(left):
        return False  # ミナト電算 is another firm
    if not (_kanji(first) and _kanji(left)):
        return True
    if label == "procedure":
        return left in _BEFORE_PLACE or left in "等後新用有課場所庁種"
    return length > 4 or (view.word_starts(start) is not False and (length > 2 or view.word_starts(start) is True))


def _ends_word(view: View, end: int, right: str, last: str, length: int) -> bool:
    if _alnum(last):
        address = right in "._@" and _alnum(view.key[end + 1 : end + 2])
        return not (_alnum(right) or address)
    if _katakana(last):
        return not _katakana(right)
    if _kanji(last) and _kanji(right) and length < 4:
        return view.word_starts(end) is not False
    return True


def _place_begins(view: View, start: int, end: int) -> bool:
    left, first = view.before(start), view.key[start]
    if not left or left in _BEFORE_PLACE:
        return True
    if _kanji(first):
        return not _kanji(left) or (end - start > 2 and view.word_starts(start) is True)
    if end - start > 3 or left in _PARTICLES:
        return True
    return not "ぁ" <= left <= "ゖ" or view.word_starts(start) is True


def _place_ends(view: View, start: int, end: int) -> bool:
    right = view.after(end)
    if not right:
        return True
    barred = _NOT_AFTER.get(view.key[end - 1])
    return barred is None or not barred.match(view.key, end)


def _kanji(one: str) -> bool:
    return "一" <= one <= "鿿" or "㐀" <= one <= "䶿" or one == "々"


def _katakana(one: str) -> bool:
    return "ァ" <= one <= "ヺ" or one == "-"  # the dash is ー in a key


def _alnum(one: str) -> bool:
    return "a" <= one <= "z" or "0" <= one <= "9"
