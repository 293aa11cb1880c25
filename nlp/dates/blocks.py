"""Days that head what follows: of a page, of a letter or notice in it, of an addition to it."""

import re

_ADDED = re.compile(
    "(?:[\\[(【<〔《≪〈■●◎○★※-]|\\n) ?(?:追記|更新|続報|第[0-9一二三四五六七八九十]{1,3}報)[ :・()\\]】>〕》≫〉]*$"
)
_OWN_DAY = re.compile(
    "^[ \\[(【<〔《≪〈◎●○■◆★※-]*(?:以下(?:は|、)? ?)?"
    "(?:(?:追記|更新|続報|第[0-9一二三四五六七八九十]{1,3}報)[ :・()\\]】>〕》≫〉]*)?$"
)
_AFTER_OWN_DAY = re.compile(
    "^ {0,2}(?:(?:付け?|朝刊|夕刊|現在|発表|掲載|公表|追記|更新)?[ \\])】>〕》≫〉-]*"
    "|(?:発表|公表) {1,2}[一-龥ァ-ヺーA-Za-z・()-]{2,14})$"
)
_HEADS = re.compile(" ?[]】>〕〉]")  # 【4月7日】原因は…
_CLOSES_HEADING = re.compile(" ?(?:更新|追記|掲載|公開|発表|公表|現在|時点)[)\\]】](?=\n|$)")
_ADDED_AFTER = re.compile(" ?追記(?:[)\\]】 :]|\n|$)")
_LABEL = re.compile(  # of a moment that is told: 発生日時, and the day below it
    "(?:発生|障害|停止|復旧|再開|解消|休止|影響)[^。\\n]{0,4}(?:日時?|時刻|時間帯?|期間)"
    "[^ぁ-んァ-ヶ一-龠\\n]*\\n[ \\n]*$"
)
_NOTE_LINE = re.compile(".{0,12}(?:追記|更新|第[0-9一二三四五六七八九十]{1,3}報|現在|発表|時点|掲載)")


def opens(text: str, start: int, end: int) -> bool:
    """Whether a date is the day of what follows: it opens a block, or is that of an addition."""
    return is_added(text, start, end) or opens_block(text, start, end)


def opens_block(text: str, start: int, end: int) -> bool:
    """Whether a date has a line to itself, or heads an addition (【4月4日 追記】): the day of what follows."""
    if text[start - 1 : start] in ("(", "[", "【") and _CLOSES_HEADING.match(text, end):
        return True
    line = text.rfind("\n", max(0, start - 20), start) + 1 or (0 if start <= 20 else start)
    stop = text.find("\n", end, end + 30)
    rest = text[end : stop if stop >= 0 else end + 30]
    before = text[line:start]
    if (line == start and start > 0 and text[start - 1] != "\n") or _LABEL.search(text, max(0, line - 24), line):
        return False
    if not _OWN_DAY.match(before):
        return False
    if before.strip() and _HEADS.match(rest):
        return True
    return bool(_AFTER_OWN_DAY.match(rest)) or (bool(before.strip()) and bool(_NOTE_LINE.match(rest)))


def is_added(text: str, start: int, end: int) -> bool:
    """Whether a day is that of an addition to the page: 【追記 6月2日】, (6月2日追記)."""
    return bool(_ADDED.search(text, max(0, start - 10), start) or _ADDED_AFTER.match(text, end))
