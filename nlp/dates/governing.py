"""Which date governs: a walk through the text that fills in what each point leaves unsaid."""

from dataclasses import replace
from datetime import date, timedelta

from nlp.dates import blocks
from nlp.dates.aside import Aside
from nlp.dates.choose import Setting, choose
from nlp.dates.clock import Clock
from nlp.dates.context import Surroundings
from nlp.dates.memory import Memory
from nlp.dates.moments import Moment, candidate_days, candidate_months, last_of_month, moved, of_day, shifted, till
from nlp.dates.page import Page
from nlp.dates.pieces import Piece, Point
from nlp.dates.service import recurs
from nlp.dates.written import Written, may_slip, month_gone_by, month_of
from nlp.dates.years import full_year

_SAME_DAY = "text", "day", 0  # 同日


class Governing:
    """The state of the walk: the day it counts from, the last date and the last time of day in the text."""

    def __init__(self, places: Surroundings, published: date | None, pieces: list[Piece]) -> None:
        self.places = places
        self._page = Page(self.places, pieces, published)
        self._aside = Aside(self.places, pieces)
        self.told = Memory(self.places, self._aside)
        self._slip = may_slip(pieces, published)
        self._past: Moment | None = None  # the last day told that is none to come
        self._first: Moment | None = None  # the first of them,
        self._hourly: Moment | None = None  # and the first that is told with its hour
        self.begin: date | None = None  # the day that the range being resolved begins on
        self.after_days = False  # the last date was a range of days: hours after it are those of each day
        self.clock = Clock(self.places)
        self._era: str | None = None
        self._written = Written(self.places, pieces)

    def resolve(self, point: Point) -> Moment:
        """Resolve one point, in the order of the text, and remember it for those after it."""
        self.told.back(point.start)
        self._page.reach(point.start)
        moment = self.clock.on(last_of_month(point, self._day(point)), point)
        fiscal = (point.fiscal or self.places.is_portion(point)) and (self.told.last_day or self.today)  # no days' year
        if point.dated and not (point.impossible or moment.week or fiscal or self._page.is_updated(point, moment)):
            past = not (moment.date and self.today and moment.date > self.today)
            self.told.note(point, moment, to_come=not past)
            self._past = moment if moment.date and past else self._past
            if past and moment.day and not self._page.is_byline(point, moment):
                self._first = self._first or moment
                self._hourly = self._hourly or (replace(moment, hour=None, minute=None) if point.timed else None)
        self.after_days = point.dated and not point.timed and self.places.ends_range(point.start, point.end)
        self._era = point.era if point.year and not point.short_year else self._era
        if point.timed:
            self.clock.note(point, moment)
        if moment.day and blocks.opens(self.places.text, point.start, point.end):
            begin = self._page.begin if point.dated else self.told.stamped
            begin(point, moment)
        return moment

    @property
    def today(self) -> date | None:
        """The day that 本日 means here."""
        return self._page.today

    def _day(self, point: Point) -> Moment:
        if point.nth or point.shift:
            return self._shifted(point) if point.shift else Moment()
        if (point.same or point.next_day) and point.year is None and (self.told.last or (self.today and point.timed)):
            return self._same(point, self.told.last or of_day(self.today))
        if point.year is not None:
            return Moment(full_year(point, self._era, self.today), point.month, point.day)
        if point.month or point.day:
            headed = self._aside.told_below(point) if self.told.last is None and not point.month else None
            of_today = headed and headed.shift and headed.shift.base == "published"  # 今月12日
            return self._day(headed) if headed and of_today else self._short(headed or point)
        if self.today and self.places.is_of_record(point.start, point.end):
            return of_day(self.today)
        if recurs(self.places.text, point.start) or self.places.is_of_title(point.start):
            return Moment()
        if course := self._of_course(point):
            self.told.event = course
            return course
        if self.told.last is None and (below := self._aside.told_below(point)):
            return self._day(below)
        if self.told.timed and (day := self.clock.told_of(point, self.told.start)):
            self.told.event = day
            return day
        if letter := self._aside.of_letter(point):
            return letter
        return self._hour(point)

    def _of_course(self, point: Point) -> Moment | None:
        # A line of the course of the day, after 前日の夜の作業が; the first line of one is of the first day told.
        if self.told.passing and self.today and self.places.text[point.start - 1 : point.start] == "\n":
            return of_day(self.today)
        return self._hourly if self.places.begins_course(point.start, point.end) else None

    def _hour(self, point: Point) -> Moment:
        known = of_day(self.today) if self._is_to_come(point) else self._happened(point)
        found = self._undated(None if self.told.here(point) else known)
        today = self.told.event is None and self._page.is_later(point) and found.date == self.today
        return moved(found, -1) if today and self.places.tense(point.start, point.end) < 0 else found

    def _happened(self, point: Point) -> Moment | None:
        # 12月2日には発行が終わる。SNSでは12時から…が相次いだ: what is past, or a line of a course, is on no day ahead.
        event, today = self.told.event, self.today
        tense = self.places.tense(point.start, point.end) - self.places.in_course(point.start, point.end)
        past = tense < 0 or blocks.opens_block(self.places.text, point.start, point.end)  # 【14:20】, a stamp
        if not event or till(event, today) or not self.told.sentences_since(point.start) or not past:
            return event
        of_today = self._first is not None and self._first.date == today
        return of_day(today) if of_today else self._past or of_day(today)

    def _is_to_come(self, point: Point) -> bool:
        # 午後3時の再開を目指す after what was done the day before is an hour of today.
        past = bool((done := self.told.event) and done.date and self.today and done.date < self.today)
        return past and self.told.sentences_since(point.start) > 0 and self.places.is_forecast(point.end)

    def _shifted(self, point: Point) -> Moment:
        shift = point.shift
        assert shift is not None
        if shift.base == "first":
            found = self.told.of_sentence(point) or till(self.told.event, self.today) or self._first
            return replace(found or of_day(self.today), hour=None, minute=None)
        below = self._aside.told_below(point) if shift.follows and not self.told.last else None
        hours = self.clock.day_after(self.told.start) if (shift.base, shift.unit, shift.amount) == _SAME_DAY else None
        kept = self.told.kept(point, self.today) or hours or (self._day(below).date if below else None)
        # 今年 in a text without a date is the year of a day that it tells in full, not of a month in passing.
        anchor = kept or self.told.anchor("day" if shift.unit == "year" and shift.base != "text" else shift.unit)
        if shift.base == "published" and self.told.event:
            anchor = kept or self.told.event.date or anchor  # 前日の夕方に…。「今夜9時から」
        named = anchor if kept or shift.base == "text" or self.today is None else None
        base = named or self.today
        if base is None:
            spoken = self._page.stamp or (self.told.spoken() if self.places.is_spoken(point.start) else None)
            last = self.told.last_day if shift.base == "text" else spoken
            if last and shift.unit == "day" and not point.day:  # きのう25日 says it
                return moved(replace(last, hour=None, minute=None), shift.amount)
            return Moment(None, point.month, point.day)
        settled = shift.base not in ("near", "week") or self.places.has_lasted(point.end)
        moment = shifted(point, base, planned=not settled and self.places.tense(point.start, point.end) > 0)
        month, day = point.month or moment.month, point.day or moment.day
        return replace(moment, month=month, day=day, against=self._name(base, named is None))

    def _name(self, day: date, from_today: bool) -> str:
        return "published" if from_today and day == self._page.given else day.isoformat()

    def _same(self, point: Point, last: Moment) -> Moment:
        anchor = self.told.anchor("month" if point.month else "day") or self.today
        against = self._name(anchor, self.told.last is None) if anchor else None
        if point.next_day and anchor:
            after = anchor + timedelta(days=int(point.day != anchor.day))  # 翌14日, told again after 14日
            if point.month:
                passed = (point.month, point.day or 0) <= (anchor.month, anchor.day if point.day else 0)
                return Moment(anchor.year + passed, point.month, point.day, against=against)
            if point.day:
                later = [found for found in candidate_months(point.day, after, None) if found >= after]
                after = min(later, default=after)
            return Moment(after.year, after.month, after.day, against=against)
        if point.month or point.day:
            return Moment(last.year, point.month or last.month, point.day, against=against)
        event = None if point.next_day or self.told.here(point) else self.told.event
        return moved(self._undated(event), int(point.next_day))

    def _short(self, point: Point) -> Moment:
        apart, last = self.told.sentences_since(point.start), self.told.last
        aside = self.told.is_in_passing(point)
        by_month = not aside and (point.month or (last and last.month))
        anchor = self.told.anchor("month") if by_month else self.told.anchor()
        today = self.today or self._written.after(point.start)
        since = self.begin or self.told.anchor("month") if point.since and point.since.dated else None
        tense = self.places.tense(point.start, point.end) if today or self._page.stamp else 0
        year_holds = not aside and apart <= (self.today is None or bool(last and last.year == self.today.year))
        if point.month and last and last.year and not last.month and year_holds:
            return Moment(last.year, point.month, point.day, against=str(last.year))
        if tense <= 0 and (again := self.told.again(point, today)):
            return replace(again, hour=None, minute=None, against=again.date.isoformat() if again.date else None)
        if ahead := self.told.ahead(point, today, tense):
            return replace(ahead, hour=None, minute=None, against=ahead.date.isoformat() if ahead.date else None)
        month = last is not None and last.day is None and last.month is not None
        candidates = candidate_days(point, filter(None, (anchor, today)), slip=self._slip)
        since = since or (anchor if self.told.is_after(point) else self.told.begun(point, candidates, today))
        told = self.places.is_of_telling(point.end) or self._aside.speaks(point), self.told.run, self.places.looks_back
        setting = Setting(anchor, apart == 0, apart == 1, today, tense, self._page.updated, since, month, *told)
        chosen = choose(sorted(candidates), setting, bare_day=point.month is None)
        if chosen is None:
            beside = point.month or (apart and self.told.elsewhere)
            known = last.month if last and not beside else month_of(self._page.stamp, point, tense > 0)
            return Moment(None, point.month or known, point.day)
        against = self._name(chosen.against, chosen.from_today and self.today is not None)
        return Moment(chosen.day.year, chosen.day.month, point.day, against=against)

    def _undated(self, known: Moment | None = None) -> Moment:
        if known := known or self.told.last_day:
            return Moment(known.year, known.month, known.day, against=known.date.isoformat() if known.date else None)
        if (month := month_gone_by(self.told.last, self.today)) or self.today is None:
            return month or Moment()
        return replace(of_day(self.today), against=self._name(self.today, True))
