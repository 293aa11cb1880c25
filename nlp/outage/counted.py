"""How likely it is that a number counts what an outage did, by what stands around it: a model fitted to sentences."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from nlp.outage.around import BIAS, around, grams, plain
from nlp.outage.bodies import STRUCK
from nlp.tables import numbers
from records import State

_FAR, _ON, _TOPIC, _VERB = 60, 80, 16, 12  # characters before a number, behind it, of its subject, and of the end
_PART, _TOPICS = re.compile("[、。]"), re.compile("[はもが、。]")
_SUBJECTS = "はもが"
_BESIDE = range(1, 5)


def hints(text: str, places: Sequence[tuple[int, int]], at: int, what: str, state: State | None) -> set[str]:
    """Give the features of one of a sentence's numbers; `places` are the characters of all, `text` is folded.

    `what` it counts is as in tables/outage_counts.tsv. Digits are all 0 in them.
    """
    start, end = places[at]
    before, after = text[:start], text[end:]
    return {
        *around(text, places, at, state),
        *grams("far", plain(before[-_FAR:]), 2, 3),
        *grams("on", plain(after[:_ON]), 2, 3),
        *grams("topic", plain(_topic(before)), 2, 3, 4),
        *grams("verb", plain(after.partition("。")[0])[-_VERB:], 2, 3, 4),
        *_struck(text, before, after),
        *_kind(what, before, text[start:end], after),
        f"what {what} of {len(places)}",
        f"order {at}/{min(len(places), 4)}",
    }


def _topic(before: str) -> str:
    # The subject that stands last before it: 市の人口は
    marks = [*_TOPICS.finditer(before)]
    last = next((mark for mark in reversed(marks) if mark[0] in _SUBJECTS), None)
    if last is None:
        return ""
    since = max((mark.end() for mark in marks if mark.end() <= last.start()), default=0)
    return before[since : last.end()][-_TOPIC:]


def _struck(text: str, before: str, after: str) -> Iterator[str]:
    clause = _PART.split(after, maxsplit=1)[0]
    first, here, later, anywhere = (bool(STRUCK.search(part)) for part in (before, clause, after, text))
    yield f"struck {first} {here} {later}"
    yield f"struck here {here}"
    yield f"struck anywhere {anywhere}"


def _kind(what: str, before: str, number: str, after: str) -> Iterator[str]:
    here, there = plain(_PART.split(after, maxsplit=1)[0]), plain(_PART.split(before)[-1])
    digits = sum(map(str.isdigit, number))
    yield f"what {what}"
    yield from (f"{what} >{here[:size]}" for size in _BESIDE)
    yield from (f"{what} {there[-size:]}<" for size in _BESIDE)
    yield f"digits {digits}"
    yield f"{what} digits {digits}"


def odds(text: str, places: Sequence[tuple[int, int]], at: int, what: str, state: State | None) -> float:
    """Give the logarithm of the odds that a number counts what an outage did."""
    weights = _weights()
    told = hints(text, places, at, what, state) & weights.keys()
    # In hundredths, as the table has them: whole numbers have one sum, in whatever order a set gives them.
    return (weights[BIAS] + sum(weights[one] for one in told)) / 100


@cache
def _weights() -> dict[str, int]:
    return {name: round(weight * 100) for name, (weight,) in numbers("outage_counted").items()}
