"""When a text was written that has no date of its own: not before the days that it tells in full."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from itertools import accumulate
from operator import attrgetter

from nlp.dates.context import Surroundings
from nlp.dates.moments import Moment, safe_date
from nlp.dates.pieces import Piece, Point, Stretch, dated_in_full

_BYLINE = re.compile(r" ?(?:更新|配信|公開|掲載|放送|現在|時点)?\)?(?=\n|$)")
_OFFICE = re.compile(r"[^。、()]{1,16}[ (]")  # 市民課 3月27日 10時現在


class Written:
    """The days that a text tells in full, and from each place on the latest of those that it does not plan."""

    def __init__(self, places: Surroundings, pieces: Iterable[Piece]) -> None:
        self._places = places
        self._points = [point for piece in pieces if (point := dated_in_full(piece))]
        self._latest = [*accumulate(map(self._past, reversed(self._points)), max)][::-1]

    def after(self, start: int) -> date | None:
        """Give the latest day told in full after a place, that of a plan only where there is no other."""
        at = bisect_right(self._points, start, key=attrgetter("start"))
        if at == len(self._points):
            return None
        return _day(self._points[at]) if self._latest[at] == date.min else self._latest[at]

    def _past(self, point: Point) -> date:
        planned = self._places.tense(point.start, point.end) > 0
        return date.min if planned else _day(point) or date.min


def byline(text: str, pieces: Iterable[Piece]) -> Moment | None:
    """Give the day of a line that says no more than when it was written, without a year: (11/6 17:48)."""
    for piece in pieces:
        if isinstance(piece, Point) and piece.month and piece.day and piece.timed and not (piece.year or piece.shift):
            before = text[text.rfind("\n", 0, piece.start) + 1 : piece.start]
            office = _OFFICE.fullmatch(before) and text.startswith(("現在", "時点", "更新"), piece.end)
            if (office or before in ("", "(")) and _BYLINE.match(text, piece.end):
                return Moment(None, piece.month, piece.day)
    return None


def may_slip(pieces: Iterable[Piece], published: date | None) -> bool:
    """Whether one weekday of a text is wrong in the year of publication, and no other is nor any year told."""
    if published is None:
        return False
    ends = [end for one in pieces for end in ((one.first, one.last) if isinstance(one, Stretch) else (one,))]
    points = [one for one in ends if isinstance(one, Point)]
    days = {(one.month, one.day): one.weekday for one in points if one.month and one.day and one.weekday is not None}
    wrong = [
        day
        for (month, of), weekday in days.items()
        if (day := safe_date(published.year, month, of)) and day.weekday() != weekday
    ]
    return len(wrong) == 1 and not any(one.year for one in points)


def month_of(page: Moment | None, point: Point, planned: bool) -> int | None:
    """Give the month of a bare day on a page that was written on a later day of it, or on an earlier one of a plan."""
    if page is None or point.month or not point.day:
        return None
    return page.month if planned == (point.day > (page.day or 0)) else None


def _day(point: Point) -> date | None:
    return safe_date(point.year, point.month, point.day)
