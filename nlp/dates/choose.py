"""Which year or month a shortened date means: near its anchor in the text, or near the day of publication.

The rules, in this order:
1. A weekday in brackets rules out the years and months in which it would be wrong.
2. After から a date is not before its start. A date in the sentence of its anchor is the nearest to the anchor.
3. A bare day told after a day to come is of the same plan, when it lies within two weeks of it.
4. Else it is the nearest to the day of publication, when it then lies close to it (62 days, a bare day 8); 31 December
   told on 1 January is last year's. A future day is taken only where the sentence tells a plan, or where it is hardly
   future at all and the past would be long ago.
5. Else it is the nearest to its anchor, rather in the anchor's year where that is in another sentence. Beside a month
   of long ago a day of these days is news (昨年10月に稼働したシステムで、9月9日に). With neither anchor nor
   publication, digits stay unknown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_CLOSE_DAYS = 62
_CLOSE_BARE_DAYS = 8
_OTHER_MONTH = 15  # what another month than the anchor's costs, in days
_TOLD_APART = 120  # days that another year than that of the sentence before costs: 昨年 or 翌年 would tell it
_OTHER_YEAR = 200
_FAR = 10_000
_SOON_AFTER = 6
_SAME_PLAN = 14
_LASTS = timedelta(days=1)  # from the day to which it is told to last until that is written
_SHORTLY = timedelta(days=3)  # after which something is news
_DWELLS = 3  # days of one time, long ago, after which one more is of that time
# Days ahead that no plan tells of, by (bare day, told in the past). A page can be older than the recovery it reports.
_LEAPS = {(False, False): 183, (False, True): 45, (True, False): 5, (True, True): 2}


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known where a shortened date stands."""

    anchor: date | None  # the last date before it in the text
    in_sentence: bool  # the anchor is in the same sentence
    next_sentence: bool  # it is in the sentence before
    today: date | None  # publication, or the day a notice within the text gives itself
    tense: int  # 1 plan, 0 unknown, -1 past
    updated: date | None = None  # the day a rewritten page gives as 更新日
    since: date | None = None  # the start that から gives
    whole_month: bool = False  # the anchor is a month: 7月末の状況を30日、発表した tells of two months
    reported: bool = False  # the day of an announcement, or to which it lasts
    run: int = 0  # in how many sentences, the last that of the anchor, days of one time were told
    review: bool = False  # the text looks back: no day that its words do not plan is ahead


@dataclass(frozen=True, slots=True)
class Choice:
    """The day chosen, the day it was resolved against, and whether that is today rather than a date of the text."""

    day: date
    against: date
    from_today: bool = False


def from_today(candidates: Iterable[date], setting: Setting, today: date, leap: int) -> date:
    """Choose the candidate nearest to today; `leap` is how many days ahead a day may lie that no plan tells of."""

    def badness(found: date) -> int:
        days = abs((found - today).days)
        ahead = (found - max(today, setting.updated or today)).days
        if ahead <= 0:
            return days * 2 if setting.tense > 0 else days
        return days + (_FAR if setting.tense <= 0 and (ahead > leap or setting.review) else 0)

    return min(candidates, key=badness)


