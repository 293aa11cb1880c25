"""The hour that a point means: 午後1時に…、3時に is 15:00, and 午後11時から午前6時 goes on to the next day."""

import re
from dataclasses import replace
from datetime import date

from nlp.dates.context import Surroundings
from nlp.dates.moments import Moment, moved
from nlp.dates.pieces import Point

_NOON = 12
_NEXT = re.compile("(?<![0-9]日、)(?<![0-9]日)(?:日付が変わった|日付?をまたいだ)(?:直後の|頃の)?$")  # 0時40分
_NIGHT = re.compile("[夜晩夕][^。]{0,40}。?[^。]*$")
_EVENING, _LEAD, _REACH = 15, 14, 60
_INDENT = 12  # blanks before what begins a line, at most
_SAME_HALF = 6  # hours after 午後1時 within which a bare hour is of the afternoon, too


class Clock:
    """The last time of day in the text."""

    def __init__(self, places: Surroundings) -> None:
        self._places = places
        self._last: Point | None = None
        self._moment = Moment()
        self._days: dict[tuple[int | None, int | None], tuple[int, Moment]] = {}  # hours told with their day, and where

    def note(self, point: Point, moment: Moment) -> None:
        """Remember a point's time as it was resolved."""
        point.hour, self._last, self._moment = moment.hour, point, moment
        if point.dated and point.minute is not None:
            sentence = self._places.sentence(point.start)
            self._days[point.hour, point.minute] = sentence, replace(moment, hour=None, minute=None)

    def told_of(self, point: Point, last: int) -> Moment | None:
        """Give the day of an hour that begins a line, where it was told with it in the sentence of the `last` day.

        23日15時05分から24日3時まで…, and below it 15時05分 電源断.
        """
        before = self._places.text[max(0, point.start - _INDENT) : point.start].rstrip(" ")
        sentence, day = self._days.get((point.hour, point.minute), (-1, None))
        return day if before[-1:] in ("", "\n", "・") and sentence == self._places.sentence(last) else None

    def day_after(self, start: int) -> date | None:
        """Give the day of the last hour told without one, where it was told after a place."""
        undated = self._last is not None and not (self._last.dated or self._last.same or self._last.next_day)
        return self._moment.date if undated and self._last and self._last.start > start else None

    def later(self, start: int, minutes: int) -> Moment | None:
        """Give the time that lies so many minutes after the one told last, in this sentence or the one before."""
        last, moment = self._last, self._moment
        if last is None or self._places.sentence(start) - self._places.sentence(last.start) > 1:
            return None
        if moment.hour is None or moment.day is None:
            return None
        days, minutes = divmod(moment.hour * 60 + (moment.minute or 0) + minutes, 24 * 60)
        against = moment.date.isoformat() if moment.date else None
        return replace(moved(moment, days), hour=minutes // 60, minute=minutes % 60, against=against)

    def on(self, moment: Moment, point: Point) -> Moment:
        """Give the moment with the hour and minute that a point tells, on its day or on the next."""
        if not point.timed:
            return moment
        before = self._last
        hour, minute = point.hour, point.minute
        if hour is None and point.same and self._moment.hour is not None:
            return replace(self._moment, minute=minute)
        if hour is None:
            return replace(moment, hour=before.hour if before else None, minute=minute)
        halved = before and before.half and before.hour is not None and point.bare_hour and hour < _NOON
        if before and before.hour is not None and halved and self._goes_on(point, before, moment):
            later = before.half == "am" and point.since and hour < before.hour
            just_before = "直前" in self._between(before, point)  # 午後3時に…、その直前の2時50分に
            soon = -just_before <= hour + 12 - before.hour <= _SAME_HALF
            hour += 12 if later or (before.half == "pm" and (point.same or soon)) else 0  # 午後3時5分…同2時56分
            point.half = before.half
        elif self._after_noon(point, moment):
            hour += 12
        if not point.dated and self._after_midnight(point, before):
            moment = moved(moment, 1)
        start = point.since
        ends = start and start.timed and before and not point.dated and not point.next_day
        if ends and before and (hour, minute or 0) < (before.hour or 0, before.minute or 0):
            moment = moved(moment, 1)  # 午後11時から午前6時: across midnight
        return replace(moment, hour=hour, minute=minute)

    def _after_midnight(self, point: Point, before: Point | None) -> bool:
        # 9日夜に止まり、日付が変わった0時20分に; but not 9日、日付が変わった直後の0時20分に
        text, start = self._places.text, point.start
        if not _NEXT.search(text, max(0, start - _LEAD), start):
            return False
        evening = before is not None and (before.hour or 0) >= _EVENING
        return evening or bool(_NIGHT.search(text, max(0, start - _REACH), start))

    def _after_noon(self, point: Point, moment: Moment) -> bool:
        # 9時20分に起き、2時半ごろ動いた: hours told in their order, and so those of a range
        before, hour = self._last, point.hour or 0
        anew = point.dated or point.next_day
        if before is None or anew or not point.bare_hour or self._moment.date != moment.date:
            return False
        if "\n" in self._between(before, point):
            return False
        return 0 < hour <= _SAME_HALF and hour < (before.hour or 0) <= _NOON

    def _goes_on(self, point: Point, before: Point, moment: Moment) -> bool:
        apart = self._places.sentence(point.start) - self._places.sentence(before.start)
        soon = (
            apart == 1
            and self._moment.date == moment.date
            and 0 < (point.hour or 0) <= _SAME_HALF
            and "\n" not in self._between(before, point)
        )
        return bool(point.since) or point.same or ((apart == 0 or soon) and not point.dated)

    def _between(self, before: Point, point: Point) -> str:
        return self._places.text[before.end : point.start]
