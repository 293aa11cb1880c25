"""Neighbouring pieces that are one expression: a date with its time, the two ends of a compact range."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeGuard

from nlp.dates import service
from nlp.dates.pieces import Length, Piece, Point, Recurring, Stretch
from nlp.dates.points import clock_hour
from nlp.dates.weak import stands_alone

_BESIDE = re.compile(" {0,2}の? {0,2}")
_PAUSED = "、"  # 4日、午前7時22分ごろ; but 市は4日、午前9時に再開したと発表した
_DASH = re.compile(" {0,2}[~-] {0,2}")
_FROM = re.compile(" ?(?:から|より) ?")
_LOOSE_FROM = re.compile(" ?(?:から|より)[^。\\n]{0,14}")
_EVENINGS = {"夜": "夜", "夕": "夕方"}
_HALVES = {"AM": "am", "PM": "pm"}
_THIRD = re.compile("上旬|中旬|下旬")
_UNTIL = re.compile(" ?(?:まで|にかけ|の間)")


def join(pieces: Iterable[Piece], text: str) -> list[Piece]:
    """Join what belongs together; what is a date only in company and stands alone is dropped."""
    joined: list[Piece] = []
    for piece in _with_times(pieces, text):
        previous = joined[-1] if joined else None
        stretch = _stretch(previous, piece, text) if previous else None
        if stretch:
            joined[-1] = stretch
        else:
            joined.append(_end_of_range(previous, piece, text) if previous else piece)
    return [
        piece for piece in joined if not (isinstance(piece, Point) and piece.weak and not stands_alone(piece, text))
    ]


def _with_times(pieces: Iterable[Piece], text: str) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        previous = joined[-1] if joined else None
        if previous and text[previous.end : piece.start] == "は":
            _put_half(previous, piece)
        if (
            _is_weekly(previous)
            and isinstance(piece, Point)
            and _is_time(piece)
            and text[previous.end : piece.start] == "の"
        ):
            joined[-1] = _every(previous, piece)
        elif isinstance(previous, Point) and _glosses(piece, previous, text):
            joined[-1] = _glossed(previous, piece, text)
        elif _is_day(previous) and _is_time(piece) and _of_the_day(previous, piece, text):
            _put_on_day(previous, piece)
        elif _is_day(previous) and _are_times(piece) and _BESIDE.fullmatch(text, previous.end, piece.start):
            _put_on_day(previous, piece.first)  # 14日午後5~9時
            joined[-1] = Stretch(previous.start, piece.end, previous, piece.last, piece.joined_by)
        else:
            joined.append(piece)
    return joined


def _is_day(piece: Piece | None) -> TypeGuard[Point]:
    if not isinstance(piece, Point) or piece.timed:
        return False
    return piece.day is not None or piece.next_day or (piece.shift is not None and piece.shift.unit == "day")


def _of_the_day(day: Point, time: Point, text: str) -> bool:
    between = text[day.end : time.start]
    spoke = text[day.start - 1 : day.start] in ("は", "が")
    return bool(_BESIDE.fullmatch(between)) or (between == _PAUSED and not spoke)


def _glosses(day: Piece, word: Point, text: str) -> TypeGuard[Point]:
    # きょう(30日), 来週水曜日(10日), 今月(12月): what stands in brackets is what the word means
    if word.shift is None or word.timed or not isinstance(day, Point) or day.timed:
        return False
    means = {"day": day.day, "week": None if word.weekday is None else day.day, "month": day.month}.get(word.shift.unit)
    bare = word.shift.base == "published" and not (word.day or word.month or word.part)
    return bool(means and bare and text[word.end : day.start] == "(" and text.startswith(")", day.end))


def _glossed(word: Point, day: Point, text: str) -> Point:
    third = None if day.day else _THIRD.match(text, day.end + 1)  # 今月(12月)上旬
    end = third.end() if third else day.end + 1
    weekday = day.weekday if word.weekday is None else word.weekday
    return replace(day, start=word.start, end=end, part=third[0] if third else day.part, weekday=weekday, weak=False)


def _is_weekly(piece: Piece | None) -> TypeGuard[Recurring]:
    return isinstance(piece, Recurring) and piece.value is not None and "-W" in piece.value


def _every(days: Recurring, time: Point) -> Recurring:
    """Put an hour on days that come back: 毎週月曜日の午前9時."""
    hour = "" if time.hour is None else f"T{time.hour:02}:{time.minute or 0:02}"
    return Recurring(days.start, time.end, f"{days.value}{hour}")


def _is_time(piece: Piece) -> TypeGuard[Point]:
    if not isinstance(piece, Point) or piece.dated or piece.same or piece.next_day:
        return False
    return piece.timed or piece.part is not None


def _are_times(piece: Piece) -> TypeGuard[Stretch]:
    return isinstance(piece, Stretch) and piece.first.timed and _is_time(piece.first) and _is_time(piece.last)


def _put_half(part: Piece, time: Piece) -> None:
    """Carry 午後 over to the hours it is the topic of: 午後は1時~4時."""
    if not (isinstance(part, Point) and part.weak and part.part in _HALVES):
        return
    for point in (time.first, time.last) if isinstance(time, Stretch) else (time,):
        if isinstance(point, Point) and point.bare_hour and point.hour is not None:
            point.half = _HALVES[part.part]
            point.hour = clock_hour(point.hour, point.minute, part.part)


def _put_on_day(day: Point, time: Point) -> None:
    if time.bare_hour and day.part in _EVENINGS and time.hour is not None:  # 昨夜10時
        time.hour = clock_hour(time.hour, time.minute, _EVENINGS[day.part])
    day.end, day.hour, day.minute = time.end, time.hour, time.minute
    day.bare_hour, day.half, day.hour_only = time.bare_hour, time.half, time.hour_only
    day.part = time.part or day.part
    day.approximate = day.approximate or time.approximate
    day.weak = False


def _stretch(previous: Piece, piece: Piece, text: str) -> Stretch | Length | None:
    if isinstance(piece, Length) and (minutes := _minutes_after(previous, piece, text, _DASH)):
        return Stretch(minutes.since.start, piece.end, minutes.since, minutes) if minutes.since else None
    if isinstance(previous, Length) and isinstance(piece, Length):
        return _lengths(previous, piece, text)
    if not (isinstance(previous, Point) and isinstance(piece, Point)) or not _may_pair(previous, piece):
        return None
    if _DASH.fullmatch(text, previous.end, piece.start):
        return Stretch(previous.start, piece.end, previous, piece)
    if _FROM.fullmatch(text, previous.end, piece.start) and service.is_standing(previous, piece, text):
        return Stretch(previous.start, piece.end, previous, piece, "から")
    return None


def _lengths(first: Length, last: Length, text: str) -> Length | None:
    if "/" in first.value or "/" in last.value or not _DASH.fullmatch(text, first.end, last.start):
        return None
    return Length(first.start, last.end, f"{first.value}/{last.value}", first.approximate or last.approximate)


def _may_pair(first: Point, last: Point) -> bool:
    return (first.dated or first.timed) and (last.dated or last.timed) and (first.timed or last.dated)


def _end_of_range(previous: Piece, piece: Piece, text: str) -> Piece:
    if isinstance(piece, Length):
        return _minutes_after(previous, piece, text, _FROM) or piece
    if isinstance(piece, Point) and isinstance(previous, Point):
        straight = _FROM.fullmatch(text, previous.end, piece.start)
        if straight or (_LOOSE_FROM.fullmatch(text, previous.end, piece.start) and _UNTIL.match(text, piece.end)):
            piece.since = previous
            _begin_before_new_year(previous, piece)
    return piece


def _begin_before_new_year(first: Point, last: Point) -> None:
    # 27日から来年1月4日まで begins in December.
    turn = last.month == 1 and first.day and last.day and first.day > last.day
    if turn and not (first.month or first.year or first.shift or first.same):
        first.month = 12


def _minutes_after(previous: Piece, piece: Length, text: str, link: re.Pattern[str]) -> Point | None:
    if piece.minutes is None or not isinstance(previous, Point) or not previous.timed:
        return None
    if previous.minute is None and not _UNTIL.match(text, piece.end):  # 9時から20分 may be how long
        return None
    if not link.fullmatch(text, previous.end, piece.start) or not (previous.minute or 0) < piece.minutes < 60:
        return None
    return Point(piece.start, piece.end, minute=piece.minutes, approximate=piece.approximate, since=previous)
