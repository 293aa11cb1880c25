"""Rows of a table that tell how each of several services stands."""

import re
from collections.abc import Sequence

from nlp.outage.sentences import Sentence, Span

_CELLS = re.compile(r"\s*[／|｜]\s*|\s+/\s+|\s*(?:…|→)\s*|(?<![0-9]):(?![0-9/])\s*")  # not the strokes of a date
_CROSS = re.compile(r"(?!.*[○〇◯]).*[／|｜\s][×✕✖✗☓](?! ?(?:[→⇒]|[^ ]{0,4}休))")
_BACK_CELL = re.compile(r"\W*(?:復旧|再開|回復|解消)(?:済み?|しました)?\W*")
_DOWN_CELL = re.compile(
    r"\W*(?:ご?(?:利用|使用))?(?:(?:でき|いただけ)ません|できない|使えません|使えない|[停休]止中?|不可)\W*"
)
_LABEL = re.compile(
    r"\W*(?:[0-9]{4}|[0-9]{1,2}[月日時:/]|令和|平成|発生|復旧|再開|解消|状況|現況|事象|日時|期間|開始|終了|本日|昨日)"
)


def rows_differ(sentences: Sequence[Sentence], over: Sequence[Span], lasts: Sequence[Span]) -> bool:
    """Tell whether a row says that it is back and another, of another thing, that it is not.

    電子申請 ／ 14:15再開, and below it 施設予約 ／ 停止中. `over` and `lasts`: the characters that tell so in words.
    """
    cells = {
        (one.start, one.start + len(one.text)): _CELLS.split(one.text.strip("。 "))
        for one in sentences
        if _CELLS.search(one.text) and "。" not in one.text.rstrip("。") and not _LABEL.match(one.text)
    }
    back, down = ({span for span in cells for one in marked if span[0] <= one[0] < span[1]} for marked in (over, lasts))
    back |= {span for span, row in cells.items() if _BACK_CELL.fullmatch(row[-1])}
    down |= {span for span, row in cells.items() if _CROSS.match(" / ".join(row)) or _DOWN_CELL.fullmatch(row[-1])}
    named = {cells[span][0] for span in back}  # 交付 / 9時に停止, and below it 交付 / 11時に再開: of one thing
    return any(cells[span][0] not in named for span in down - back) and bool(back)
