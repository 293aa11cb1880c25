"""How long a failure lasted, where that is told in place of its end: 8時19分に起き、約2時間半にわたって…続いた."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from nlp.outage.beside import of_another_time
from nlp.outage.moment import Moment, day_of, days_of, in_some_month
from nlp.outage.sentences import Sentence
from records import DateExpression

_LENGTH = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_IN_EVERY_MONTH = 28  # days
_MONTH, _DAY, _MINUTE = len("2025-04"), len("2025-04-04"), len("2025-04-04T08:30")
_FAILED = re.compile(  # directly after it, in a sentence that tells what is over
    r"(?!で)(?:間)?(?:半)?(?:ほど|余り|あまり|近く|程度|強|弱|以上)?も?(?:、|の間|に(?:わた|亘|渡)[っり]て?)?、?"
    r"[^。]{0,60}?(?:でき[なず]|使え[なず]|(?:つな|繋)が[りら]|停止|不通|中断|止ま[っり]|取れ[なず]|届か[なず]|され[なず]|ダウン|滞[っり]|続い|(?:状態|状況|事態)に)"
    r"[^。]{0,60}?(?:た|ず)(?!め(?!に))"
)
_BACK = re.compile(
    r"(?:(?:ほど|程度|余り)?で|(?<=後)に)(?:全て|すべて)?(?:(?:復旧|解消|再開|回復|収束)(?:し(?:た|まし|て(?:い|お))|。)|(?:直|戻)っ(?:た|て(?:い|お)))(?!が、?[^。]*(?:再び|また(?!は)))"
    r"|(?<=後)に(?:(?:「[^」]{0,20}誤り[^」]{0,6}」|訂正)[^。、]{0,12}(?:メール|放送|配信)|[^。、]{0,12}(?:訂正|取り消)し)"
)
_TOOK = (
    re.compile(r"(?:復旧|解消|再開)(?:する|される)?まで(?:に)?(?:約|およそ)?$"),
    re.compile("(?:ほど|程度|余り)?(?:も)?(?:かか|を?要し)(?:った|た)"),
)
_NOT_ALL = re.compile(r"(?:最大|最長|最短|平均|毎日?|延べ|1日|[人件]当たり)(?:で|に)?(?:およそ|約)?$")
_ONCE = re.compile("ことが(?:ある|あった|あり)|例が(?:ある|あった|あり)")
_OF_A_DAY = re.compile(r"\W*(?:[0-9]{1,2}月)?[0-9]{1,2}日は")
_OPEN = re.compile(r"(?:て|で)(?:い|お)(?:る|り|ます|ない)|予定|見込|見通し|場合|おそれ|恐れ|可能性|目標|以内")


def lasted(said: Sequence[Sentence], began: Moment | None) -> DateExpression | None:
    """Give the one length that all of what `began` is said to have lasted, None where several are told."""
    since = day_of(began.value) if began else None
    found = [one for sentence in said if not _over_before(sentence, since) for one in _lengths(sentence)]
    return found[-1] if len({one.value for one in found}) == 1 else None


def _over_before(sentence: Sentence, since: date | None) -> bool:
    # 2日は約5時間続いた, told of what began on the 3rd; 2日の作業が影響し、約5時間続いた is of the 3rd
    if since is None:
        return False
    days = days_of(sentence.dates) if _OF_A_DAY.match(sentence.text) else ()
    months = [one.value[:_MONTH] for one in sentence.dates if one.value and one.value[:4].isdigit()]
    once = bool(months) and bool(_ONCE.search(sentence.text))  # 2025年9月、3時間止まったことがある
    return (once and max(months) < since.isoformat()[: len(max(months))]) or (bool(days) and max(days) < since)


def _lengths(sentence: Sentence) -> Iterator[DateExpression]:
    if of_another_time(sentence.text):
        return
    goes_on = _OPEN.search(sentence.text)
    for one in sentence.dates:
        start, end = one.start - sentence.start, one.end - sentence.start
        told = _LENGTH.fullmatch(one.value or "") if one.granularity == "duration" else None
        hours = told and not told[1]  # days after which it was back are told, but not 2日間 of another failure
        took = _TOOK[0].search(sentence.text, 0, start) and _TOOK[1].match(sentence.text, end)
        over = took or _BACK.match(sentence.text, end) or (hours and not goes_on and _FAILED.match(sentence.text, end))
        if told and over and not _NOT_ALL.search(sentence.text, max(0, start - 8), start):
            yield one


def end(began: Moment, length: DateExpression) -> Moment | None:
    """Give the end of what began at a minute and lasted so long, the day where days are told of a day; else None."""
    told = _LENGTH.fullmatch(length.value or "")
    days, hours, minutes = (int(part or 0) for part in told.groups()) if told else (0, 0, 0)
    exact = len(began.value) == _MINUTE
    if not (exact or (days and len(began.value) == _DAY)):
        return None
    try:
        start = datetime.fromisoformat(in_some_month(began.value))
        over = start + timedelta(days=days, hours=hours, minutes=minutes)
    except (ValueError, OverflowError):
        return None
    value = over.isoformat(timespec="minutes")
    if "X" in began.value:
        if over.month != start.month or over.day > _IN_EVERY_MONTH >= start.day:
            return None  # whether the month has such a day is not known
        value = began.value[: began.value.rindex("X") + 1] + value[began.value.rindex("X") + 1 :]
    return Moment("ended", value if exact and not days else value[:_DAY], length.start, length.end)
