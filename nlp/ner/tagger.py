"""Finds the names of a text with a model: where they are, what they are, and how probable."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy
from spacy.vocab import Vocab

from nlp.ner.decode import Probabilities, Stretches, best
from nlp.ner.layout import Layout
from nlp.ner.model import Model
from nlp.ner.moves import Moves, Scores
from nlp.ner.score import Scorer
from nlp.tokenizer import UnidicTokenizer
from nlp.units import Numbers, Units

_SURE = 6.0  # by so much `O` must lead over all other labels for the others not to be tried
_AT_ONCE = 200  # sentences: in one go a book would take hundreds of megabytes
# A name that is less probable is none: the best labelling of a sentence holds more that are wrong than are missing.
_LEAST = 0.43
Ranges = Sequence[tuple[int, int]]
Text = tuple[Units, Ranges]
"""The units of a text, and its sentences."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name at `text[start:end]`, with the model's label."""

    start: int
    end: int
    label: str
    probability: float


@dataclass(frozen=True, slots=True)
class _Laid:
    layout: Layout
    units: Units

    def bounds(self, first: int, last: int) -> tuple[int, int]:
        return int(self.units.starts[self.layout.at[first]]), int(self.units.ends[self.layout.at[last]])


class Tagger:
    """A model at work; it holds what it has learnt of units, so make it once. A tokenizer lends its dictionary."""

    def __init__(self, model: Model, tokenizer: UnidicTokenizer | None = None) -> None:
        self._model = model
        self._moves = Moves(model.moves)
        # MeCab's dictionary, a hundred megabytes of it, is in memory once.
        self._tokenizer = tokenizer or UnidicTokenizer(Vocab())
        self._scorer = Scorer(model, _SURE)

    def units(self, text: str) -> Units:
        """Give the units of a text."""
        return self._tokenizer.units(text)

    def names(self, units: Units, ranges: Ranges) -> list[Found]:
        """Find the names in the sentences of a text by its units."""
        parts = (ranges[first : first + _AT_ONCE] for first in range(0, len(ranges), _AT_ONCE))
        return [name for part in parts for name in self._names(units, part)]

    def names_of_all(self, texts: Sequence[Text]) -> list[list[Found]]:
        """Find the names of several texts, each given by units of one lexicon and its sentences, as one."""
        lengths = [ranges[-1][1] if ranges else 0 for _, ranges in texts]
        offsets = list(accumulate(lengths, initial=0))
        units = Units.joined([units.within(ranges) for units, ranges in texts], offsets[:-1])
        pairs = zip(texts, offsets[:-1], strict=True)
        sentences = [(start + at, end + at) for (_, ranges), at in pairs for start, end in ranges]
        found: list[list[Found]] = [[] for _ in texts]
        for name in self.names(units, sentences):
            at = bisect_right(offsets, name.start, hi=len(texts)) - 1
            found[at].append(replace(name, start=name.start - offsets[at], end=name.end - offsets[at]))
        return found

    def _names(self, units: Units, ranges: Ranges) -> list[Found]:
        laid = self._laid(units, ranges)
        groups = self._stretches(laid.layout, *self._scorer.scores(laid.layout))
        found = [name for stretches in groups for name in self._found(stretches, laid)]
        return sorted(found, key=lambda name: name.start)

    def likeliest(self, units: Units, ranges: Ranges, start: int, end: int, of: Sequence[str]) -> str:
        """Say which of some labels suits a name at `text[start:end]` best."""
        if len(of) == 1:
            return of[0]
        laid = self._laid(units, ranges)
        inside = numpy.flatnonzero((laid.units.starts < end) & (laid.units.ends > start))
        scores = self._scorer.scores(laid.layout)[0][laid.layout.places[inside]]
        return max(of, key=lambda label: float(scores[:, self._pair(label)].max(axis=1).sum()))

    def _laid(self, units: Units, ranges: Ranges) -> _Laid:
        self._scorer.tidy()
        inventory, those = self._scorer.inventory, units.within(ranges)
        return _Laid(Layout(inventory, inventory.numbers(those), firsts(those.starts, ranges)), those)

    def _pair(self, label: str) -> list[int]:
        labels = self._model.labels
        begin, inside = f"B-{label}", f"I-{label}"
        return [labels.index(begin), labels.index(inside if inside in labels else begin)]

    def _stretches(self, layout: Layout, scores: Scores, open_: Numbers) -> Iterator[Stretches]:
        fixed = numpy.zeros(len(layout.units), dtype="int64")  # `O`
        fixed[layout.units == 0] = len(self._model.labels)
        fixed[open_] = -1
        return Stretches.between(scores, self._moves, fixed)

    def _found(self, stretches: Stretches, laid: _Laid) -> Iterator[Found]:
        labels = self._model.labels
        named = [(at, *name) for at, path in enumerate(best(stretches)) if any(path) for name in _runs(path, labels)]
        wanted = list(dict.fromkeys(at for at, *_ in named))
        place = {at: row for row, at in enumerate(wanted)}
        chances = Probabilities(stretches.only(wanted)) if wanted else None
        for at, first, last, label in named:
            begin = int(stretches.starts[at])
            chance = chances.of(place[at], first, last, *self._pair(label)) if chances else 0.0
            if chance >= _LEAST:
                yield Found(*laid.bounds(begin + first, begin + last), label, chance)


def firsts(starts: Numbers, ranges: Ranges) -> list[int]:
    """Give the indexes of the units that begin the sentences at `ranges`."""
    found = numpy.searchsorted(starts, [start for start, _ in ranges])
    return [at for at in found.tolist() if at < len(starts)]


def _runs(path: Sequence[int], labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    first, inside = -1, ""
    for step, number in enumerate((*path, 0)):
        begins, _, label = labels[number].partition("-")
        if first >= 0 and not (begins == "I" and label == inside):
            yield first, step - 1, inside
            first = -1
        if begins == "B" or (begins == "I" and first < 0):
            first, inside = step, label
