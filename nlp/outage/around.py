"""What stands around a date in a sentence, as features by which a fitted model tells what it is the date of."""

import re
from collections.abc import Iterator, Sequence

from records import State

BIAS = "bias"
"""The feature of every date and every number."""
_BEFORE, _NEAR, _NEXT = 16, 30, 40  # characters before a date, behind it, and of the clause after the one it is in
_END = 40  # characters, the last of a sentence among them
_BESIDE_BEFORE, _BESIDE_AFTER = range(1, 6), range(1, 7)
_DIGITS, _BLANKS, _CLAUSE = re.compile("[0-9]+"), re.compile(r"\s+"), re.compile("[、。]")
_HOUR = re.compile("[時:朝夜昼夕]|午[前後]")


def around(text: str, places: Sequence[tuple[int, int]], at: int, state: State | None) -> set[str]:
    """Give the features of one of a sentence's dates; `places` are the characters of all, `text` is folded.

    Numbers are all 0 in them. A date hears nothing from beyond the dates beside it, but how the sentence ends.
    """
    start, end = places[at]
    since = places[at - 1][1] if at else 0
    until = places[at + 1][0] if at + 1 < len(places) else len(text)
    before, after = plain(text[max(since, start - _BEFORE) : start]), plain(text[end:until][: _NEAR + _NEXT])
    return {
        *(f"{before[-size:]}<" for size in _BESIDE_BEFORE if before),
        *(f">{after[:size]}" for size in _BESIDE_AFTER if after),
        *grams("before", before, 2, 3, 4),
        *grams("after", after[:_NEAR], 1, 2, 3, 4),
        *_clauses(after),
        *_whole(text, text[start:end], places, at, state, after),
    }


def _clauses(after: str) -> Iterator[str]:
    here, *more = _CLAUSE.split(after)
    yield f"clauses {min(len(more), 3)}"
    yield from grams("clause", here[:_NEAR], 2, 3)
    yield from grams("next", more[0][:_NEXT] if more else "", 2, 3)


def _whole(
    text: str, date: str, places: Sequence[tuple[int, int]], at: int, state: State | None, after: str
) -> Iterator[str]:
    ends = plain(text[-_END:].rstrip("。 \n"))[-4:]
    yield f"date {plain(date)}"
    yield f"hour {bool(_HOUR.search(date))} day {'日' in date}"
    yield f"dates {min(len(places), 3)} at {min(at, 2)} last {at == len(places) - 1}"
    yield f"ends {ends}"
    yield f"state {state}"
    yield from (f"state {state} >{after[:size]}" for size in (1, 2))
    yield f"ends {ends[-2:]} >{after[:1]}"
    if not places[at][0]:
        yield "first"


def plain(text: str) -> str:
    """Give a text with 0 for each number and one blank for each run of them."""
    return _BLANKS.sub(" ", _DIGITS.sub("0", text))


def grams(name: str, text: str, *sizes: int) -> list[str]:
    """Give the characters of a text in runs of some sizes, each called after where the text stands."""
    return [f"{name} {text[at : at + size]}" for size in sizes for at in range(len(text) - size + 1)]
