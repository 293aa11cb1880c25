"""Days that a walk through a text keeps aside: that of a letter it quotes, of who spoke, of what a headline tells."""

import re
from collections.abc import Sequence
from datetime import date

from nlp.dates import blocks
from nlp.dates.context import Surroundings
from nlp.dates.moments import Moment
from nlp.dates.pieces import Piece, Point, Stretch

_LETTER = re.compile("[」』]?付(?:け)?(?:で|の)")
_TOPIC = re.compile("([一-龠々ァ-ヺーA-Za-z-]{1,16})[はも]、?$")
_TELLS = re.compile("、[^。\n]{0,120}(?:[とを](?:発表|公表|明らかに|説明|報告|陳謝)し|をまとめ)")
# What goes on lasts until the day that it is told, not only the day it began.
_GOING_ON = re.compile("から(?:続(?:い|く)|[^、。]{0,30}(?:てい[たるま]|ない状態))")
_DUE = re.compile("(?:期限|締め?切り?|期日|最終日)(?:である|となる|は|の|が)?$")
_CAUSE = re.compile("[原要]因|(?:ため|こと)(?:だ|です|によるもの|と(?:み|説明|いう)|が(?:要因|影響))")
_ANOTHER_YEAR = re.compile("(?:[0-9]{2,4}年|昨年|去年|一昨年|年前)[^。\n]{0,16}[にで]も、[^。\n]*$")
_ALSO = re.compile(
    "(?<=日)[にで]も|[^。\\n]{0,80}[でに]も(?:起き|発生し|生じ|止ま)"
)  # 2018年12月3日にも; 2022年12月の…でも起きており
_POSTED = re.compile("(?:には?|が|で)「[^「」]*$")
_REACH = 60
_HEAD = 14  # characters of a line that heads those below it
_FAR = 160  # characters between a letter's date and its 本日, and between a headline's end and the day it means


