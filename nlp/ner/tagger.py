"""Finds the names of a text with a model: where they are, what they are, and how probable."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy

from nlp.ner.decode import Probabilities, Scores, Stretches, best
from nlp.ner.layout import Layout
from nlp.ner.model import Model
from nlp.ner.score import Scorer
from nlp.ner.units import Units

_SURE = 12.0  # by so much `O` must lead over all other labels for the others not to be tried

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Found:
    """A name at `text[start:end]`, with the model's label."""

    start: int
    end: int
    label: str
    probability: float | None  # None where nobody asked for it


class Tagger:
    """A model at work; it holds what it has learnt of units, so make it once."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._units = Units()
        self._scorer = Scorer(model)
        self._outside = model.labels.index("O")

    def names(self, text: str, ranges: Sequence[tuple[int, int]], asked: frozenset[str] = _NONE) -> list[Found]:
        """Find the names in the sentences of a text; `asked` are the labels whose probability is wanted."""
        layout, offsets = self._laid(text, ranges)
        stretches = self._stretches(layout, self._scorer.scores(layout))
        return sorted(self._found(stretches, offsets, asked), key=lambda found: found.start)

    def likeliest(self, text: str, ranges: Sequence[tuple[int, int]], start: int, end: int, of: Sequence[str]) -> str:
        """Say which of some labels suits `text[start:end]` best, a name already."""
        if len(of) == 1:
            return of[0]
        layout, offsets = self._laid(text, ranges)
        scores = self._scorer.scores(layout)[offsets.within(start, end)]
        return max(of, key=lambda label: float(scores[:, self._pair(label)].max(axis=1).sum()))

    def _laid(self, text: str, ranges: Sequence[tuple[int, int]]) -> tuple[Layout, "_Offsets"]:
        self._scorer.tidy()
        sentences = list(self._units.sentences(text, ranges))
        layout = Layout(self._scorer.inventory, [self._scorer.numbers(lines) for lines, _ in sentences])
        return layout, _Offsets(layout, sentences)

    def _pair(self, label: str) -> list[int]:
        labels = self._model.labels
        begin, inside = f"B-{label}", f"I-{label}"
        return [labels.index(begin), labels.index(inside if inside in labels else begin)]

    def _stretches(self, layout: Layout, scores: Scores) -> Stretches:
        others = numpy.delete(scores, self._outside, axis=1).max(axis=1)
        fixed = numpy.where(scores[:, self._outside] - others > _SURE, self._outside, -1)
        fixed[layout.units == 0] = len(self._model.labels)
        return Stretches.between(scores, self._model.moves, fixed)

    def _found(self, stretches: Stretches, offsets: "_Offsets", asked: frozenset[str]) -> Iterator[Found]:
        labels = self._model.labels
        named = [(at, *name) for at, path in enumerate(best(stretches)) for name in _runs(path, labels)]
        wanted = list(dict.fromkeys(at for at, _, _, label in named if label in asked))
        place = {at: row for row, at in enumerate(wanted)}
        chances = Probabilities(stretches.only(wanted)) if wanted else None
        for at, first, last, label in named:
            start, end = offsets.of(int(stretches.starts[at]) + first, int(stretches.starts[at]) + last)
            chance = None
            if chances and label in asked:
                chance = chances.of(place[at], first, last, *self._pair(label))
            yield Found(start, end, label, chance)


class _Offsets:
    def __init__(self, layout: Layout, sentences: Sequence[tuple[list[str], list[int]]]) -> None:
        self._at = {}
        for (begin, _), (lines, starts) in zip(layout.ranges, sentences, strict=True):
            for step, (line, start) in enumerate(zip(lines, starts, strict=True)):
                self._at[begin + step] = (start, start + line.index("\t"))

    def of(self, first: int, last: int) -> tuple[int, int]:
        return self._at[first][0], self._at[last][1]

    def within(self, start: int, end: int) -> list[int]:
        return [at for at, (first, last) in self._at.items() if start < last and first < end]


def _runs(path: Sequence[int], labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    first, inside = -1, ""
    for step, number in enumerate((*path, labels.index("O"))):
        begins, _, label = labels[number].partition("-")
        if first >= 0 and not (begins == "I" and label == inside):
            yield first, step - 1, inside
            first = -1
        if begins == "B" or (begins == "I" and first < 0):
            first, inside = step, label
