"""When an outage began and ended, was noticed and told: one moment of each kind, of those a text tells."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from nlp.dates import day_of_publication
from nlp.outage import lasting
from nlp.outage.marks import Marks, lasts, relapses
from nlp.outage.moment import Moment, day_of, in_some_month
from nlp.outage.sentences import Sentence
from records import Status

_OVER = ("復旧", "調査中")  # what failed from then until then is over, though its cause may still be looked for
_NO_DAY = "XXXX-XX-XX"
_RANGE = len("ごろから翌日")
_NEARLY, _A_DAY = timedelta(minutes=20), timedelta(days=1)
_SOON = timedelta(days=3)  # from the opening of a service to what is told of its failing
_FROM_OPENING = re.compile(r"(?:開始|稼働|始動|導入|切り?替え)(?:直後|当初|と同時|早々)|初日(?:から|に)")
_LASTING = re.compile(  # it fails on the day that this is told
    r"(?:(?:て|で)(?:い|お)(?:る|ます|た)|(?:ない|なかった|った|した|じた)(?:状態|状況)?(?:である|だ)?)(?:こと)?[とを]「?(?:発表|公表|明らかに)"
)
_CONTRAST = re.compile("しかし|ところが|だが|が、")
_FAILING = re.compile("障害|不具合|トラブル|でき[なず]|使え[なず]|止ま[っり]|(?:つな|繋)がり[にづ]")
_UNHEARD = re.compile("(?:流れ|鳴ら|届か|聞こえ|作動し)な(?:かった|い)|(?:流れ|鳴り|届き|聞こえ|作動し)ませんでした")
_SINCE = re.compile("(?:から|より)[^。]{0,20}(?:停止|止ま|でき[なず]|使え[なず]|障害|不具合|つながら)")
_FOR_LONG = re.compile(
    "[0-9一二三四五六七八九十数](?:日|週間|[かカヵヶ]月|時間)(?:間|近く|以上|余り|ほど|あまり)*(?:にわた|も?続)"
)
_PART_OF_DAY = re.compile("[朝昼夕夜]|未明|早朝|深夜|午[前後]")
_RECOVERY = re.compile("復旧|再開|予定")


class Course(NamedTuple):
    """The moments of an outage, None where nothing tells."""

    started: Moment | None
    ended: Moment | None
    partial_recovery: Moment | None
    detected: Moment | None
    announced: Moment | None


def course(
    said: Sequence[Sentence], told: Sequence[Moment], marks: Marks, stands: Status, published: str | None
) -> Course:
    """Give the course of a text's main outage; `told` are its moments, `marks` and `stands` its status."""
    began, noticed, announced = (first(told, role) for role in ("started", "detected", "announced"))
    began = _felt(said, told, began)
    if noticed and (began is None or _before(noticed, began) or _hour_of(noticed, began, said)):
        began = noticed  # what is noticed has begun, and what began later is another part of it
    told_of = _failing_when_told(said, told)
    if told_of and began and _before(told_of, began):
        began = told_of  # it failed when that was told, and again later
    began = began or _opening(said, told, published) or told_of
    over = _end(told, marks, began, stands) or _after_so_long(said, told, began, stands)
    part = first(told, "partial") or (last(told, "ended") if stands == "一部復旧" else None)
    return Course(began, over, part, noticed, announced)


def _felt(said: Sequence[Sentence], told: Sequence[Moment], began: Moment | None) -> Moment | None:
    # 19日8時半から届けを出せなくなった。18日夜に装置が故障した: it began when it was felt, where that is told first.
    day = day_of(began.value) if began and len(began.value) == len(_NO_DAY) else None
    here = next((one for one in reversed(said) if began and one.start <= began.start), None)
    if began is None or day is None or here is None or _SINCE.match(here.text, began.end - here.start):
        return began
    felt = [one for one in told if one.role == "started" and one.start < began.start and "T" in one.value]
    return first([one for one in felt if (day_of(one.value) or day) - day == _A_DAY], "started") or began


def first(found: Sequence[Moment], *roles: str) -> Moment | None:
    """Give the earliest moment with one of the roles, as precise as it is told anywhere."""
    return _best([moment for moment in found if moment.role in roles], earliest=True)


def last(found: Sequence[Moment], *roles: str) -> Moment | None:
    """Give the latest moment with one of the roles."""
    return _best([moment for moment in found if moment.role in roles], earliest=False)


