"""Episodes: which failures one wording tells of, when each began and ended, and which of them is its news."""

from collections.abc import Sequence
from dataclasses import replace

from incidents.dating import Dating
from incidents.days import DAY, Span, day_of, down, earlier, finer, later, shifted, span
from incidents.episode import AGAIN, Episode
from incidents.joining import since
from incidents.kinds import of_several, separate
from incidents.lines import points_of
from incidents.locating import lead_of, operators_of, places_of
from incidents.phrases import pattern
from incidents.wording import Dated, Sentence, Wording

_OPEN = 60 * DAY  # minutes after which an end belongs to no earlier start
_LEAD = 2  # sentences that tell what a text is about
_RECENT = 3  # days before it is told that what happened is no background, unless it is told as that
_SEVERAL = 2  # dates of a sentence that lists no more
_LOGGED = 14  # days from the start to the end that a page tells above it, the newest first
_ABOUT = 0.2  # what 約2カ月ぶり leaves open
_WEEK = 7  # days in which a sentence that tells of a start tells of its end: 2日に停止し、4日に再開した
_TOLD_SHORTLY = 12  # characters of a heading that tells nothing by itself


def episodes(
    wording: Wording, parents: Sequence[int | None], planned: bool = False, by_place: bool = False
) -> list[Episode]:
    """Give the episodes of a wording in the order it tells them; `parents` are the lines that sentences stand under.

    `planned`: it announces work; `by_place`: what happened in one town is another event than what did in the next.
    """
    reader = _Reader(wording, parents, planned, by_place)
    for at in range(len(wording.sentences)):
        reader.read(at)
    return reader.found


