"""Rows of a table that tell how each of several services stands."""

import re
from collections.abc import Iterator, Sequence

from nlp.outage.sentences import Sentence, Span

_CELLS = re.compile(  # not the strokes of a date; what a bracket at the end of a line says
    r"\s*[／|｜]\s*|\s+/\s+|\s*(?:…|→)\s*|(?<![0-9]):(?![0-9/])\s*|[ \u3000]{2,}"
    r"|(?<=\S) (?=[○〇◯×✕✖△]|(?:停止|休止|再開|復旧)(?:中|済|$| )|[0-9]{1,2}時[^ 。]{0,12}(?:再開|復旧)(?:$| ))"
    r"|(?<=\S)(?<!可)(?<!可能)[(（](?=[^()（）]{2,24}[)）]\s*$)"
)
_CROSS = re.compile(r"(?!.*[○〇◯]).*[／|｜\s][×✕✖✗☓](?! ?(?:[→⇒]|[^ ]{0,4}休))")
_DAY = r"(?:(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:\([^)]*\))?)?"
_HOUR = r"(?:[0-9]{1,2}(?:時(?:[0-9]{1,2}分|半)?|:[0-9]{2})(?:頃|ごろ)?)?"
_BACK_CELL = re.compile(
    rf"\W*{_DAY}{_HOUR}(?:(?:から|に|より)[^\s。、]{{0,8}})?(?:復旧|再開|回復|解消)(?:済み?|しました)?\W*"
    r"|\W*(?:利用|発行|交付)?可(?:能)?\([^)]*[0-9日](?:から|より|以降)\)\W*|[^。、]{1,10}のみ(?:可能|利用可|再開|発行)\W*"
)
_DOWN_CELL = re.compile(
    r"\W*(?:ご?(?:利用|使用|発行|交付|閲覧))?(?:(?:でき|いただけ)ません|できない|使えません|使えない|[停休]止中?|不可|準備中|復旧作業中"
    r"|[^。、\s]{0,16}(?:届きません|届かない|遅れ(?:て(?:い|お)(?:ます|り)|あり)|不達)"
    r"|[^。、\s]{0,16}反映されて(?:い|お)(?:ません|りません))(?:[。 ].*)?\W*"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_LABEL = re.compile(
    r"\W*(?:[0-9]{4}|[0-9]{1,2}[月日時:/]|令和|平成|発生|復旧|再開|解消|状況|現況|事象|日時|期間|開始|終了|本日|昨日)"
)


def row_back(sentences: Sequence[Sentence], over: Sequence[Span], lasts: Sequence[Span]) -> Span | None:
    """Give the last row that says that it is back, where another, of another thing, says that it is not.

    電子申請 ／ 14:15再開, and below it 施設予約 ／ 停止中. `over` and `lasts`: the characters that tell so in words.
    """
    cells = dict(_rows(sentences))
    back, down = ({span for span in cells for one in marked if span[0] <= one[0] < span[1]} for marked in (over, lasts))
    back |= {span for span, row in cells.items() if any(map(_BACK_CELL.fullmatch, row[1:]))}
    down |= {
        span for span, row in cells.items() if _CROSS.match(" / ".join(row)) or any(map(_DOWN_CELL.fullmatch, row[1:]))
    }
    named = {cells[span][0] for span in back}  # 交付 / 9時に停止, and below it 交付 / 11時に再開: of one thing
    return max(back, default=None) if any(cells[span][0] not in named for span in down - back) else None


def _rows(sentences: Sequence[Sentence]) -> Iterator[tuple[Span, list[str]]]:
    # The lines of several cells, by their characters.
    for one in sentences:
        if "。" in _BRACKETS.sub("", one.text).rstrip("。 \n"):
            continue
        start = one.start
        for line in one.text.splitlines(keepends=True):
            row = _CELLS.split(line.strip("|｜。 \u3000\n"))
            if len(row) > 1 and not _LABEL.match(line):
                yield (start, start + len(line)), row
            start += len(line)