def _opening(said: Sequence[Sentence], told: Sequence[Moment], published: str | None) -> Moment | None:
    # Where nothing else tells when, a service that failed from its opening on, or is said to fail as it opens.
    opened = first(told, "opened")
    if opened is None or any(_FROM_OPENING.search(one.text) for one in said):
        return opened
    at = next((at for at, one in enumerate(said) if one.start <= opened.start < one.start + len(one.text)), None)
    if at is None:
        return None
    following = said[at + 1].text if at + 1 < len(said) else ""
    if _UNHEARD.search(following) or (_CONTRAST.match(following) and _FAILING.search(following)):
        return opened  # 受け付けを始めました。しかし、トラブルにより…; 試験を行った。2市で放送が流れなかった
    failing = _FAILING.search(said[at].text)
    day, written = day_of(opened.value), day_of_publication(published)
    lately = written is None or (day is not None and timedelta(0) <= written - day <= _SOON)
    return opened if failing and lately else None


def _failing_when_told(said: Sequence[Sentence], told: Sequence[Moment]) -> Moment | None:
    for announced in (one for one in told if one.role == "announced"):
        here = next((one for one in reversed(said) if one.start <= announced.start), None)
        failing = here and here.claim and here.claim.state in ("発生", "調査中") and _LASTING.search(here.text)
        if here and failing and not (_RECOVERY.search(here.text) or _FOR_LONG.search(here.text)):
            return announced
    return None


def _end(told: Sequence[Moment], marks: Marks, began: Moment | None, stands: Status) -> Moment | None:
    ends = last(told, "ended", "until") or last(told, "well") or (_last_part(told, marks) if stands == "復旧" else None)
    if stands == "調査中" and ends:
        went_on = any(at > ends.start for at, _ in marks["still"])  # 17時まで出せなかった。20時現在も続いている
        if marks["unrecovered"] or relapses(marks) or went_on:
            return None
        if ends.role != "ended":
            ranged = ends.role == "until" and began is not None and ends.start - began.end <= _RANGE
            lasting_on = len(ends.value) <= len(_NO_DAY) and lasts(marks)  # 24～25日、…。復旧時期は未定
            ends = ends if ranged and not lasting_on else None
    return ends if ends and stands in _OVER and not (began and _before(ends, began)) else None


def _last_part(told: Sequence[Moment], marks: Marks) -> Moment | None:
    part = last(told, "partial")
    return None if part and any(at > part.start for at in relapses(marks)) else part


def _after_so_long(
    said: Sequence[Sentence], told: Sequence[Moment], began: Moment | None, stands: Status
) -> Moment | None:
    if began is None or stands not in _OVER or last(told, "ended", "until"):
        return None
    length = lasting.lasted(said, began)
    return lasting.end(began, length) if length else None


def _best(found: list[Moment], *, earliest: bool) -> Moment | None:
    found = _exact(found)
    days: dict[str, Moment] = {}
    exact = [one for one in found if len(one.value) > len("2025-04") and not one.value.startswith(_NO_DAY)]
    for one in exact or found:
        known = days.get(one.value[:10])
        finer = known is None or (len(one.value) > len(known.value) and len(known.value) <= 10)
        before = known is not None and len(one.value) == len(known.value) and (one.value < known.value) == earliest
        if finer or (before and one.value != known.value):  # type: ignore[union-attr]
            days[one.value[:10]] = one
    order = sorted(days, reverse=not earliest)
    return days[order[0]] if order else None


def _exact(found: list[Moment]) -> list[Moment]:
    # Without what is told about where it is told exactly: 午後1時前に復旧した, and below it 午後0時48分に
    if not any(_roughly(one) for one in found):
        return found
    exact = sorted(filter(None, (None if _roughly(one) else _hour(one) for one in found)))

    def told_exactly(at: datetime | None) -> bool:
        if at is None:
            return False
        nearest = bisect_left(exact, at - _NEARLY)
        return nearest < len(exact) and exact[nearest] <= at + _NEARLY

    return [one for one in found if not (_roughly(one) and told_exactly(_hour(one)))]


def _roughly(one: Moment) -> bool:
    return one.about and one.value.endswith((":00", ":30"))  # 正午前; 11時45分ごろ is told by the minute


def _hour(one: Moment) -> datetime | None:
    try:
        return datetime.fromisoformat(in_some_month(one.value)) if "T" in one.value else None
    except ValueError:
        return None


def _hour_of(one: Moment, other: Moment, said: Sequence[Sentence]) -> bool:
    # Of a day; 27日朝に立ち上がらず、8時10分に職員が気付いた tells that it was before.
    here = next(each for each in reversed(said) if each.start <= other.start)
    vague = _PART_OF_DAY.search(here.text, other.start - here.start, other.end - here.start)
    return len(other.value) == len(_NO_DAY) and one.value.startswith(f"{other.value}T") and not vague


def _before(one: Moment, other: Moment) -> bool:
    shorter = min(len(one.value), len(other.value))
    months = {one.value[5:7], other.value[5:7]}
    if one.value.startswith("XXXX") and len(months) > 1 and "XX" not in months:
        return False  # 10月 and 1月, who knows of which years
    return one.value[:shorter] < other.value[:shorter]