class _Reader:
    def __init__(self, wording: Wording, parents: Sequence[int | None], planned: bool, by_place: bool) -> None:
        self.found: list[Episode] = []
        self._by_place = by_place
        self._separate = separate(wording)
        self._of = lead_of(wording.sentences) if by_place and not self._separate else frozenset()
        self._sentences = wording.sentences
        self._told = wording.told
        self._titled = bool(pattern("trouble").search(wording.title))
        self._several = of_several(wording)
        self._on_and_off = any(pattern("on_and_off").search(one.text) for one in self._sentences)
        self._returned = any(pattern("returned").search(one.text) for one in self._sentences)
        self._log = len([one for one in self._sentences if pattern("log").search(one.text)]) > 1
        self._down = next(filter(None, (down(one.text) for one in self._sentences)), None)
        self._dating = Dating(wording, parents, planned)
        body = [at for at, one in enumerate(self._sentences) if not one.titled and len(one.text) > _TOLD_SHORTLY]
        headline = [name for one in self._sentences if one.titled for name in one.names]
        self._headed = {name.entity_id for name in headline if name.label == "municipality"} - {None}
        self._lead = {at for at, one in enumerate(self._sentences) if one.titled} | set(body[:_LEAD])

    def read(self, at: int) -> None:
        """Take what one sentence tells."""
        sentence = self._sentences[at]
        latest: Episode | None = None
        for date, role, background in self._dating.points(at):
            since, _, until = date.value.partition("/")
            another = latest is not None and day_of(since) != day_of(latest.started)
            if another and role == "started" and pattern("on_and_off").search(sentence.text):
                role = "until"  # 14日と15日に断続的に: one failure
            if role == "until":
                self._until(latest, replace(date, value=until or since), sentence, at)
            elif role == "ended":
                latest = self._close(since, date, at) or latest
            else:
                latest = self._open(since, date, at, background)
                if until and (latest.ended or "") < until:
                    latest.ended, latest.ended_at = until, date
                self._lasting(latest, date, sentence)

    def _open(self, value: str, date: Dated, at: int, background: bool) -> Episode:
        operators = operators_of(self._sentences[at])
        places = (places_of(self._sentences[at], date) or self._of) if self._by_place else frozenset()
        known = self._same(value, at, operators, places)
        if known is None:
            known = Episode(value, began_at=date, operators=operators, places=places)
            self.found.append(known)
        elif finer(known.started, value) == value or earlier(value, known.started):
            known.started, known.began_at = value, date
        elif known.ended and len(value) > len("2025-04-04") and known.ended < value:
            known.ended = None  # it returned
        known.operators = known.operators or operators
        known.sentences.append(at)
        told = self._titled or pattern("trouble").search(self._sentences[at].text)
        lasts = pattern("lasting_since").search(self._sentences[at].text)
        others = self._several and not lasts and self._leads_with_later(value, at)  # those before it in a series
        listed = (self._lists(at) or self._several) and told
        headed = self._titled and bool(self._headed & {name.entity_id for name in self._sentences[at].names})
        this = headed or pattern("this_one").search(self._sentences[at].text)
        known.led |= not (background or others) and bool(at in self._lead or listed or this)
        known.news |= known.led or (not (background or others) and self._recent(value))
        return known

    def _leads_with_later(self, value: str, at: int) -> bool:
        led = (one for one in self.found if one.led and min(one.sentences) < at and min(one.sentences) in self._lead)
        return any((day_of(one.started) or "") > shifted(value, 1) for one in led)  # the next day it may go on

    def _recent(self, value: str) -> bool:
        return shifted(self._told, -_RECENT) <= (day_of(value) or "") <= self._told

    def _same(self, value: str, at: int, operators: frozenset[str], places: frozenset[str]) -> Episode | None:
        moment = span(value)
        assert moment
        for one in reversed(self.found):
            if places and one.places and places.isdisjoint(one.places):
                continue
            if operators and one.operators and at not in one.sentences and operators.isdisjoint(one.operators):
                continue  # e-Gov, then eLTAX: each fails by itself
            start, end = span(one.started), span(one.ended)
            if start is None and end and moment.first <= end.last and self._led_to(moment, end):
                return one  # its end was told first
            if start is None and end and end.exact and moment.exact and 0 < moment.first - end.last <= AGAIN:
                return one  # it came back for a while
            if day_of(one.started) == day_of(value) and one.started and len(value) > len("2025-04"):
                if not self._again(one, moment, at):
                    return one
            elif one.started == value or (
                start
                and end
                and start.first <= moment.first
                and moment.last <= end.last
                and (self._on_and_off or not self._lists(at))
            ):
                return one
        return None

    def _again(self, one: Episode, moment: Span, at: int) -> bool:
        twice = at in one.sentences and pattern("twice").search(self._sentences[at].text)
        last = span(one.ended) or (span(one.started) if twice else None)
        return bool(last and last.exact and moment.exact and moment.first > last.last + AGAIN)

    def _led_to(self, began: Span, end: Span) -> bool:
        longest, shortest = (end.first - began.first) / DAY, (end.first - began.last) / DAY
        return shortest < (_LOGGED if self._log else 1) or (
            shortest <= (self._down or 0) * (1 + _ABOUT) and longest >= (self._down or 0) * (1 - _ABOUT)
        )

    def _lists(self, at: int) -> bool:
        points = points_of(self._sentences[at])
        return len(points) > _SEVERAL or bool(pattern("listed").search(self._sentences[at].text))

    def _until(self, latest: Episode | None, date: Dated, sentence: Sentence, at: int) -> None:
        if latest is None:
            self._close(date.value, date, at)
            return
        if day_of(latest.started) != day_of(date.value) and pattern("twice").search(sentence.text):
            self._open(date.value, date, at, not latest.news)
        elif (latest.ended or "") < date.value:
            latest.ended, latest.ended_at = date.value, date

    def _close(self, value: str, date: Dated, at: int) -> Episode | None:
        moment = span(value)
        assert moment
        places = places_of(self._sentences[at], date) if self._separate else frozenset()
        ours = [one for one in self.found if not (places and one.places and places.isdisjoint(one.places))]
        if self.found and not ours:  # it failed there until then
            self.found.append(Episode(None, value, news=True, ended_at=date, sentences=[at], places=places))
            return self.found[-1]
        same = [one for one in ours if one.started and day_of(one.started) == day_of(value)]
        here = [one for one in ours if one.news and at in one.sentences and since(one) >= shifted(value, -_WEEK)]
        for one in [*reversed(same), *reversed(here), *reversed(ours)]:
            start = span(one.started)
            fits = start is None or (start.first <= moment.last and moment.first - start.last < _OPEN)
            more = one.ended is None or finer(one.ended, value) == value != one.ended or self._all_back(one, value, at)
            if fits and more:
                one.ended, one.ended_at = value, date
                one.sentences.append(at)
                return one
        if not self.found:
            self.found.append(Episode(None, value, news=True, ended_at=date, sentences=[at]))
            return self.found[-1]
        return None

    def _all_back(self, one: Episode, value: str, at: int) -> bool:
        # 戸籍は正午に直り、4日9時20分にすべて復旧した: what is back in part is not over.
        if not earlier(one.ended or "", value):
            return False
        soon = self._on_and_off or day_of(one.ended) == day_of(value)
        return (soon and self._returned) or bool(pattern("whole").search(self._sentences[at].text))

    def _lasting(self, latest: Episode, date: Dated, sentence: Sentence) -> None:
        for one in sentence.dates:
            if one.granularity != "duration" or one.start < date.end:
                continue
            between = sentence.text[date.end - sentence.start : one.start - sentence.start]
            exact = date.value != day_of(date.value)  # 10日から3日間 counts the first day, 3日後 does not
            from_then = exact and "から" in between and len(between) <= len("ごろから、およそ")
            if from_then or pattern("mended_after").match(sentence.text, one.end - sentence.start):
                end = later(date.value, one.value)
                if end and latest.ended is None:
                    latest.ended, latest.ended_at = end, one
