"""Dating: what each date of a wording is the date of, where its failures are concerned."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from incidents.days import day_of
from incidents.kinds import of_others
from incidents.lines import FRAME, only_days, points_of, says, stops
from incidents.phrases import pattern
from incidents.wording import Dated, Sentence, Wording

_FOLLOWED_BY = (  # phrases after a date, the role that they leave as it is, and the role they give to others
    ("ending", "", None),
    ("again_open", "", "ended"),
    ("notified", "", None),
    ("usable", "", None),
    ("work", "started", None),
    ("rule", "", None),
)
_BESIDE = 14  # and beside a day that stands alone


class Point(NamedTuple):
    """One date that bears on a failure."""

    date: Dated
    role: str  # started | context | until | ended
    background: bool  # told as that of an earlier or another case


def _role_of_work(role: str | None, near: str) -> str | None:
    moved = any(pattern(name).match(near) for name in ("former", "renewed"))
    if moved or (role != "ended" and (role == "context" or pattern("recovery").search(near))):
        return None
    return role if role in ("ended", "until") else "started"  # ended: it was done until then


class Dating:
    """Says of the dates of one wording what they are the dates of; `parents`: the lines its sentences stand under."""

    def __init__(self, wording: Wording, parents: Sequence[int | None], planned: bool) -> None:
        self._sentences = wording.sentences
        self._parents = parents
        self._told = wording.told
        self._title = "".join(wording.title.split())
        self._latest = wording.latest
        self._of_others = of_others(wording)
        self._of_data = wording.relevance == "data_incident"
        self._stops = stops(wording.sentences, parents) if planned else None
        self._reviewed = any(pattern(name).search(wording.title) for name in ("opinion", "review"))

    def points(self, at: int) -> Iterator[Point]:
        """Give the dates of a sentence that bear on a failure, or on announced work."""
        sentence = self._sentences[at]
        if pattern("venue").search(sentence.text) or (self._stops is not None and at not in self._stops):
            return
        if at in self._of_others:
            yield from self._named_apart(sentence)
            return
        troubled = self._troubled(at)
        recovered = bool(pattern("recovery").search(sentence.text))
        points = points_of(sentence)
        aside: str | None = None  # the day of another failure, of which the hours in brackets are
        for date, following in zip(points, [*points[1:], None], strict=False):
            after = sentence.text[date.end - sentence.start :]
            near = after if following is None else after[: following.start - date.end]
            if following and day_of(date.value) == day_of(following.value) and pattern("apposed").fullmatch(near):
                continue  # 本日（5日）午前10時: the last of them says what all are
            before = sentence.text[: date.start - sentence.start]
            idle = self._idle(date, before, after) or self._posted(date, before, after, sentence.titled)
            role = None if idle else self._role(date, after, near, troubled, recovered)
            if pattern("failure_ends").search(before) and pattern("started_then").match(near):
                role = "started"
            if role and pattern("mended").search(before):
                role = "ended"
            if aside == day_of(date.value) and before.count("(") > before.count(")"):
                continue
            aside = day_of(date.value) if role == "context" else None
            if role:
                yield Point(date, role, self._background(at, date, role, after))

    def _named_apart(self, sentence: Sentence) -> Iterator[Point]:
        # 昨日発生した障害とは別の事案です: what it has nothing to do with is recalled, where its day is told
        for date in points_of(sentence):
            after = sentence.text[date.end - sentence.start :]
            if pattern("another_failure").match(after) and (day_of(date.value) or self._told) < self._told:
                yield Point(date, "context", background=True)

    def _idle(self, date: Dated, before: str, after: str) -> bool:
        # 2日続けて is no day; 今月 tells of no month before; a line that is but the day of writing dates the page.
        if pattern("deadline").search(before) or pattern("page_date").search(before):
            return True
        alone = not after.strip(FRAME) and len(before.strip()) <= _BESIDE and "。" not in before
        alone |= not before.strip() and len(self._title) > _BESIDE and "".join(after.split()).startswith(self._title)
        alone |= not before.strip() and date.granularity == "minute" and bool(pattern("office").fullmatch(after))
        if alone and "/" not in date.value and self._told == day_of(date.value):
            return True
        of_now = len(date.value) < len("2025-04-04") and self._told.startswith(date.value)
        return bool(pattern("number_of").match(after)) or (of_now and not after.startswith("から"))

    def _posted(self, date: Dated, before: str, after: str, titled: bool) -> bool:
        # 障害について（2月3日）, or 2月3日 市民課 on a line, and below what began days before: the day of writing.
        told = day_of(date.value)
        closes = told == self._told and after.strip() in (")", "）")
        heads = closes if titled else not before.strip() and bool(pattern("office").fullmatch(after))
        below = (sentence for sentence in self._sentences if not sentence.titled) if heads else ()
        began = (one.value for sentence in below for one in sentence.dates if one.role == "started")
        days = {day_of(value.partition("/")[0]) for value in began} - {None}
        return bool(days) and told not in days

    def _troubled(self, at: int) -> bool:
        # A review names what failed on each day, and often not that it did.
        here = self._sentences[at]
        named = self._reviewed and (any(name.label == "system" for name in here.names) or only_days(here))
        return named or says("trouble", self._sentences, self._parents, at)

    def _role(self, date: Dated, after: str, near: str, troubled: bool, recovered: bool) -> str | None:
        role, today = date.role, day_of(date.value) == self._told
        if role in ("announced", "partial", "well") or (role != "context" and pattern("ongoing").match(after)):
            return None
        if today and pattern("that_day_too").match(after):
            return None  # 遅れが続き、6日も長い列ができた
        if role != "ended" and pattern("asof").match(after):
            return None
        if self._stops is not None:
            return _role_of_work(role, near)
        if troubled and role != "announced" and pattern("background").match(after) and date.value[:10] < self._told:
            return "context"
        handed = self._of_data and role != "ended" and pattern("handed").match(near)
        if role != "forecast" and (handed or pattern("began").match(near)):
            return "context" if role == "context" else "started"
        if role in ("forecast", "planned", "counted"):
            return None
        if pattern("resumed").match(after):
            return "ended"
        for name, unless, becomes in _FOLLOWED_BY:
            if role != unless and pattern(name).match(near):
                return becomes
        measure = pattern("measure").match(near)
        if role != "ended" and measure and not pattern("trouble").search(measure[0]):
            return None
        return self._plain_role(date, near, after, troubled, recovered)

    def _plain_role(self, date: Dated, near: str, after: str, troubled: bool, recovered: bool) -> str | None:
        role = date.role
        if role == "until" and not pattern("unrecovered").search(near):
            return role
        if role in ("ended", "until") and pattern("unrecovered").search(near):
            return None
        if role == "context" and (day_of(date.value) or "") > self._told:
            return None  # 11月1日以降の診察は…
        if role in ("ended", "context", "started"):
            return role
        if pattern("halted").match(near):
            return "started" if troubled else None
        if pattern("recovery").search(near) and not pattern("trouble").search(near):
            return "ended"
        if near.startswith("までに") or pattern("unrecovered").search(near):
            return None  # 20日までに表示を軽くした; 27日の再開を目指す
        over = recovered and (day_of(date.value) or "") <= self._latest and not pattern("aimed").search(after)
        return "started" if troubled else "ended" if over else None

    def _background(self, at: int, date: Dated, role: str, after: str) -> bool:
        if day_of(date.value) == self._told:
            return False
        past = role == "context" or says("past", self._sentences, self._parents, at)
        return past or bool(pattern("background").match(after))
