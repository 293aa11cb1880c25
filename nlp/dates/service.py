"""Hours of a counter or a service, and days that come back, told apart from those of an event."""

import re

from nlp.dates.pieces import Point

_SERVICE = re.compile(
    "平日|受付(?!サーバ|端末|システム|データ)|開庁|営業|利用(?!者)|業務時間|月(?:曜日?)?[~-]金|執務|年中無休|窓口|受け付け|電話|毎日|毎週|毎月|土日|祝|月曜|曜日|問い?合わ?せ|ダイヤル|センター|相談|"
    "開館|開所|取扱|使え(?:ます|る)|稼働時間|サービス(?:提供)?時間|年末年始|を除く|閉庁|休[みん憩]"
)
_HOURS_OF = re.compile(
    "(?:(?:窓口|受付|相談|電話|センター|ダイヤル|デスク|(?:利用|受付|開庁|営業)時間内?) ?[(:]"
    "|[平開][日庁]日?の?|(?:これまで|従来)(?:どおり|通り)、?|通常は?|ふだんは?|を除く、?|毎日|変更[前後]:|できます。?[(])$"
)
_BRACKET = re.compile("[課係室所館校署口話付局](?:へ|まで)?[(](?:[^()\n]{1,8}、)?$|交付[(]$")  # 市民課(8:30~17:15)へ
_CALL = re.compile("(?:[、。][^()\\n]{0,20})?[)](?:へ|まで|を(?:ご|お)|にて?(?:お|ご)|でも?[^。\\n]{0,8}(?:承|受|お))")
_STOPPED = re.compile("停止|休止|でき(?:[なず]|ませ)|使え|止ま|障害|不具合|影響|渡せ|出せ")
_TAKEN = re.compile("[にで]?(?:承|お?受け?付け(?:て|ます)|お越し)")
_HEADED = re.compile("(?:使える|(?:利用|受付|取扱い?|開庁|開館|営業)(?:できる|可能な?)?)時間")
_ROWS = 600  # characters of a table above a row that its heading may stand in
_PUT_OFF = re.compile("[まに]?[でに]?(?:延長|延ば|延び|繰り|変更)")
_EVENT = re.compile(
    "障害(?!者|児|福祉|支援|年金|等級|の程度|手帳)|発生|停止|復旧|不具合|メンテナンス|できな|つながり|日時|休止|遅延|止めて(?:い|お)"
)
_FAILED = re.compile(
    "まで(?:の間)?続[いき]|できなくな|できない状態|(?:受け?付け|業務|発行|交付|窓口)を(?:止め|中止し|取りやめ)(?:た|まし|、)|(?:つな|繋)がらな|停止した|止まった|(?:使え|でき|受けられ|出せ)(?:ませんでした|なかった)"
)
_YEARLY = re.compile("年末年始|(?:使え|利用でき)ない日|休止日|[をは]除|閉庁|休[み業館庁]|毎年|は休止する")
_DONE = re.compile("(?:まで)?[)]?の?間?に[^。\n]{0,40}(?:まし|[っし])た(?:。|、|が)")
_BULLET = re.compile("[ |・※(○●■-]{0,12}")
_EVERY_YEAR = ("毎年", "例年", "毎年、", "例年、", "毎年度", "例年は")
_ANY_DAY = re.compile(
    "(?:定時(?:の?放送)?|チャイム|時報)[^。\n()0-9]{0,6}[(]?[0-9:時分半正午前後、・ ]{0,20}$"
    "|翌(?:開庁|営業)日の$|(?:(?:通常|普段|ふだん)は?|[^)日]は、?(?:通常|平常)(?:どおり|通り))、?$"
)
_HABIT = re.compile("[^。\n]{0,40}ことがあ(?:ります|る)")
_FAILED_THEN = re.compile("なかった|ませんでした|[らでれ]ず")
_STEP = 5  # minutes
_RECURS = re.compile("(?:毎[日週月]|第[1-5一二三四五][^。\\n]{0,8}曜)[^。\n、]{0,12}$")


