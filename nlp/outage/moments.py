"""When it began and ended, was noticed and told: what each date of a text is the date of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from nlp.outage.sentences import Sentence
from nlp.phrases import patterns
from records import DateExpression

POINTS = ("day", "hour", "minute", "interval", "month")
_NEAR = timedelta(days=75)  # an outage and what is told of it lie closer together than this


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
    for at, expression in enumerate(sentence.dates):
        value = expression.value
        if not value or expression.granularity not in POINTS or "X" in value[:10]:
            continue
        after = sentence.dates[at + 1].start if at + 1 < len(sentence.dates) else None
        role = _role(sentence, expression, after)
        since, _, until = value.partition("/")
        if role:
            yield Moment(role, since, expression.start, expression.end)
        if until and role == "started":
            yield Moment("until", until, expression.start, expression.end)


def _role(sentence: Sentence, expression: DateExpression, following: int | None) -> str | None:
    tail = sentence.text[expression.end - sentence.start :]
    near = tail if following is None else tail[: following - expression.end]
    claim = sentence.claim
    for role, pattern in patterns("outage_roles").items():
        where = tail if role in ("announced", "forecast", "planned") else near or tail
        if not pattern.search(where):
            continue
        if role == "until" and not (claim and claim.state == "発生"):
            return None
        if role == "ended":
            partial = claim is not None and claim.state == "一部復旧"
            return "partial" if partial else None if claim and (claim.hedged or claim.negated) else "ended"
        if role == "started" and claim and (claim.state in ("予定", "影響なし") or claim.negated):
            return None
        return role
    return None


def _near(found: list[Moment], published: str | None) -> list[Moment]:
    # A recap of an old failure stands in the same text: the main one is near the day of writing, else the first told.
    anchor = _day(published) or next((_day(one.value) for one in found if one.role == "started"), None)
    if anchor is None:
        return found
    return [one for one in found if (day := _day(one.value)) is None or abs(day - anchor) <= _NEAR]


def _best(found: list[Moment], *, earliest: bool) -> Moment | None:
    days: dict[str, Moment] = {}
    for one in found:
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
