"""How likely it is what a date is the date of, by what stands around it: a model fitted to sentences of our own."""

from collections.abc import Sequence
from functools import cache

from nlp.outage.around import around
from nlp.tables import rows
from records import State

ROLES = ("started", "until", "ended", "partial", "detected", "announced", "well")
"""The roles that the model tells apart from each other, and from all other dates."""
BIAS = "bias"
# Logarithms of odds at which the model overrules a pattern: where it is loose, exact, silent, or knows better.
_LOOSE, _EXACT, _SILENT, _KNOWN = 1.0, 4.0, 1.5, 4.0
_OPPOSED = 1.5  # more, to make an end of a beginning
_OPPOSITE = {"started": ("ended", "until"), "ended": ("started",), "until": ("started",)}
_AT_STAKE = frozenset({"started", "until", "ended"})
_LOOSELY = _AT_STAKE | {"well"}


def chances(text: str, places: Sequence[tuple[int, int]], at: int, state: State | None) -> dict[str | None, float]:
    """Give for each of `ROLES`, and None for no role of an outage, the logarithm of its odds against None."""
    sums = [*_weights()[BIAS]]
    for feature in around(text, places, at, state) & _weights().keys():
        sums = [one + other for one, other in zip(sums, _weights()[feature], strict=True)]
    return {None: 0.0, **dict(zip(ROLES, sums, strict=True))}


def weighed(
    found: Sequence[str | None], text: str, places: Sequence[tuple[int, int]], state: State | None
) -> list[str | None]:
    """Give what dates are the dates of, by what the patterns `found` and by the model, where an end of it is at stake.

    A pattern is believed against the model unless that is surer than `_BELIEVED`, and still more where it knows the
    date to be one of something else.
    """
    if state == "訂正":
        return list(found)  # which of two hours is the right one, only patterns know
    odds = (chances(text, places, at, state) for at in range(len(places)))
    told = [_weighed(role, each) for role, each in zip(found, odds, strict=True)]
    if "。" in text:
        return told
    # A label and a date, a row: too little stands around it to say that it is of nothing.
    return [new or old for new, old in zip(told, found, strict=True)]


def _weighed(found: str | None, odds: dict[str | None, float]) -> str | None:
    said = found if found in odds else None
    sure = {role: odd - _OPPOSED * (role in _OPPOSITE.get(found or "", ())) for role, odd in odds.items()}
    sure[said] += _believed(found)
    best = max(sure, key=sure.__getitem__)
    return found if best == said or _AT_STAKE.isdisjoint((best, said)) else best


def _believed(found: str | None) -> float:
    if found is None:
        return _SILENT
    return _KNOWN if found not in ROLES else _LOOSE if found in _LOOSELY else _EXACT


@cache
def _weights() -> dict[str, tuple[float, ...]]:
    return {row["feature"]: tuple(float(row[role]) for role in ROLES) for row in rows("outage_chances")}
