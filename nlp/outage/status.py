"""How things stood when the text was written."""

import re
from collections.abc import Sequence
from itertools import pairwise

from nlp.outage.cells import row_back
from nlp.outage.headings import blocks, posted
from nlp.outage.marks import Marks, relapses
from nlp.outage.sentences import Sentence, Span
from records import Status

_HAD_FAILED = re.compile(  # できない状態が続いたが、…; 打ち切られるようになり、11時50分に回復
    r"(?:でき(?:な|ま)|状態|状況|遅れ|障害|停止)[^。]{0,12}(?:た|でした)が、"
    r"|(?:ようになり|なくなり|停止し|止まり|途絶え|ダウンし)、[^。]{0,24}(?:復旧|回復|解消|再開)"
)
_AS_A_WHOLE = re.compile(
    r"(?:システム|障害|不具合|トラブル|問題|停止)(?:の障害)?[はが]、?[^。、]{0,16}(?:復旧|解消)し|窓口は[^。、]{0,16}元に戻|までずれ込|[0-9](?:時間半?|分|日)後に(?:復旧|回復|再開|解消)"
)  # not one procedure of it
_AHEAD = re.compile(  # of a headline
    r"(?:復旧|再開)(?:の|は|へ|に)?[^。、]{0,6}(?:見通し|見込み?|めど|予定)|日(?:に)?(?:復旧|再開)へ(?=$|[\s　])"
    r"|[【(\[]一部[^】)\]。]{0,10}(?:復旧|再開)"
)
_BUT = re.compile(
    "は(?:復旧|再開|回復)、[^。【】]{0,16}は(?:継続中|停止中|なお|復旧せず|再開できず)"
    "|(?:再開|復旧|回復)(?!を|に|へ|の)[^【】]{0,24}(?:なお|今も|まだ|依然)(?:(?![原個流必再])[^【】]){0,12}(?:使え|でき|つながら|停止|続)(?!た)"
)
_COURSE = re.compile(  # 経過, 以下は9月7日に掲載した内容です, 【午前9時40分の記事】
    r"\W*[0-9]{0,2}\W{0,3}[^。、]{0,14}(?:経過|経緯)(?:について)?\W*|\W*(?:以下|ここから下)は?[^。]{0,24}(?:掲載|公開|発表|当時|時点|お知らせ)[^。]{0,6}(?:内容|お知らせ|記事|もの)(?:です|になります)?\W*"
    r"|\W*以下(?:は|、)?[^。]{0,12}(?:掲載|公開|発表|更新)(?:分|済み)?\W*|\W*参考\W{1,3}第[0-9一二三四五]報\W*|\W*(?:[0-9]{1,2}日)?(?:午[前後])?[0-9]{1,2}(?:時|:)[^。、]{0,8}(?:の記事|配信の記事|時点の内容)\W*"
)
_EVERY = "(総称)"  # 窓口業務, as lists have it: what stands for many procedures
_ADDED = re.compile(
    r"[(\[【<][^)\]】>]{0,20}追記 ?[)\]】>]"
    r"|※\s?(?:[0-9本同昨][^。、はが]{0,24}に、?)?(?:復旧|再開|解消|回復)(?:いた)?しました"
)
_GOES_ON = re.compile(
    "(?:ただ|しかし|一方|だが)、[^。]*(?:なって|まだ|なお|依然|今)も?[^。]{0,40}(?:ない|ません|続)|引き続き[^。]{0,24}(?:でき(?:な|ず|ませ)|使え(?:な|ず|ませ)|いただけ(?:な|ませ)|停止|休止)"
)
_CAUSAL = re.compile("(?:ことによる|ためだ|ためです|が原因)")  # 確認ができなくなったことによるもの
_TODAY = re.compile("(?:たった|過ぎた|経過した|経った)?(?:今|いま)も|依然|現在も|[0-9]日も|なお(?!、)")
_IN_PART = re.compile(r"一部|順次|見込|予定")


