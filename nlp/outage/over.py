"""Whether a failure is over though no word says so: it lasted until then, for so long, or ended at an hour."""

import re
from collections.abc import Sequence

from nlp.outage.lasting import lasted
from nlp.outage.marks import Marks, lasts, relapses
from nlp.outage.moment import Moment
from nlp.outage.sentences import Sentence
from nlp.outage.times import first, last
from records import Status

_AGAIN_WELL = re.compile(
    "(?:(?!手書き|紙[のでに]|手作業|代わり)[^。])*(?:ようにな|取り戻|立て直|元(?:どおり|通り)|戻っ|回復し|復旧し|再開し|解消し)"
)
_FAILED_AGAIN = re.compile("(?:ものの|が)、[^。]*(?:なくな|停止|止ま|でき[なずま]|使え[なずま]|動いて|まだ|だけ)")


def over(said: Sequence[Sentence], told: Sequence[Moment], marked: Marks, stands: Status) -> bool:
    """Tell whether it is over, where the words of a text leave it at how it `stands`."""
    until, began = last(told, "until"), first(told, "started")
    if until and began and until.value < began.value[: len(until.value)]:
        until = None  # 6月3日から…。3月上旬まで一部が休止した経緯がある
    if lasts(marked):
        return False
    if stands == "調査中":
        ended = last(told, "ended")
        timed = any(one and "T" in one.value for one in (until, ended if _back(said, told, marked) else None))
        return timed or lasted(said, began) is not None
    if stands == "一部復旧":
        return _after(until, told)
    return stands in ("発生中", "不明") and bool(
        until or _back(said, told, marked) or lasted(said, began) or _well_since(said, told)
    )


def partly(said: Sequence[Sentence], told: Sequence[Moment], marked: Marks, stands: Status) -> bool:
    """Tell whether some of it is back though no word says so: an end is told, and below it what goes on still."""
    if stands not in ("発生中", "調査中") or relapses(marked):
        return False
    goes_on = max((at for mark in ("still", "unrecovered") for at, _ in marked[mark]), default=-1)
    return any(one.role in ("ended", "partial") and one.start < goes_on and _is_well(said, one) for one in told)


def _is_well(said: Sequence[Sentence], ended: Moment) -> bool:
    here = next(one for one in reversed(said) if one.start <= ended.start)
    return bool(_AGAIN_WELL.match(here.text, ended.end - here.start))


def _well_since(said: Sequence[Sentence], told: Sequence[Moment]) -> bool:
    # 午後4時から通常どおり受け付けています
    well = last(told, "well")
    here = next((one for one in reversed(said) if well and one.start <= well.start), None)
    return bool(well and here and "T" in well.value and here.text.startswith("から", well.end - here.start))


def _after(until: Moment | None, told: Sequence[Moment]) -> bool:
    # 8時半から14時50分まで…。12時10分に一部を再開した
    part = last(told, "partial")
    return bool(part and until and len(part.value) == len(until.value) and part.value < until.value)


def _back(said: Sequence[Sentence], told: Sequence[Moment], marked: Marks) -> bool:
    # 8日未明までずれ込んだ: no word says that it is over, but when it was is told
    ended = last(told, "ended")
    if ended is None or relapses(marked):
        return False
    here = next(one for one in reversed(said) if one.start <= ended.start)
    if any(one.role == "started" and here.start <= one.start < ended.start for one in told):
        return not _FAILED_AGAIN.search(here.text, ended.end - here.start)  # 8時41分に発生し、14時18分に復した
    failed_later = any(one.role == "started" and one.value[: len(ended.value)] > ended.value for one in told)
    return not (failed_later or _FAILED_AGAIN.search(here.text, ended.end - here.start))