class Aside:
    """What was told in passing and is asked for later."""

    def __init__(self, places: Surroundings, pieces: Sequence[Piece]) -> None:
        self._places = places
        self._points = [piece.first if isinstance(piece, Stretch) else piece for piece in pieces]
        self._letter: tuple[int, Moment] | None = None
        self._spoke: dict[str, Moment] = {}
        self._speaker: tuple[int, Moment] | None = None

    def note(self, point: Point, moment: Moment) -> bool:
        """Remember a day by what stands around it; say whether it is that of a letter: 3月22日付の通知."""
        if topic := self._topic(point):
            self._spoke[topic], self._speaker = moment, (point.end, moment)
        if _LETTER.match(self._places.text, point.end):
            self._letter = (point.end, moment)
            return True
        return False

    def recalled(self, point: Point, apart: int, goes_on: bool) -> date | None:
        """Give the day that 本日 in a letter, or 同日 of one who spoke `apart` sentences before, is.

        `goes_on`: it tells on from one hour to the next, 14日10時40分に始まった。国税庁は同日11時半に第一報を出し.
        """
        shift = point.shift
        if shift is None or shift.unit != "day":
            return None
        if shift.base == "text" and not shift.amount:
            if letter := self.of_letter(point):
                return letter.date  # 4月7日付けで申請いただいたものは、同日受付
            # 総務省は3日、…。総務省は同日までに、…
            if goes_on and apart:
                return None
            spoke = self._told_by(self._topic(point)) if apart else self._speaker_of(point)
            return spoke.date if spoke else None
        return self._quoted(point) if shift.base == "published" else None

    def _told_by(self, topic: str | None) -> Moment | None:
        # 総務省消防庁は17日、…。消防庁は同日付で
        last = reversed(self._spoke.items())
        return next((day for name, day in last if topic and (name.endswith(topic) or topic.endswith(name))), None)

    def _speaker_of(self, point: Point) -> Moment | None:
        # 市は6日、4日から続いていた不具合が同日午後4時に解消したと発表した
        places = self._places
        if self._speaker is None or places.sentence(self._speaker[0]) != places.sentence(point.start):
            return None
        return self._speaker[1] if _GOING_ON.search(places.text, self._speaker[0], point.start) else None

    def speaks(self, point: Point) -> bool:
        """Tell whether a day is that on which the subject of its sentence told it: 市は18日、告訴したと発表した."""
        return self._topic(point) is not None and bool(_TELLS.match(self._places.text, point.end))

    def apart_until(self, point: Point, moment: Moment, last: Moment | None, event: Moment | None) -> int | None:
        """Give the end of what is told apart: in a sentence of another year, or by one who speaks of another day."""
        text, shift = self._places.text, point.shift
        also = point.year and _ALSO.match(text, point.end) and last and moment.year != last.year
        if last and (also or _ANOTHER_YEAR.search(text, max(0, point.start - _REACH), point.end)):
            return self._places.end(point.start)
        if event and shift and shift.base == "published" and shift.amount and moment.date != event.date:
            return self._places.end_of_speech(point.start)
        return None

    def of_letter(self, point: Point) -> Moment | None:
        """Give the day of a letter for the hours that the same sentence tells from it."""
        if self._letter is None or self._places.sentence(self._letter[0]) != self._places.sentence(point.start):
            return None
        return self._letter[1]

    def _quoted(self, point: Point) -> date | None:
        text, at = self._places.text, point.start
        if self._letter is None or at - self._letter[0] > _FAR:
            return None
        opened = text.rfind("「", self._letter[0], at)
        return self._letter[1].date if opened > text.rfind("」", self._letter[0], at) else None

    def is_posted(self, end: int, start: int) -> bool:
        """Whether a word for a day stands in what hung out on a day of its sentence: 20日も、窓口には「本日も…」."""
        places = self._places
        told = places.text.startswith(("も", "は", "、", " "), end) and places.sentence(end) == places.sentence(start)
        return told and bool(_POSTED.search(places.text, end, start))

    def is_due(self, point: Point) -> bool:
        """Whether a day is that by which something is due: 期限の3月15日."""
        return bool(_DUE.search(self._places.text, max(0, point.start - 8), point.start))

    def is_done(self, point: Point) -> bool:
        """Whether a day by which something was due is gone by, or one to which recovery itself was put off."""
        text = self._places.text
        return text.startswith(("だった", "でした"), point.end) or text.endswith(("再開を", "復旧を"), 0, point.start)

    def explains(self, point: Point, moment: Moment, event: Moment | None) -> bool:
        """Whether a day before the event is told of its cause: in a sentence or below a heading that gives it."""
        if point.timed or not (event and event.date and moment.date and moment.date < event.date):
            return False  # what has its hour happened then
        if _CAUSE.search(self._places.around(point.start, point.end)):
            return True
        above = self._places.text[max(0, point.start - _FAR) : point.start].split("\n")[1:-1]
        heads = (line for line in reversed(above) if 0 < len(line) <= _HEAD and "。" not in line)
        return "原因" in next(heads, "")

    def told_below(self, point: Point) -> Point | None:
        """Give the first day below the headline that an hour stands in, or for a bare day where that is told again."""
        line = self._places.text.find("\n")
        if not 0 <= point.start < line or "。" in self._places.text[:line]:
            return None
        if point.day:
            same = [one for one in self._points if isinstance(one, Point) and one.day == point.day and one is not point]
            return next((one for one in same if one.month), same[0] if same else None)
        below = (one for one in self._points if isinstance(one, Point) and line < one.start < line + _FAR)
        return next((one for one in below if (one.day or one.shift) and not (one.same or self._of_page(one))), None)

    def _of_page(self, point: Point) -> bool:
        told = self._places.is_reported(point.end) or self.speaks(point)
        return told or blocks.opens_block(self._places.text, point.start, point.end)

    def _topic(self, point: Point) -> str | None:
        match = _TOPIC.search(self._places.text, max(0, point.start - 18), point.start)
        return match[1] if match else None
