"""How likely it is what a date is the date of, by what stands around it: a model fitted to sentences of our own."""

import re
from collections.abc import Sequence
from functools import cache

import numpy
from numpy.typing import NDArray

from nlp.dates.context import FOLLOWED
from nlp.outage.around import BIAS, around
from nlp.tables import numbers
from records import State

ROLES = ("started", "until", "ended", "partial", "detected", "announced", "well")
"""The roles that the model tells apart from each other, and from all other dates."""
# Logarithms of odds at which the model overrules a pattern, by what that says; where it says nothing; where it knows.
_BELIEVED = {
    "started": 2.0,
    "until": 2.0,
    "well": 3.0,
    "ended": 2.0,
    "partial": 6.0,
    "detected": 6.0,
    "announced": 4.0,
}
_SILENT, _KNOWN = 0.5, 4.0
_OPPOSED = 3.0  # more, to make an end of a beginning
_OPPOSITE = {"started": ("ended", "until", "announced"), "ended": ("started", "detected"), "until": ("started",)}
_WHEN_DONE = re.compile(  # 28日に様式を改めた際に誤った, and it failed later
    "(?:に|、)[^。、0-9]{0,30}を(?:改め|変更し|更新し|入れ替え|移し|切り替え|改修し|交換し|増強し|増設し|追加し|拡張し)た際"
    "(?!に?、?[^。]{0,30}(?:障害|停止|不具合が|止ま|でき[なず]|ダウン|動かな|落ち|つなが|[えけせてれ]なくな))"
)
_TOPICS = ("は", "が")  # 市は5日、…を改修した際に誤ったと発表した
_SURE, _SURELY_TOLD = 0.5, 1.5  # what a role must weigh by itself; `announced`, of which a text has many


def chances(text: str, places: Sequence[tuple[int, int]], at: int, state: State | None) -> dict[str | None, float]:
    """Give for each of `ROLES`, and None for no role of an outage, the logarithm of its odds against None."""
    rows, weights = _weights()
    told = [rows[BIAS], *map(rows.__getitem__, around(text, places, at, state) & rows.keys())]
    total = numpy.add.reduce(weights.take(told, axis=0), axis=0, dtype="int64") / 100
    return {None: 0.0, **dict(zip(ROLES, total.tolist(), strict=True))}


@cache
def _weights() -> tuple[dict[str, int], NDArray[numpy.int16]]:
    # In hundredths, as the table has them: whole numbers have one sum, in whatever order a set gives them. In two bytes
    # each, since more would not stay in the processor's cache.
    table = numbers("outage_chances")
    hundredths = numpy.rint(numpy.array([*table.values()]) * 100)
    return {name: row for row, name in enumerate(table)}, hundredths.astype("int16")


def weighed(
    found: Sequence[str | None], text: str, places: Sequence[tuple[int, int]], state: State | None
) -> list[str | None]:
    """Give what dates are the dates of, by what the patterns `found` and by the model.

    A pattern is believed against the model unless that is surer than `_BELIEVED`, and still more where it knows the
    date to be one of something else.
    """
    if state == "訂正":
        return list(found)  # which of two hours is the right one, only patterns know
    odds = (chances(text, places, at, state) for at in range(len(places)))
    told: list[str | None] = []
    for role, (start, end), each in zip(found, places, odds, strict=True):
        ranged = role == "until" and told[-1:] == ["started"]  # the end of what is held to have begun
        before = role == "context" and text.startswith(FOLLOWED, end)
        done = text[start - 1 : start] not in _TOPICS and _WHEN_DONE.match(text, end)
        told.append(None if done else role if ranged or before else _weighed(role, each))
    if "。" in text:
        return told
    # A label and a date, a row: too little stands around it to say that it is of nothing.
    return [new or old for new, old in zip(told, found, strict=True)]


def _weighed(found: str | None, odds: dict[str | None, float]) -> str | None:
    said = found if found in odds else None
    sure = {role: odd - _OPPOSED * (role in _OPPOSITE.get(found or "", ())) for role, odd in odds.items()}
    sure[said] += _BELIEVED.get(found, _KNOWN) if found else _SILENT
    best = max(sure, key=sure.__getitem__)
    if best is not None and odds[best] < (_SURELY_TOLD if best == "announced" else _SURE):
        return found
    return found if best == said else best
