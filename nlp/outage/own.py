"""Which of the moments that a text tells are those of its main outage."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import zip_longest
from operator import attrgetter

from nlp.dates import day_of_publication
from nlp.outage.beside import of_one_before
from nlp.outage.headings import blocks, explaining, posted
from nlp.outage.moment import Moment, day_of, days_of
from nlp.outage.sentences import Sentence
from records import DateExpression

_DAY = "XXXX-XX-XX"
_SPELL = timedelta(days=1)
_NEAR = timedelta(days=75)  # an outage and what is told of it lie closer together than this
_OPENING, _RELAPSE = 3, timedelta(days=3)  # sentences; within which a failure that came back is the same
_CAME_BACK = re.compile(
    "[2-9二三四五六七八九](?:度|回)目の[^。]{0,6}(?:障害|停止|トラブル|不具合)|再び[^。]{0,20}(?:トラブル|障害|不具合|停止|発生|起き|遅く|止ま|使えな|できな|不安定|つながり)"
    "|また(?:も|して)?(?:停止|障害|止ま|中断|足踏み|不具合|トラブル)|再停止|再発"
)
_DIGIT = re.compile("[0-9]")
_REACH = 80
_BACK = re.compile("復旧|再開|解消|利用でき")
_IS_BACK = re.compile(
    "(?:^|[^一-龥])【復旧】|(?:すべて|全て)[^。、]{0,14}(?:復旧|回復|再開|解消|正常に戻|利用(?:いただけ|でき)る)|(?:すべて|全て)の[^。]{0,20}(?:いただけ|頂け|でき)ます|(?:復旧|解消|回復)(?:いた)?しました(?!が)"
)
_AFTERWARDS = re.compile(
    "(?:通常|平常|本来|元)の(?:運[転用]|体制|構成|状態|設定)に(?:戻|復)|切り?戻|改めて[^。、]{0,16}(?:試験|放送|確認|点検)|旨を[^。]{0,8}(?:連絡|通知|周知|報告|案内)"
    "|設定を(?:正|直|戻|改め)[しす]?|翌日から[^。]{0,12}運用"
    "|(?:部品|機器|機材|装置|基板|ディスク|サーバー?)(?:の?交換(?:[をが][^。、]{0,4})?(?:終|完了)|を交換し|の?交換の(?:上|うえ))"
)


def own(sentences: Sequence[Sentence], found: Sequence[Moment], published: str | None) -> list[Moment]:
    """Leave of the moments found, in their order, those of the failure that a text is about."""
    kept = _this_failure(sentences, [one for one in found if not _bears(sentences[0], one)])
    kept = _posted(sentences, _felt(sentences, _told_apart(sentences, kept)))
    return _not_before(_near(_this_time(sentences, _beneath(sentences, _said(sentences, kept))), published))


def _this_failure(sentences: Sequence[Sentence], found: list[Moment]) -> list[Moment]:
    # 3日9時に起きた。前日にも障害があり、…。2日は10時から続いた: told again of a day told as that of one before
    before = days_before(sentences, found)
    return [one for one in found if day_of(one.value) not in before]


def days_before(sentences: Sequence[Sentence], found: Sequence[Moment]) -> set[date]:
    """Give the days of failures before the one that is told of first, as far as a text says that they were others."""
    began = next((day for one in found if one.role == "started" and (day := day_of(one.value))), None)
    if began is None:
        return set()
    return {day for one in sentences if of_one_before(one.text) for day in days_of(one.dates) if day < began}


def _said(sentences: Sequence[Sentence], found: list[Moment]) -> list[Moment]:
    # 7日、…と発表した, below 2020/9/7 17:52 公開: told in words, not by the line of a page
    told = [one for one in found if one.role == "announced"]
    words = {one.value[: len(_DAY)] for one in told if "。" in sentences[_at(sentences, one)].text}
    lines = {one for one in told if "。" not in sentences[_at(sentences, one)].text and one.value[: len(_DAY)] in words}
    return [one for one in found if one not in lines]


def _bears(head: Sentence, one: Moment) -> bool:
    # 2022-11-07 市のシステムが不通: the day that a headline bears; 夜まで in it tells no day
    start, end = one.start - head.start, one.end - head.start
    if "。" in head.text or end > len(head.text):
        return False
    vague = one.role == "until" and not _DIGIT.search(head.text, start, end)
    return vague or (start == 0 and one.value[:1] != "T" and head.text.startswith(" ", end))


def _told_apart(sentences: Sequence[Sentence], found: list[Moment]) -> list[Moment]:
    # 3 原因, and below it what went wrong before: of use only where nothing else tells when it failed
    lines = explaining(sentences)
    apart = {one for one in found if _at(sentences, one) in lines} if lines else set()
    began = {one.value[: len(_DAY)] for one in found if one.role in ("started", "detected") and one not in apart}
    if not apart or not began:
        return found
    ends = ("ended", "until", "partial", "well")
    return [one for one in found if one not in apart or one.role in ends or one.value[: len(_DAY)] in began]


def _at(sentences: Sequence[Sentence], one: Moment | DateExpression) -> int:
    return bisect_right(sentences, one.start, key=attrgetter("start")) - 1


def _felt(sentences: Sequence[Sentence], found: list[Moment]) -> list[Moment]:
    # 9時47分に影響は解消した。16時05分に部品の交換を終え…: over when nobody felt it any more, where that is told;
    # but 8時から動かず、15時に平常の運用に戻った is how it went from beginning to end.
    begun = {_at(sentences, one) for one in found if one.role == "started"}
    ends = {one.start: one for one in found if one.role in ("ended", "until") and "T" in one.value}
    later = {start: one for start, one in ends.items() if _at(sentences, one) not in begun}
    after = {start for start, one in later.items() if _afterwards(_rest(sentences, one))}
    before = min((one.value for start, one in ends.items() if start not in after), default=None)
    late = {start for start in after if before is not None and ends[start].value > before}
    return [one for one in found if one.start not in late or one.role != "ended"]


def _afterwards(rest: str) -> bool:
    return bool(_AFTERWARDS.search(rest)) and not _BACK.search(rest)


def _rest(sentences: Sequence[Sentence], one: Moment) -> str:
    here = sentences[_at(sentences, one)]
    return here.text[one.end - here.start :][:_REACH].partition("。")[0]


def _posted(sentences: Sequence[Sentence], found: list[Moment]) -> list[Moment]:
    # Posts, the newest on top, each after the hour it was posted: what happened when is told in them, or below.
    posts = posted(sentences)
    if not posts:
        return found
    elsewhere = {one.role for one in found if one.start not in posts}
    kept = [one for one in found if one.start not in posts or one.role not in elsewhere]
    first, *_, last = posts.values()
    kept.append(Moment("announced", last.value or "", last.start, last.end))
    if _back_by(sentences, list(posts.values()), kept):
        kept.append(Moment("ended", first.value or "", first.start, first.end))
    return kept


def _back_by(sentences: Sequence[Sentence], posts: Sequence[DateExpression], found: Sequence[Moment]) -> bool:
    # 18:20 【復旧】すべて正常に戻りました, and no hour told of that but of what older posts tell
    newest, below, *_ = (_at(sentences, one) for one in posts)
    last = _at(sentences, posts[-1])
    last += len(sentences[last].text.strip()) == posts[-1].end - posts[-1].start  # what it tells is on the next line
    told = (one.text for one in sentences[newest:below])
    ends = (_at(sentences, one) for one in found if one.role in ("ended", "until", "well"))
    return any(map(_IS_BACK.search, told)) and all(below <= at <= last for at in ends)


def _beneath(sentences: Sequence[Sentence], found: list[Moment]) -> list[Moment]:
    # ■18時45分【復旧】 and below it 17時55分に復旧した: the hour of the heading is that of the account
    heads = [sentences[at] for at in blocks(sentences)]
    ends = [one.start for one in found if one.role == "ended"]
    covered: set[int] = set()
    for head, below in zip_longest(heads, heads[1:]):
        body = head.start + len(head.text)
        if any(body <= end and (below is None or end < below.start) for end in ends):
            covered.update(range(head.start, body))
    return [one for one in found if one.role != "ended" or one.start not in covered]


def _this_time(sentences: Sequence[Sentence], found: list[Moment]) -> list[Moment]:
    # A text that opens with a failure that came back tells of the one before as its past.
    for sentence in sentences[:_OPENING] if any(_CAME_BACK.search(one.text) for one in sentences[:_OPENING]) else ():
        inside = range(sentence.start, sentence.start + len(sentence.text))
        began = [day for one in found if one.role == "started" and one.start in inside and (day := day_of(one.value))]
        if began:
            return [one for one in found if (day_of(one.value) or began[0]) >= began[0] - _RELAPSE]
    return found


def _not_before(found: list[Moment]) -> list[Moment]:
    # A page that tells from when to when the last failure was, and below it those of the days before.
    at = next((at for at, one in enumerate(found) if one.role in ("ended", "until")), len(found))
    starts = [one for one in found[:at] if one.role == "started"]
    days = {day_of(one.value) for one in starts}
    day = days.pop() if len(days) == 1 else None
    end = day_of(found[at].value) if at < len(found) and "T" in found[at].value else None
    if day is None or end is None or not timedelta(0) <= end - day <= _SPELL or "T" not in starts[-1].value:
        return found
    return [one for number, one in enumerate(found) if number <= at or (day_of(one.value) or day) >= day - _SPELL]


def _near(found: list[Moment], published: str | None) -> list[Moment]:
    # A recap of an old failure stands in the same text: the main one is near the day of writing, else the first told.
    told = [one for one in found if one.role == "started"]
    began = [day for one in told if (day := day_of(one.value))] or [*filter(None, map(_in_month, told))]
    written = day_of_publication(published)
    anchor = written if any(_close(day, written) for day in began) else next(iter(began), written)
    if anchor is None:
        return found
    return [one for one in found if _belongs(one, anchor, written)]


def _in_month(one: Moment) -> date | None:
    return day_of(f"{one.value}-15") if len(one.value) == len("2018-05") else None


def _belongs(one: Moment, anchor: date, written: date | None) -> bool:
    day = day_of(one.value)
    if day is None or _close(day, anchor):
        return True
    return one.role == "announced" and _close(day, written)  # what was found out of it may be told much later


def _close(day: date, other: date | None) -> bool:
    return other is not None and abs(day - other) <= _NEAR
