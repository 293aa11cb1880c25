"""The block in which a page names the office that answers for it: where the body ends, and who speaks."""

import re
from collections.abc import Sequence

from spiders.blocks import Line
from spiders.statedday import fold

_ASK = r"お?問い?合わ?せ"
_THIS = re.compile(
    rf"^[\W_]*(?:この|当)(?:ページ|記事|情報|サイト|コンテンツ|内容|お知らせ|ホームページ)(?:の内容)?"
    rf"(?:に関する|に関して|について|へ|の)[^。]{{0,12}}?(?:{_ASK}|作成|担当|発信|所属|所管|連絡先|掲載元)(?![^。]*(?:メール|送[るっ]|送信|フォーム|こちら|ください|場合))[^。]{{0,14}}$"
)
_SHORT = re.compile(
    rf"^[\W_]*(?:本件に関する|記事に関する|内容に関する)?"
    rf"(?:{_ASK}(?:先|窓口|担当課?)?(?:・(?:担当|連絡)[^。]{{0,6}})?|担当(?:課|部署|部局|所属|窓口)|連絡先|情報発信元|作成担当|発信元)[\W_]*$"
)
_INLINE = re.compile(rf"^[\W_]*(?:{_ASK}先?|担当(?:課|部署)?|情報発信元)\s*[::]\s*(?P<rest>\S.*)$")
_HEAD = re.compile(
    rf"^.{{0,24}}(?:{_ASK}(?:先|窓口)?|作成者?|作成担当|担当課|発信元)[\s::】]*"
    r"(?P<rest>[^\W・者はをにへがの先担][^。]{2,60})$"
)
_SIGNS = re.compile(
    r"〒|電話|TEL|ファク|ファッ|FAX|メール|E-?mail|\d{2,5}-\d{1,4}-\d{3,4}|フォーム|住所|所在地", re.IGNORECASE
)
_CUT = re.compile(
    r"\s*(?:〒|[(\[]?(?:電話|TEL|ファクス|ファックス|ファクシミリ|FAX|住所|所在地|郵便番号|Eメール|E-?mail|メール|直通|内線|"
    r"開庁|窓口|受付|業務|お?問い?合わ?せ(?:フォーム|は|先)|へのお?問い?合わ?せ|ホームページ)|[(\[]?\d{2,5}[-(]\d{1,4}[-)]\d{3,4}).*$",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"^[\W_]*(?:所属課室|所属|担当課|担当部署|担当部局|担当所属|担当|部署名?|課名|組織名?|作成者|発信元|名称|所管課?|お問い合わせ先)\s*[::]\s*"
)
_NOT_OFFICE = re.compile(
    r"[。?？!]|フォーム|ください|アンケート|こちら|^\W*$|クリック|^\d|市役所トップ|リンク|ウィンドウ|^お?問い?合わ?せ|ページ番号|ページID"
)


def find_contact(lines: Sequence[Line]) -> int | None:
    """Give the index of the line that heads the contact block: the last that speaks of this page, else of asking."""
    named = [at for at, line in enumerate(lines) if len(line.text) < 45 and _THIS.match(fold(line.text))]
    for at in named:
        if _answers(lines, at):
            return at
    short = [at for at, line in enumerate(lines) if len(line.text) < 24 and _SHORT.match(fold(line.text))]
    answered = [at for at in short if line_stands_alone(lines[at]) and _answers(lines, at) and _closes(lines, at)]
    return answered[-1] if answered else (named[0] if named else None)


def line_stands_alone(line: Line) -> bool:
    """Tell whether the line heads something: not a cell of a table, not one of many items."""
    return line.element.tag not in ("td", "tr", "a")


def _closes(lines: Sequence[Line], at: int) -> bool:
    # A section 問い合わせ先 in the middle of a body is followed by sentences; the template's is not by many.
    return sum("。" in line.text for line in lines[at + 7 :]) < 8


def _answers(lines: Sequence[Line], at: int) -> bool:
    return any(_SIGNS.search(fold(line.text)) for line in lines[at + 1 : at + 7])


def office_in(lines: Sequence[Line], at: int) -> str | None:
    """Read the office from the head of the contact block, where it may stand beside the words, or the lines after."""
    beside = _HEAD.match(fold(lines[at].text))
    if beside and (office := clean_office(beside["rest"])):
        return office
    for line in lines[at + 1 : at + 6]:
        if office := clean_office(line.text):
            return office
        if _SIGNS.search(fold(line.text)) and not _PREFIX.match(line.text):
            break
    return None


def clean_office(text: str) -> str | None:
    """Cut a line to the office's name; None when it names none."""
    name = _CUT.sub("", _PREFIX.sub("", fold(text).strip())).strip(" \u3000:、,・|/")
    if not name or len(name) > 80 or _NOT_OFFICE.search(name):
        return None
    return _as_written(name, text)


def _as_written(name: str, text: str) -> str:
    at = fold(text).find(name)
    same = len(fold(text)) == len(text)
    return text[at : at + len(name)] if same and at >= 0 else name
