"""From pieces to date expressions: values, granularity, and what supplied what the surface leaves out."""

from dataclasses import replace

from nlp.dates import render, service
from nlp.dates.governing import Governing
from nlp.dates.lengths import MEASURED
from nlp.dates.moments import Moment
from nlp.dates.pieces import Length, Piece, Point, Recurring, Shift, Stretch
from records import DateExpression


def resolve(pieces: list[Piece], governing: Governing, original: str) -> list[DateExpression]:
    """Resolve every piece of a text in order; `governing` walks through the folded `original`."""
    text = governing.places.text
    return [one for piece in pieces for one in _expressions(piece, governing, text, original)]


def _expressions(piece: Piece, governing: Governing, text: str, original: str) -> list[DateExpression]:
    if isinstance(piece, Stretch) and piece.joined_by == "から" and (standing := _standing(piece, governing, text)):
        value, kind = standing  # 6時30分から23時まで names two times, as every range with から does
        return [
            DateExpression(end.start, end.end, original[end.start : end.end], one, kind, end.approximate)
            for end, one in zip((piece.first, piece.last), value.split("/"), strict=True)
        ]
    return [_expression(piece, governing, text, original[piece.start : piece.end])]


def _expression(piece: Piece, governing: Governing, text: str, surface: str) -> DateExpression:
    start, end = piece.start, piece.end
    if isinstance(piece, Length):
        piece = _counted(piece, governing, text)
    if isinstance(piece, Length) and (since := _since(piece, governing, text)):
        value = render.value(Point(start, end, hour=since.hour, minute=since.minute), since)
        return DateExpression(start, end, surface, value, "minute", True, None, since.against)
    if isinstance(piece, Length):
        kind = "interval" if "/" in piece.value else "duration"
        return DateExpression(start, end, surface, piece.value, kind, piece.approximate)
    if isinstance(piece, Recurring):
        return DateExpression(start, end, surface, piece.value, "recurring")
    if isinstance(piece, Stretch):
        return _stretch(piece, governing, text, surface)
    if not (piece.dated or piece.same or piece.shift) and piece.timed and _served(piece, governing, text):
        return DateExpression(start, end, surface, _hours(piece), "service_hours", piece.approximate)
    if piece.month and piece.day and not (piece.year or piece.timed) and _every_year(piece, text):
        return DateExpression(start, end, surface, f"--{piece.month:02}-{piece.day:02}", "recurring")
    moment = governing.resolve(piece)
    return DateExpression(
        start,
        end,
        surface,
        render.value(piece, moment),
        render.granularity(piece, moment),
        piece.approximate,
        None if piece.timed else piece.part,
        moment.against,
        _agrees(piece, moment),
    )


def _since(piece: Length, governing: Governing, text: str) -> Moment | None:
    """Turn 2時間後に復旧した into the time it was; 3時間後の午前11時 tells it by itself."""
    if piece.later is None or governing.places.tense(piece.start, piece.end) >= 0 or text.startswith("の", piece.end):
        return None
    return governing.clock.later(piece.start, piece.later)


def _counted(piece: Length, governing: Governing, text: str) -> Length | Point:
    """Turn 2日後に直った into a day; 期限の3日前 and 届いてから3日後 are lengths, from what the text may not date."""
    measured = text[max(0, piece.start - 1) : piece.start] in MEASURED
    if piece.days is None or piece.approximate or measured or governing.places.tense(piece.start, piece.end) >= 0:
        return piece
    near = governing.told.last_day is not None and governing.told.sentences_since(piece.start) <= 1
    if not near and (piece.days > 0 or governing.today is None):
        return piece
    return Point(piece.start, piece.end, shift=Shift("day", piece.days, "text" if near else "published"))


def _stretch(piece: Stretch, governing: Governing, text: str, surface: str) -> DateExpression:
    first, last = piece.first, replace(piece.last, since=piece.first)
    approximate = first.approximate or last.approximate
    if standing := _standing(piece, governing, text):
        return DateExpression(piece.start, piece.end, surface, *standing, approximate)
    begin = governing.resolve(first)
    governing.begin = begin.date
    end = governing.resolve(last)
    governing.begin = None
    governing.after_days = not (first.timed or last.timed)
    low, high = render.value(first, begin), render.value(last, end)
    agrees = [agreed for agreed in (_agrees(first, begin), _agrees(last, end)) if agreed is not None]
    return DateExpression(
        piece.start,
        piece.end,
        surface,
        render.stretch(low, high) if low and high else None,
        "week" if begin.week or end.week else "interval",
        approximate,
        last.part if not last.timed and first.part == last.part else None,
        begin.against,
        all(agrees) if agrees else None,
    )


def _standing(piece: Stretch, governing: Governing, text: str) -> tuple[str, str] | None:
    first, last = piece.first, piece.last
    overnight = last.shift is not None and last.shift.unit == "day" and not (last.month or last.day)
    if first.timed and last.timed and not (first.dated or first.same) and (overnight or not last.dated):
        apart = governing.after_days or governing.told.sentences_since(piece.start) > 0
        served = service.is_service(text, piece.start, piece.end, apart)
        nowhere = governing.told.last_day is None and governing.today is None and not overnight
        if piece.joined_by == "から" or served or nowhere:
            return f"{_hours(first)}/{_hours(_afternoon(first, last))}", "service_hours"
    if first.month and first.day and last.day and not (first.year or last.year or first.timed or last.timed):
        yearly = first.month == 12 and first.weekday is None and service.is_yearly(text, piece.start, piece.end)
        if piece.joined_by == "から" or yearly:
            month = last.month or first.month
            return f"--{first.month:02}-{first.day:02}/--{month:02}-{last.day:02}", "recurring"
    return None


def _every_year(point: Point, text: str) -> bool:
    return any(service.comes_back(text, one.start) for one in (point, point.since) if one)


def _served(point: Point, governing: Governing, text: str) -> bool:
    return governing.places.is_hour_of_service(point.end) or service.is_of_any_day(text, point.start, point.end)


def _hours(point: Point) -> str | None:
    return render.value(replace(point, shift=None), Moment(hour=point.hour, minute=point.minute))


def _afternoon(first: Point, last: Point) -> Point:
    if last.hour is None:
        return replace(last, hour=first.hour)
    late = last.bare_hour and last.hour < 12 and first.half is not None and not last.next_day
    if late and (first.half == "pm" or last.hour < (first.hour or 0)):
        return replace(last, hour=last.hour + 12)
    return last


def _agrees(point: Point, moment: Moment) -> bool | None:
    if point.weekday is None or not moment.day:
        return None
    day = moment.date
    return day.weekday() == point.weekday if day else None
