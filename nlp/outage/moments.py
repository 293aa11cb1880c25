"""When it began and ended, was noticed and told: what each date of a text is the date of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from nlp.outage.sentences import Sentence
from nlp.tables import rows
from records import Claim

POINTS = ("day", "hour", "minute", "interval", "month")
_NEAR = timedelta(days=75)  # an outage and what is told of it lie closer together than this
_TO = re.compile(  # between the ends of a range
    r"(?:頃|ごろ|ころ|過ぎ|すぎ)?(?:\([^)]{1,3}\)|\s|、)*(?:から|より|[~〜～\-−–])(?:、|\s|翌日|同日)*"
)
_TOPIC = re.compile(r"[はが]、?$")
_TOLD = re.compile(r"と(?:発表|公表|報告|陳謝|謝罪)|を(?:発表|公表)|明らかにし|と説明した")
_PARTLY = re.compile(r"(?:一部|部分的に|順次|段階的に)[^。]{0,16}(?:復旧|再開|回復)")


@dataclass(frozen=True, slots=True)
class Moment:
    """One date and what it is the date of: started, ended, partial, detected, announced, until, forecast, planned."""

    role: str
    value: str
    start: int
    end: int


def moments(sentences: Sequence[Sentence], published: str | None) -> list[Moment]:
    """Give the moments of the text's main outage in their order."""
    found = [moment for sentence in sentences for moment in _of(sentence)]
    return _near(found, published)


def first(found: Sequence[Moment], *roles: str) -> Moment | None:
    """Give the earliest moment with one of the roles, as precise as it is told anywhere."""
    return _best([moment for moment in found if moment.role in roles], earliest=True)


def last(found: Sequence[Moment], *roles: str) -> Moment | None:
    """Give the latest moment with one of the roles."""
    return _best([moment for moment in found if moment.role in roles], earliest=False)


def _of(sentence: Sentence) -> Iterator[Moment]:
    ranged = False
    for at, expression in enumerate(sentence.dates):
        start, end = expression.start - sentence.start, expression.end - sentence.start
        following = sentence.dates[at + 1].start - sentence.start if at + 1 < len(sentence.dates) else None
        opens, ranged = ranged, following is not None and bool(_TO.fullmatch(sentence.text[end:following]))
        value = expression.value
        if not value or expression.granularity not in POINTS or "X" in value[:10]:
            continue
        role = "until" if opens else _role(sentence, start, end, following)
        since, _, until = value.partition("/")
        if role and role != "context":
            yield Moment(role, until if role == "until" and until else since, expression.start, expression.end)
        if until and role == "started":
            yield Moment("until", until, expression.start, expression.end)


def _role(sentence: Sentence, start: int, end: int, following: int | None) -> str | None:
    text, claim = sentence.text, sentence.claim
    if _TOPIC.search(text, max(0, start - 12), start) and _TOLD.search(text, end):
        return "announced"
    for role, side, pattern in _roles():
        # What follows the next date is told of that one, but for what ends the sentence.
        stretch = text[max(0, start - 40) : start] if side == "before" else text[end : following or len(text)]
        if role in ("forecast", "planned"):
            stretch = text[end:]
        if pattern.search(stretch):
            return _settled(role, claim, text)
    return None


def _settled(role: str, claim: Claim | None, text: str) -> str | None:
    state = claim.state if claim else None
    if role == "ended":
        return "partial" if _PARTLY.search(text) else role
    if role == "until":
        return role if state in ("発生", "復旧", "一部復旧", None) else None
    if role == "started" and claim and (state in ("予定", "影響なし") or claim.negated):
        return None
    return role


@cache
def _roles() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((row["role"], row["side"], re.compile(row["pattern"])) for row in rows("outage_roles"))


def _near(found: list[Moment], published: str | None) -> list[Moment]:
    # A recap of an old failure stands in the same text: the main one is near the day of writing, else the first told.
    anchor = _day(published) or next((_day(one.value) for one in found if one.role == "started"), None)
    if anchor is None:
        return found
    return [one for one in found if (day := _day(one.value)) is None or abs(day - anchor) <= _NEAR]


def _best(found: list[Moment], *, earliest: bool) -> Moment | None:
    days: dict[str, Moment] = {}
    exact = [one for one in found if len(one.value) > len("2025-04")]
    for one in exact or found:
        known = days.get(one.value[:10])
        finer = known is None or (len(one.value) > len(known.value) and len(known.value) <= 10)
        before = known is not None and len(one.value) == len(known.value) and (one.value < known.value) == earliest
        if finer or (before and one.value != known.value):  # type: ignore[union-attr]
            days[one.value[:10]] = one
    order = sorted(days, reverse=not earliest)
    return days[order[0]] if order else None


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None