def choose(candidates: list[date], setting: Setting, *, bare_day: bool) -> Choice | None:
    """Choose among the days a shortened date can be; None when nothing tells."""
    if not candidates:
        return None
    if setting.since:
        later = [found for found in candidates if found >= setting.since]
        return Choice(min(later) if later else candidates[-1], setting.since)
    anchor, today = setting.anchor, setting.today
    old_month = setting.next_sentence and anchor and today and (today - anchor).days > _CLOSE_DAYS
    if bare_day and today and setting.whole_month and (setting.reported or not (setting.in_sentence or old_month)):
        told = from_today(candidates, setting, today, _LEAPS[bare_day, setting.tense < 0])
        if not setting.in_sentence or abs((told - today).days) <= _CLOSE_BARE_DAYS:
            return Choice(told, today, True)
    if anchor and (setting.in_sentence or not today or (bare_day and _dwells(setting, anchor, today))):
        return _of_sentence(candidates, anchor, setting, bare_day)
    if not today:
        return None
    if bare_day and anchor and anchor > today and setting.tense >= 0 and not setting.reported:
        near = _near_anchor(candidates, anchor, setting)
        far = (near - today).days > _SAME_PLAN and setting.tense == 0 and _just_past(candidates, today)
        if abs((near - anchor).days) <= _SAME_PLAN and not far:
            return Choice(near, anchor)
    told = from_today(candidates, setting, today, _LEAPS[bare_day, setting.tense < 0])
    done = anchor is not None and anchor > today and setting.tense < 0  # no day to come tells of what is past
    close = done or abs((told - today).days) <= (_CLOSE_BARE_DAYS if bare_day else _CLOSE_DAYS)
    before = setting.review and setting.next_sentence and setting.tense < 0 and _just_before(candidates, anchor)
    soon = _soon_after(candidates, anchor) if anchor and _goes_on(setting, today) else None
    if anchor and (soon or not close or before):
        return Choice(soon or _near_anchor(candidates, anchor, setting), anchor)
    return Choice(told, today, True)


def _of_sentence(candidates: list[date], anchor: date, setting: Setting, bare_day: bool) -> Choice:
    near, today = _near_anchor(candidates, anchor, setting), setting.today
    if bare_day and setting.reported and today and near < anchor < today:
        told = next((day for day in candidates if timedelta(0) <= today - day <= _LASTS), None)
        return Choice(told or near, today if told else anchor, told is not None)  # 10月24日の影響が2日も残り
    lately = [day for day in candidates if today and timedelta(0) <= today - day <= _SHORTLY]
    if lately and setting.whole_month and setting.tense <= 0 and not bare_day:
        return Choice(lately[0], today or anchor, True)  # 昨年10月に稼働したシステムで、9月9日に, told on the 10th
    return Choice(near, anchor)


def _dwells(setting: Setting, anchor: date, today: date) -> bool:
    long_ago = setting.run >= _DWELLS and (today - anchor).days > _CLOSE_DAYS
    return long_ago and setting.tense <= 0 and not setting.reported


def _goes_on(setting: Setting, today: date) -> bool:
    """Whether the sentence tells what followed the anchor in the one before; nothing past follows a plan."""
    return setting.next_sentence and (setting.tense > 0 or (setting.anchor or today) <= today)


def _just_past(candidates: list[date], today: date) -> bool:
    # 4月15日まで延長: what happened 14日 was this month, though that day is of the next.
    return any(0 <= (today - found).days <= _CLOSE_BARE_DAYS for found in candidates)


def _just_before(candidates: list[date], anchor: date | None) -> bool:
    # 3月26日から。25日に行った作業で: what led to it
    return any(0 < (anchor - found).days <= _SOON_AFTER for found in candidates) if anchor else False


def _soon_after(candidates: list[date], anchor: date) -> date | None:
    return next((found for found in sorted(candidates) if 0 < (found - anchor).days <= _SOON_AFTER), None)


def _near_anchor(candidates: list[date], anchor: date, setting: Setting) -> date:
    def distance(found: date) -> int:
        elsewhere = (found.year, found.month) != (anchor.year, anchor.month)
        days = abs((found - anchor).days) + (_OTHER_MONTH if elsewhere else 0)
        future = setting.today and found > setting.today and anchor <= setting.today and setting.tense <= 0
        past = setting.today and found < setting.today and setting.tense > 0
        gone_by = not setting.in_sentence and (not setting.today or anchor <= setting.today)  # not after a plan
        days += _TOLD_APART if gone_by and found.year != anchor.year and anchor.month != found.month else 0
        leap = 0 if setting.review else _LEAPS[False, setting.tense < 0]
        undone = future and setting.today and (found - setting.today).days > leap
        return days + (_FAR if undone else 20 if future else 0) + (_OTHER_YEAR if past and abs(days) > 90 else 0)

    return min(candidates, key=distance)