def line_around(text: str, start: int, end: int, before: int, after: int) -> str:
    """Give the line that a span stands in, cut to so many characters before and after it."""
    left = text.rfind("\n", max(0, start - before), start) + 1 or max(0, start - before)
    right = text.find("\n", end, end + after)
    return text[left : right if right >= 0 else end + after]


def recurs(text: str, start: int) -> bool:
    """Whether a time stands beside days that come back: 毎週木曜日19時."""
    return bool(_RECURS.search(text[max(0, start - 20) : start]))


def _is_plain(text: str, start: int, end: int) -> bool:
    hours = _HOURS_OF.search(text, max(0, start - 8), start)
    if recurs(text, start) or _TAKEN.match(text, end) or (hours and hours[0].endswith(":")):
        return True
    if "|" in text[max(0, start - 2) : start] and _HEADED.search(_heading(text, start)):
        return True
    if _STOPPED.search(text[end : end + 40].partition("\n")[0].partition("。")[0]):
        return False  # 市民窓口(10時~11時30分)で停止した
    if hours:
        return True
    bracket = _BRACKET.search(text, max(0, start - 14), start)
    called = bracket and (_CALL.match(text, end) or bracket[0].endswith(("へ(", "まで(")))
    return bool(called)


def _heading(text: str, start: int) -> str:
    """Give the first line of the table that a place is in."""
    rows = text[max(0, start - _ROWS) : start].split("\n")
    above = next((at for at in range(len(rows) - 2, -1, -1) if "|" not in rows[at]), -1)
    return rows[above + 1]


def is_service(text: str, start: int, end: int, apart: bool = True) -> bool:
    """Whether hours are those of a counter or a service rather than of an event.

    Only the words that touch them tell, unless they stand `apart` from the last day.
    """
    plain = _is_plain(text, start, end)
    if plain or not apart:
        return plain
    near = line_around(text, start, end, 40, 12)
    if _BULLET.fullmatch(text, text.rfind("\n", max(0, start - 14), start) + 1, start):  # under a heading of its own
        near = text[max(0, start - 40) : start].rstrip("| \n").rpartition("\n")[2] + near
    sentence = line_around(text, start, end, 40, 30).rpartition("。")[0]  # what comes after it in its own sentence
    failed = _FAILED.search(text[end : end + 60].partition("\n")[0].partition("。")[0])
    return bool(_SERVICE.search(near)) and not (failed or _EVENT.search(near) or _EVENT.search(sentence))


def is_standing(first: Point, last: Point, text: str) -> bool:
    """Whether XからY are hours of service or days that come back every year, and so one expression."""
    if first.timed and last.timed and not (first.dated or last.dated):
        if any((one.minute or 0) % _STEP or one.approximate for one in (first, last)):
            return False  # 10時8分から11時52分ごろまで: no counter opens then
        return is_service(text, first.start, last.end) and not _PUT_OFF.match(text, last.end)
    if first.timed or last.timed or first.year or last.year or not (first.month == 12 and first.day and last.day):
        return False
    if first.weekday is not None or last.weekday is not None:
        return False
    return is_yearly(text, first.start, last.end)


def comes_back(text: str, start: int) -> bool:
    """Whether a day is said to be one of every year: 毎年3月20日, 例年1月31日."""
    return text.endswith(_EVERY_YEAR, max(0, start - 5), start)


def is_of_any_day(text: str, start: int, end: int) -> bool:
    """Whether an hour is one of every day: 定時放送(7:00、12:00), 翌開庁日の午前10時; not one that failed."""
    failed = _FAILED_THEN.search(text[end : end + 40].partition("\n")[0].partition("。")[0])
    return bool(_ANY_DAY.search(text, max(0, start - 30), start) or _HABIT.match(text, end)) and not failed


def is_yearly(text: str, start: int, end: int) -> bool:
    """Whether days come back every year: 12月29日から1月3日を除く."""
    before = text[max(0, start - 20) : start].rpartition("\n")[2].rpartition("。")[2]
    if _BULLET.fullmatch(before):  # under a heading of its own
        before = text[max(0, start - 40) : start].rstrip(" ・\n").rpartition("\n")[2]
    after = text[end : end + 16].partition("\n")[0].partition("。")[0]
    return bool(_YEARLY.search(f"{before} {after}")) and not _DONE.match(text, end)