def status(sentences: Sequence[Sentence], told: Marks) -> tuple[Status, Span | None]:
    """Give the status and the characters it rests on; `told` are the marks of the sentences.

    An end that is told wins over the failure it ended, unless something is said to go on; a part that is back is told
    as such. What was so for a time is over. Else it goes on, under investigation where cause or recovery is open.
    """
    over, whole, part, still, down, unknown = _lasting(sentences, told)
    not_back = (*still, *down)
    later = [one for one in not_back if _later(sentences, whole, one)]
    goes_on = [one for one in not_back if not over or one in later or one[0] > over[-1][0]]
    if over and not part and _added_on_top(sentences, over):
        return "復旧", over[0]
    opens = not whole and _opens_with(sentences, not_back)
    row = row_back(sentences, over, not_back)
    if row or (over and (opens or _BUT.search(sentences[0].text))):
        return "一部復旧", over[-1] if over else row
    if over and part and _AHEAD.search(sentences[0].text):
        return "一部復旧", part[-1]
    wholly = bool(whole) and (_headed(sentences, whole) or _timed(sentences, whole[-1]))
    all_of_it = not later and (wholly or (whole and not any(one[0] > whole[-1][0] for one in not_back)))
    if told["headline"] and over and not not_back:
        return "復旧", over[-1]
    if over and not all_of_it and (not_back or not told["temporary"]) and _some_still_fail(sentences):
        return "一部復旧", over[-1]
    in_part = bool(part and over) and (part[-1][1] >= over[-1][0] or _later(sentences, over, part[-1]))
    if all_of_it or (over and not goes_on and not in_part):
        return "復旧", (whole or over)[-1]
    if part or (over and goes_on):
        return "一部復旧", (part or over)[-1]
    return _ended_or_not(sentences, told, unknown, still or down)


def _opens_with(sentences: Sequence[Sentence], lasts: Sequence[Span]) -> bool:
    # 7日に起きた障害は2週間がたった今も続いている。…は10日から出せるようになった: how it stands is told first
    opening = next((one for one in sentences if "。" in one.text), sentences[0])
    led = any(opening.start <= start < opening.start + len(opening.text) for start, _ in lasts)
    return led and bool(_TODAY.search(opening.text)) and not blocks(sentences)


def _ended_or_not(
    sentences: Sequence[Sentence], told: Marks, unknown: Sequence[Span], lasts: Sequence[Span]
) -> tuple[Status, Span | None]:
    # Where no word says that it is back.
    if told["temporary"] and not (lasts or told["fails"]):
        return "復旧", told["temporary"][0]
    if unknown:
        return "調査中", unknown[0]
    return ("発生中", lasts[0]) if lasts else _failed(sentences, told["fails"])


def _failed(sentences: Sequence[Sentence], fails: Sequence[Span]) -> tuple[Status, Span | None]:
    # Where nothing but a failure is told, it goes on.
    told = (one for one in sentences if one.claim and one.claim.state == "発生" and not one.claim.negated)
    failed = next((one.span(0, len(one.text)) for one in told), None) or next(iter(fails), None)
    return ("発生中", failed) if failed else ("不明", None)


def _lasting(sentences: Sequence[Sentence], told: Marks) -> list[list[Span]]:
    # What is told of ends, of a part and of going on; but for what failed again, and what stands as history.
    names = ("recovered", "whole", "partial", "still", "unrecovered", "open")
    over, whole, part, *lasting = (told[name] for name in names)
    part = part + told["waiting"]
    lasting[0] = lasting[0] + told["stopped"]  # a stop may be what was done about it, and lasts by itself
    again = max(relapses(told), default=-1)
    over, whole = ([one for one in each if one[0] > again] for each in (over, whole))
    part = [one for one in part if not one[0] < again < one[1]]
    if over:  # what was back in part on a day before the end was so only then
        end = max((day for one in over if (day := _day(sentences, one))), default=None)
        part = [one for one in part if not (end and (day := _day(sentences, one)) and day < end)]
    if past := _history(sentences, over):
        over, whole, part, *lasting = ([one for one in each if one[0] < past] for each in (over, whole, part, *lasting))
    return [over, whole, part, *lasting]


