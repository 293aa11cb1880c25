"""Lines: which dates a sentence holds, what it stands under, and which lines of a notice tell of a stop."""

from collections.abc import Sequence

from incidents.days import span
from incidents.phrases import pattern
from incidents.wording import Dated, Sentence

POINTS = ("day", "hour", "minute", "interval", "month", "year")
FRAME = " 　。()（）[]［］【】〔〕<>＜＞"
"""What may stand around a dateline."""
_BETWEEN = 2  # characters that may stand between dates of a list: と、
_HEADING = 20  # characters of a line that heads the next


def points_of(sentence: Sentence) -> list[Dated]:
    """Give the days and moments of a sentence."""
    return [one for one in sentence.dates if one.granularity in POINTS and span(one.value.partition("/")[0])]


def only_days(sentence: Sentence) -> bool:
    """Tell whether it holds but days, 5月8日、5月22日、6月1日。, where what failed on them is told before or after."""
    dated = sum(one.end - one.start for one in sentence.dates)
    return bool(sentence.dates) and len(sentence.text.strip(FRAME)) - dated <= _BETWEEN * len(sentence.dates)


def _above(sentences: Sequence[Sentence], parents: Sequence[int | None], at: int) -> str:
    """Give what a line stands under: by its mark, or because the line before is no sentence."""
    parent = parents[at]
    before = sentences[at - 1] if at else None
    heads = before is not None and len(before.text) <= _HEADING and not before.dates and "。" not in before.text
    above = sentences[parent].text if parent is not None else ""
    return f"{above}\n{before.text}" if before is not None and heads else above


def says(name: str, sentences: Sequence[Sentence], parents: Sequence[int | None], at: int) -> bool:
    """Whether a phrase stands in a sentence, or in what it stands under."""
    phrase = pattern(name)
    return bool(phrase.search(sentences[at].text) or phrase.search(_above(sentences, parents, at)))


def stops(sentences: Sequence[Sentence], parents: Sequence[int | None]) -> set[int]:
    """Give the dated sentences that tell of a stop; those that name what stops, where any does."""
    found = set()
    for at, sentence in enumerate(sentences):
        if points_of(sentence) and says("stop", sentences, parents, at):
            found.add(at)
    labelled = {at for at in found if says("period", sentences, parents, at)}
    if labelled:
        return labelled
    naming = {at for at in found if any(name.label == "system" for name in sentences[at].names)}
    return naming or found
