"""When a text was written that has no date of its own: not before the days that it tells in full."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate
from operator import attrgetter

from nlp.dates.context import Surroundings
from nlp.dates.moments import Moment, safe_date
from nlp.dates.pieces import Piece, Point, Stretch, dated_in_full

_BYLINE = re.compile(r" ?(?:更新|配信|公開|掲載|放送|現在|時点)?\)?(?=\n|$)")
_OFFICE = re.compile(r"[^。、()]{1,16}[ (]")  # 市民課 3月27日 10時現在


# 市民課(平成28年4月22日), (4月15日掲載 市民課), 掲載日:4月15日; a day by itself stands beside a line of an office.
_SIGNED = re.compile(
    r"[^。、()0-9]{0,24}[(:]? ?□ ?(?:付け?|掲載|公開|発表|更新|現在|作成)?[) ]{0,2}[^。、()0-9]{0,20}\)?"
)
_OFFICES = "課|室|係|局|部|支所|役場|役所|センター|機構|委員会|図書館|病院|本部|[市町村長]"
_ISSUED = re.compile(f"付|掲載|公開|発表|更新|作成|(?:{_OFFICES})(?=[ (□]|$)|^\\(□\\)$")
_OFFICE_LINE = re.compile(f"[^。、0-9:]{{1,24}}(?:{_OFFICES})(?: ?[^。、0-9]{{1,12}})?")
_NO_SIGNATURE = re.compile(
    "まで|から|より|予定|期[限日]|開催|開始|再開|終了|締|実施|発送|以降|投票|試験|抽選|提出|記念|写真|次回|前回|制定|改[定正]|運用|開[庁館設]|停止|に[^日]|は|が|を"
)
_LAST_LINES = 3


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


def byline(text: str, pieces: Sequence[Piece]) -> Moment | None:
    """Give the day of a line that says no more than when it was written: (11/6 17:48); below a notice, of what year."""
    for piece in pieces:
        if isinstance(piece, Point) and piece.month and piece.day and piece.timed and not (piece.year or piece.shift):
            before = text[text.rfind("\n", 0, piece.start) + 1 : piece.start]
            office = _OFFICE.fullmatch(before) and text.startswith(("現在", "時点", "更新"), piece.end)
            if (office or before in ("", "(")) and _BYLINE.match(text, piece.end):
                return Moment(None, piece.month, piece.day)
    signed = _signature(text, pieces)
    if signed is None:
        return None
    return Moment(None if signed.short_year else signed.year, signed.month, signed.day)


def _signature(text: str, pieces: Iterable[Piece]) -> Point | None:
    """Give the day in the last lines of a text that one of them says no more than: 市民課(平成28年4月22日)."""
    lines = [line for line in re.finditer(r"[^\n]+", text) if line[0].strip()][-_LAST_LINES - 1 :]
    days = [one for one in pieces if isinstance(one, Point) and one.month and one.day and not (one.timed or one.shift)]
    for one in days:
        at = next((at for at, line in enumerate(lines) if line.start() <= one.start and one.end <= line.end()), 0)
        if at and _signs(text, one, lines, at) and not any(_is_before(one, other) for other in days):
            return one
    return None


def _is_before(one: Point, other: Point) -> bool:
    day, another = _day(one), _day(other)
    return bool(day and another and day < another)


def _signs(text: str, day: Point, lines: Sequence[re.Match[str]], at: int) -> bool:
    line = lines[at]
    rest = f"{text[line.start() : day.start]}□{text[day.end : line.end()]}".strip()
    if not _SIGNED.fullmatch(rest) or _NO_SIGNATURE.search(rest):
        return False
    beside = (lines[number][0].strip() for number in (at - 1, at + 1) if number < len(lines))
    return bool(_ISSUED.search(rest)) or (rest == "□" and any(map(_OFFICE_LINE.fullmatch, beside)))


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


def month_gone_by(last: Moment | None, today: date | None) -> Moment | None:
    """Give the last month, if over and no day of it told: 6月に出せなかった。朝から昼過ぎまで."""
    if last is None or last.year is None or last.month is None or last.day or today is None:
        return None
    return Moment(last.year, last.month) if (last.year, last.month) < (today.year, today.month) else None
