"""The day that a page was written: that of publication, until a notice or an addition in it gives a day of its own."""

import re
from collections.abc import Sequence
from datetime import date

from nlp.dates import blocks
from nlp.dates.context import Surroundings
from nlp.dates.moments import Moment, candidate_days
from nlp.dates.pieces import Piece, Point, Stretch
from nlp.dates.service import line_around
from nlp.dates.written import byline

_UPDATED = re.compile("(?:更新日時?|最終更新日?|更新)[: ]{0,3}$")
_ISSUED = re.compile("(?:掲載日時?|公開日時?|発表日時?|発行日|投稿日時?|配信日時?)[: ]{0,3}$")
_AS_IT_WAS = re.compile("以下(?:は|、)? ?(?:当初|最初|以前)に?の?(?:掲載|公開|発表)")  # and its 本日
_BYLINE = re.compile(r"[^。0-9]{0,8}[0-9]{4}[年./-][^。]{0,30}")  # 2022.06.30　全2480文字
_LONGEST = 60  # characters of such a line
_EARLY, _LATE = 6, 18  # hours
_GROWN = 7  # days over which a page is added to


class Page:
    """What a text tells of its own days; `today` is the one that 本日 means where the walk stands."""

    def __init__(self, places: Surroundings, pieces: Sequence[Piece], published: date | None) -> None:
        self._places = places
        self.stamp = None if published else byline(places.text, pieces)  # (5月17日掲載)
        published = self.stamp.date if self.stamp else published
        self.published = published
        self.today = published and (self._before_additions(pieces, published) or published)
        self.updated: date | None = None
        found = _AS_IT_WAS.search(places.text) if self.today else None
        self._original = (found.end(), self.today) if found else None
        self.hour: int | None = None  # of the stamp that heads what is read: 【9/2 0:40 追記】

    @property
    def given(self) -> date | None:
        """The day of publication, unless a line of the text tells it."""
        return None if self.stamp else self.published

    def is_byline(self, point: Point, moment: Moment) -> bool:
        """Whether a day is that of publication, in a line of its own."""
        if moment.date != self.published:
            return False
        text = self._places.text
        line = line_around(text, point.start, point.end, _LONGEST, _LONGEST)
        return blocks.opens_block(text, point.start, point.end) or bool(_BYLINE.fullmatch(line))

    def is_updated(self, point: Point, moment: Moment) -> bool:
        """Whether a day is that of the page's last change, and so of nothing that it tells."""
        before = self._places.text[max(0, point.start - 10) : point.start]
        updated = bool(_UPDATED.search(before))
        if self.today is None and (updated or _ISSUED.search(before)):
            self.today = moment.date
        if updated:
            self.updated = moment.date
        return updated

    def begin(self, point: Point, moment: Moment) -> None:
        """Go on from a day that heads what follows."""
        if self._may_be_today(point, moment.date):
            self.today = moment.date
            self.hour = moment.hour
        elif point.month and not (moment.year or self.today):
            self.stamp = moment

    def reach(self, at: int) -> None:
        """Go on to a place, which may be in the text as it was before additions that stand above it."""
        if self._original and at > self._original[0]:
            self.today, self._original = self._original[1], None

    def is_later(self, point: Point) -> bool:
        """Whether an hour of the evening is told by what was written after midnight: it was the day before."""
        night = self.hour is not None and self.hour < _EARLY
        return night and point.hour is not None and point.hour >= _LATE

    def _may_be_today(self, point: Point, day: date | None) -> bool:
        early = day is not None and (self.published is None or day <= self.published)
        return early or (day is not None and blocks.is_added(self._places.text, point.start, point.end))

    def _before_additions(self, pieces: Sequence[Piece], published: date) -> date | None:
        # 12月4日8時から…。本日は…。(12月5日追記), published on the 5th: 本日 is the 4th.
        points = [piece.first if isinstance(piece, Stretch) else piece for piece in pieces]
        days = [one for one in points if isinstance(one, Point) and one.month and one.day]
        added = [one for one in days if blocks.is_added(self._places.text, one.start, one.end)]
        if not added or self._day(added[-1], published) != published:
            return None
        above = [one for one in days if one.start < added[0].start]
        told = [self._day(one, published) for one in above if one.timed or self._heads(one)]
        last = max((day for day in told if day and day <= published), default=published)
        return last if (published - last).days <= _GROWN else None

    def _heads(self, point: Point) -> bool:
        return blocks.opens_block(self._places.text, point.start, point.end)

    def _day(self, point: Point, published: date) -> date | None:
        near = candidate_days(point, [published], slip=False)
        same = [day for day in near if point.year in (None, day.year)]
        return min(same, key=lambda day: abs(day - published), default=None)
