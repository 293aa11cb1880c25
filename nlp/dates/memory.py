"""What a walk through a text remembers of the dates before: the last one, the last day, the last day of the event."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from nlp.dates import blocks
from nlp.dates.aside import Aside
from nlp.dates.context import FOLLOWED, Surroundings
from nlp.dates.lengths import AGO
from nlp.dates.moments import Moment, moved, safe_date
from nlp.dates.pieces import Point

_SAYS_WHICH = re.compile("(?:投開票|投票|告示|公示|開幕|開催|必着|消印|発売)(?:予定)?の")  # 11日投開票の市議選
_OF_A_NAME = re.compile("[いしされっ]た(?:もの(?:で|だが|の)、?|ばかりの(?=[0-9])|(?:ばかりの)?(?=[一-龥ァ-ヺ]))")
_AFTERWARDS = re.compile("[)]後、")
_NEAR, _MONTH = 10, 31  # days
_STOOD = re.compile("[朝昼夕夜]?時点の|に(?:始まる|控え|迫)")  # 前日夜時点のデータを使い、10時から
_MIDNIGHT = 24  # 23日の24時 is the 24th


class Memory:
    """The dates told so far, as they were resolved."""

    def __init__(self, places: Surroundings, aside: Aside) -> None:
        self._places, self._aside = places, aside
        self.last: Moment | None = None  # as far as known
        self.last_day: Moment | None = None  # known to the day
        self.event: Moment | None = None  # the last day that is not that of an announcement
        self.passing = False  # the last day was told from another: 昨日, 前日
        self.timed = False  # and with an hour, or as a day after it
        self.aside = False  # and that from one of the text
        self.elsewhere = False  # the last date is one of another time than is told of: 去年10月から, 8月上旬に届く
        self.start = self.end = -1  # of the last date
        self.run = 0  # in how many sentences, one after the other, days of one time were told
        self._days: dict[int, Moment] = {}  # the last told of each day of a month
        self._ahead: dict[int, Moment] = {}  # and the first told of those to come
        self._put_off = False  # the last day is that by which something is due, or to which it was put off
        self._worked = False  # the last day is that of work before it failed
        self._counted_from: Moment | None = None  # the day that the last one was told from: 19日、前日から
        self._spoken: Moment | None = None
        self._kept: tuple[int, Moment | None, Moment | None, Moment | None] | None = None  # before days set apart

    def back(self, at: int) -> None:
        """Go back, after days set apart, to what was told before them: 2021年にも、20日に…。27日には…."""
        if self._kept and self._kept[0] < at:
            (_, self.last, self.last_day, self.event), self._kept = self._kept, None

    def stamped(self, _: Point, moment: Moment) -> None:
        """Remember the day of a stamp with but an hour, below a day to come: 期限は17日 and 【追記 11:20】."""
        ahead = self.event and self.event.date and moment.date and self.event.date > moment.date
        self.event = replace(moment, hour=None, minute=None) if ahead else self.event

    def note(self, point: Point, moment: Moment, to_come: bool) -> None:
        """Remember a dated point; a letter's date only where no day is known: what follows is not counted from it."""
        moment = moved(moment, 1) if moment.hour == _MIDNIGHT and moment.date else moment
        listed = bool(self.last) and not self.sentences_since(point.start)
        apart = (self._aside.note(point, moment) and self.last_day) or self._places.is_quoted(point.start, point.end)
        if apart or (self.last_day and to_come and _SAYS_WHICH.match(self._places.text, point.end)):
            return
        if point.shift and (point.shift.part == "年明け" or (point.shift.part == AGO and not point.month)):
            return  # what may last into the new year is of the old; of 5年前 nothing but what is said with it
        until = None if self._kept else self._aside.apart_until(point, moment, self.last_day, self.event)
        if until is not None:
            self._kept = until, self.last, self.last_day, self.event
        if moment.year or not (self.last and self.last.year):
            self.last, self.start, self.end = moment, point.start, point.end
            of_year = point.shift is not None and point.shift.unit == "year"
            self.elsewhere = of_year or (moment.day is None and self._places.tense(point.start, point.end) > 0)
        if moment.day:
            self._count(moment, listed)
            self._note_day(point, moment, to_come)

    def _count(self, moment: Moment, listed: bool) -> None:
        before, here = self.last_day and self.last_day.date, moment.date
        near = before and here and abs((here - before).days) <= _MONTH
        self.run = self.run + (not listed) if near else 1  # 1月10日、15日、20日 is told at once

    def _note_day(self, point: Point, moment: Moment, to_come: bool) -> None:
        places, day = self._places, moment.day or 0
        stood = _STOOD.match(places.text, point.end)
        self.passing = bool(point.shift and point.shift.amount and not stood)
        self._counted_from, self.last_day = self.last_day if self.passing else None, moment
        self.timed = point.timed or (point.shift is not None and point.shift.amount > 0)
        self._days[day] = moment
        if to_come:
            self._ahead.setdefault(day, moment)
        self.aside = self.passing and point.shift is not None and point.shift.base == "text"
        self._worked = places.is_before(point.end)
        told_of = self._worked or places.is_reported(point.end)
        put_off = places.is_hoped(point.end) or self._aside.is_due(point)
        self._put_off = put_off and not self._aside.is_done(point)
        told_of |= self._aside.speaks(point)
        told_of |= bool(stood) or places.text.startswith(("の翌日", "の前日", *FOLLOWED), point.end)
        told_of |= places.goes_on(point) or self._put_off or self._aside.explains(point, moment, self.event)
        if blocks.opens_block(places.text, point.start, point.end):
            self.event = None  # a day that heads what follows is that of the page, until one is told of the event
        elif not (self.event and (self.aside or told_of)):
            self.event = moment

    def sentences_since(self, at: int) -> int:
        """Count the sentence ends between the last date and a place; 1 when there is no date yet."""
        return self._places.sentence(at) - self._places.sentence(self.start) if self.last else 1

    def anchor(self, unit: str = "day") -> date | None:
        """Give the last day, or for other units the last date, whose middle is near every day of it."""
        known = self.last_day if unit == "day" else self.last
        if known is None or known.year is None:
            return None
        month = known.month or (7 if unit != "month" else self.last_day.month if self.last_day else None)
        return known.date or (safe_date(known.year, month, 15) if month else None)

    def here(self, point: Point) -> bool:
        """Whether hours are of the last day, told from another in their sentence, and no day of work before it failed.

        同 is of the day that is told of: 同8時から…。期限が前日に切れており、同11時に.
        """
        told = (self.timed or not point.same) and not self.sentences_since(point.start)
        return self.passing and told and not self._worked

    def kept(self, point: Point, today: date | None) -> date | None:
        """Give the day that a word for one counts from where that is no other's: a letter's 本日, a witness's きのう.

        同日 where the last day was only told from another means the one before it: 16日、前日朝から…。同日夜に.
        """
        shift, event = point.shift, self.event.date if self.event else None
        goes_on = self.timed and point.timed and not self._places.is_reported(point.end)
        day = self._aside.recalled(point, self.sentences_since(point.start), goes_on)
        if day or shift is None or shift.unit != "day":
            return day
        if shift.base == "text":
            worked = self._worked and self.sentences_since(point.start) > 0  # 23日までに移した…。前日から
            due = today is not None and self.last_day is not None and (self.last_day.date or today) > today
            put_off = self._put_off and self.sentences_since(point.start) > 0  # 開札を27日に延ばした。同日午後2時に
            due = (due or put_off) and self._places.tense(point.start, point.end) < put_off  # 期限は31日。都は同日
            of_event = worked or self._places.text.startswith("当日", point.start)  # 市は19日、報告した。当日は9時から
            return event if of_event or ((self.aside or due) and not shift.amount) else None
        if shift.base == "published" and self.last_day and self._aside.is_posted(self.end, point.start):
            return self.last_day.date
        over = event is not None and today is not None and event < today
        return event if over and shift.base == "published" and self._places.is_speech(point.start) else None

    def is_after(self, point: Point) -> bool:
        """Whether a day is told as one after the last: 切替え(1月5日に移行)後、…2日に."""
        between = self._places.text[self.end : point.start]
        return not self.sentences_since(point.start) and bool(_AFTERWARDS.search(between))

    def of_sentence(self, point: Point) -> Moment | None:
        """Give the day of the sentence of a point: 3月1日に始まり、この日も; 2日、前日から…この日."""
        counted_from = self._counted_from if self.aside else None
        return None if self.sentences_since(point.start) else counted_from or self.last_day

    def spoken(self) -> Moment | None:
        """Give the day that きょう and きのう count from in undated news: the last told before the first of them."""
        self._spoken = self._spoken or self.last_day
        return self._spoken

    def is_in_passing(self, point: Point) -> bool:
        """Whether the last date is a year or month in passing, from which nothing counts: 15年に稼働した端末は2月末."""
        last, between = self.last or Moment(), self._places.text[self.start : point.start]
        if last.month and not (last.day or point.month):
            apart = self.sentences_since(point.start) and self._places.text.startswith("、", self.end)
            return not apart and bool(_OF_A_NAME.search(between))  # 10月、4市で止まった回数。2日、9日と
        passing = last.year is not None and not last.month and self.last_day is not None
        return passing and bool(self.sentences_since(point.start) or _OF_A_NAME.search(between))

    def begun(self, point: Point, candidates: Iterable[date], today: date | None) -> date | None:
        """Give the last date if から stands behind it and the point can follow: 先月11日から…1日に."""
        if self.sentences_since(point.start) or not self._places.text.startswith(("から", "より"), self.end):
            return None
        start = self.anchor("month")
        return start if start and today and any(start <= found <= today for found in candidates) else None

    def again(self, point: Point, today: date | None) -> Moment | None:
        """Give the last day where it is told again without its year or month: 9月9日…。9日の14時50分までに."""
        bare = point.weekday is None and point.since is None
        for known in (self.last_day, self.event, self._of_this_year(point, today)) if bare and point.day else ():
            if known and known.date and known.day == point.day and point.month in (None, known.month):
                return known
        return None

    def ahead(self, point: Point, today: date | None, tense: int) -> Moment | None:
        """Give the day to come that was told before, where a plan tells it again: 1月5日に再開する。確認は5日以降."""
        told = self._ahead.get(point.day or 0) if point.month is None else None
        if tense < 0 or not (told and told.date and today and told.date > today):
            return None
        hardly_over = 0 <= today.day - (point.day or 0) <= _NEAR  # which is meant where no words plan it
        return told if tense > 0 or not hardly_over else None

    def _of_this_year(self, point: Point, today: date | None) -> Moment | None:
        # 前年11月にも止まった。29日には: after a month of another year in passing, the 29th told before it.
        told, last = self._days.get(point.day or 0), self.last
        if told is None or last is None or point.month or not (told.date and today):
            return None
        if last.day:  # 5月2日…。4月30日…。2日の午前に: in the midst of what is told of those days
            near = last.date is not None and abs((told.date - last.date).days) <= _NEAR
            return told if near and told.date <= today and abs(told.date.day - today.day) > 1 else None
        return told if last.year != told.year and told.date <= today else None