def _later(sentences: Sequence[Sentence], whole: Sequence[Span], one: Span) -> bool:
    # 13日の時点でも復旧していない, and below it 12日にすべてで再開した, which is a part of it
    if not whole or "原因" in next(here.text for here in reversed(sentences) if here.start <= one[0]):
        return False
    end, day = _day(sentences, whole[-1]), _day(sentences, one)
    return end is not None and day is not None and day > end


def _day(sentences: Sequence[Sentence], span: Span) -> str | None:
    # The day told last before a place, in its sentence.
    here = next(one for one in reversed(sentences) if one.start <= span[0])
    days = [one.value[:10] for one in here.dates if one.value and one.start < span[1] and one.value[:4].isdigit()]
    return days[-1] if days else None


def _timed(sentences: Sequence[Sentence], span: Span) -> bool:
    # 10時55分に全面復旧した: what goes on below it is another matter, but for what is said of a part
    here = next(one for one in reversed(sentences) if one.start <= span[0])
    below = next((one.text for one in sentences if one.start > here.start), "")
    timed = any("T" in (one.value or "") for one in here.dates)
    return timed and "については" not in here.text and not _GOES_ON.search(below)


def _history(sentences: Sequence[Sentence], over: Sequence[Span]) -> int | None:
    # Where what stands below tells how it was, not how it is: the course of events, or older updates.
    past = next((one.start for one in sentences[1:] if _COURSE.fullmatch(one.text)), None)
    past = past if past is not None else next(iter([*posted(sentences)][1:]), None)
    past = past if past is not None else _older(sentences)
    return past if past is not None and any(one[0] < past for one in over) else None


def _older(sentences: Sequence[Sentence]) -> int | None:
    # 【11月6日更新】 above 【11月5日更新】, and text between: the newest first; of one day, the upper one.
    heads = blocks(sentences)
    for at, below in pairwise(heads):
        newer, older = sentences[at], sentences[below]
        first, then = newer.dates[0].value or "", older.dates[0].value or ""
        if (below - at > 1 or heads[at]) and (first > then > "" or newer.text.strip() == older.text.strip()):
            return older.start
    return None


def _added_on_top(sentences: Sequence[Sentence], over: Sequence[Span]) -> bool:
    # （31日追記）機能を回復した, above the text as it was.
    first = next((at for at, one in enumerate(sentences) if "。" in one.text), 0)  # below the headline and the dates
    top = next((one for one in sentences[: first + 1] if _ADDED.match(one.text)), None)
    return top is not None and any(top.start <= one[0] < top.start + len(top.text) for one in over)


def _headed(sentences: Sequence[Sentence], whole: Sequence[Span]) -> bool:
    # 【復旧しました】 in the headline stands above what was written before.
    head = sentences[0]
    return whole[0][0] < head.start + len(head.text) and not _IN_PART.search(head.text)


def _some_still_fail(sentences: Sequence[Sentence]) -> bool:
    # 交付は復旧しました, where 更新 failed too: what is back is named, and is not all that failed.
    told = [(one.claim, one.text) for one in sentences if one.claim and not (one.claim.negated or one.claim.hedged)]
    # 交付できない状態が続いたが、復旧した tells of the failure, not of one procedure.
    as_one = (_HAD_FAILED, _AS_A_WHOLE)
    back = [
        () if any(one.search(text) for one in as_one) else claim.procedures
        for claim, text in told
        if claim.state == "復旧"
    ]
    failed = {
        name for claim, text in told if claim.state == "発生" and not _CAUSAL.search(text) for name in claim.procedures
    }
    every = any(name.endswith(_EVERY) for names in back for name in names)
    return bool(back) and all(back) and not every and not failed <= {name for names in back for name in names}
