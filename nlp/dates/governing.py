"""Which date governs: a walk through the text that fills in what each point leaves unsaid."""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from nlp.dates.choose import Setting, choose
from nlp.dates.context import Surroundings, recurs
from nlp.dates.moments import Moment, candidate_months, candidate_years, moved, safe_date, shifted
from nlp.dates.pieces import Piece, Point, dated_in_full
from nlp.dates.years import full_year

_OF_A_NAME = re.compile("[いしされっ]た(?=[一-龥ァ-ヺ])")  # 稼働した端末
_SAME_HALF = 6  # hours: 午後1時に…、3時に is 15:00


class Governing:
    """The state of the walk: the day it counts from, the last date and the last time of day in the text.

    `today` is the day of publication until a notice inside the text gives a day of its own.
    """

    def __init__(self, text: str, published: date | None, pieces: list[Piece]) -> None:
        self.places = Surroundings(text)
        self.today = self._published = published
        self.last: Moment | None = None  # as far as known
        self.last_day: Moment | None = None  # known to the day
        self._updated: date | None = None
        self.after_days = False  # the last date was a range of days: hours after it are those of each day
        self._last_at = -1
        self._last_time: Point | None = None
        self._era: str | None = None
        self._full = [point for piece in pieces if (point := dated_in_full(piece))]
        self._next_full = 0

    def resolve(self, point: Point) -> Moment:
        """Resolve one point, in the order of the text, and remember it for those after it."""
        moment = self._with_time(point, self._last_of_month(point, self._day(point)))
        if point.dated and not (point.impossible or moment.week or self._is_of_page(point, moment)):
            if moment.year or not (self.last and self.last.year):
                self.last, self._last_at = moment, point.start
            self.last_day = moment if moment.day else self.last_day
        self.after_days = False
        if point.year and not point.short_year:
            self._era = point.era
        if point.timed:
            point.hour, self._last_time = moment.hour, point
        if point.dated and self._may_be_today(moment) and self.places.opens_block(point.start, point.end):
            self.today = moment.date
        return moment

    def _may_be_today(self, moment: Moment) -> bool:
        return moment.date is not None and (self._published is None or moment.date <= self._published)

    def sentences_since_last(self, at: int) -> int:
        """Count the sentence ends between the last date and a place; 1 when there is no date yet."""
        return self.places.sentence(at) - self.places.sentence(self._last_at) if self.last else 1

    def _is_of_page(self, point: Point, moment: Moment) -> bool:
        label = self.places.label(point.start)
        if label and self.today is None:
            self.today = moment.date
        if label == "updated":
            self._updated = moment.date
        return label == "updated"

    def _day(self, point: Point) -> Moment:
        if point.nth:
            return Moment()
        if point.shift:
            return self._shifted(point)
        if (point.same or point.next_day) and point.year is None and (self.last or (self.today and point.timed)):
            return self._same(point, self.last or _moment(self.today))
        if point.year is not None:
            return Moment(full_year(point, self._era, self.today), point.month, point.day)
        if point.month or point.day:
            return self._short(point)
        return Moment() if recurs(self.places.text, point.start) else self._undated()

    def _shifted(self, point: Point) -> Moment:
        shift = point.shift
        assert shift is not None
        anchor = self._anchor(shift.unit)
        named = anchor if shift.base == "text" or self.today is None else None
        base = named or self.today
        if base is None and self.last_day and shift.base == "text" and shift.unit == "day":
            return moved(self.last_day, shift.amount)
        if base is None:
            return Moment(None, point.month, point.day)
        tense = self.places.tense(point.start, point.end) if shift.base == "near" else 0
        moment = shifted(point, base, planned=tense > 0)
        month, day = point.month or moment.month, point.day or moment.day
        return replace(moment, month=month, day=day, against=self._name(base, named is None))

    def _last_of_month(self, point: Point, moment: Moment) -> Moment:
        if not point.last_day or not 1 <= (moment.month or 0) <= 12:
            return moment
        return replace(moment, day=monthrange(moment.year or 2000, moment.month or 1)[1])

    def _name(self, day: date, from_today: bool) -> str:
        return "published" if from_today and day == self._published else day.isoformat()

    def _anchor(self, unit: str = "day") -> date | None:
        known = self.last_day if unit == "day" else self.last
        if known is None or known.year is None:
            return None
        return known.date or safe_date(known.year, known.month or 7, 15)  # the middle is near every day of it

    def _same(self, point: Point, last: Moment) -> Moment:
        anchor = self._anchor("month" if point.month else "day") or self.today
        against = self._name(anchor, self.last is None) if anchor else None
        if point.next_day and anchor:
            after = anchor + timedelta(days=int(point.day != anchor.day))  # 翌14日, told again after 14日
            if point.month:
                return Moment(anchor.year + (point.month <= anchor.month), point.month, point.day, against=against)
            if point.day:
                later = [found for found in candidate_months(point.day, after, None) if found >= after]
                after = min(later, default=after)
            return Moment(after.year, after.month, after.day, against=against)
        if point.month or point.day:
            return Moment(last.year, point.month or last.month, point.day, against=against)
        return moved(self._undated(), int(point.next_day))

    def _short(self, point: Point) -> Moment:
        apart = self.sentences_since_last(point.start)
        aside = self._is_aside(point, apart)
        by_month = not aside and (point.month or (self.last and self.last.month))
        anchor = self._anchor("month") if by_month else self._anchor()
        today = self.today or self._ahead(point)
        since = self._anchor("month") if point.since and point.since.dated else None
        tense = self.places.tense(point.start, point.end) if today else 0
        year_holds = not aside and apart <= (0 if self.today else 1)
        if point.month and self.last and self.last.year and not self.last.month and year_holds:
            return Moment(self.last.year, point.month, point.day, against=str(self.last.year))
        month = self.last is not None and self.last.day is None
        reported = self.places.is_reported(point.end)
        setting = Setting(anchor, apart == 0, apart == 1, today, tense, self._updated, since, month, reported)
        candidates: set[date] = set()
        for near in filter(None, (anchor, today)):
            if point.month:
                candidates.update(candidate_years(point.month, point.day, near, point.weekday))
            elif point.day:
                candidates.update(candidate_months(point.day, near, point.weekday))
        chosen = choose(sorted(candidates), setting, bare_day=point.month is None)
        if chosen is None:
            known = self.last.month if self.last and not point.month else None
            return Moment(None, point.month or known, point.day)
        against = self._name(chosen.against, chosen.from_today and self.today is not None)
        return Moment(chosen.day.year, chosen.day.month, point.day, against=against)

    def _is_aside(self, point: Point, apart: int) -> bool:
        # A year told in passing: 15年に稼働した端末は2月末. What follows is counted from the day told before it.
        bare = self.last is not None and self.last.year is not None and not self.last.month
        between = self.places.text[self._last_at : point.start]
        return bare and self.last_day is not None and bool(apart or _OF_A_NAME.search(between))

    def _undated(self) -> Moment:
        if known := self.last_day:
            against = known.date.isoformat() if known.date else None
            return Moment(known.year, known.month, known.day, against=against)
        if self.today:
            return Moment(self.today.year, self.today.month, self.today.day, against=self._name(self.today, True))
        return Moment()

    def _with_time(self, point: Point, moment: Moment) -> Moment:
        if not point.timed:
            return moment
        before = self._last_time
        hour, minute = point.hour, point.minute
        if hour is None:
            return replace(moment, hour=before.hour if before else None, minute=minute)
        if before and before.hour is not None and point.bare_hour and hour < 12 and self._goes_on(point, before):
            later = before.half == "am" and point.since and hour < before.hour
            hour += 12 if later or (before.half == "pm" and 0 <= hour + 12 - before.hour <= _SAME_HALF) else 0
            point.half = before.half
        start = point.since
        ends = start and start.timed and before and not point.dated and not point.next_day
        if ends and before and (hour, minute or 0) < (before.hour or 0, before.minute or 0):
            moment = moved(moment, 1)  # 午後11時から午前6時: across midnight
        return replace(moment, hour=hour, minute=minute)

    def _goes_on(self, point: Point, before: Point) -> bool:
        near = self.places.sentence(point.start) == self.places.sentence(before.start)
        return bool(point.since) or point.same or (near and not point.dated)

    def _ahead(self, point: Point) -> date | None:
        while self._next_full < len(self._full) and self._full[self._next_full].start < point.start:
            self._next_full += 1
        if self._next_full == len(self._full):
            return None
        full = self._full[self._next_full]
        return safe_date(full.year, full.month, full.day)


def _moment(day: date | None) -> Moment:
    return Moment(day.year, day.month, day.day) if day else Moment()
