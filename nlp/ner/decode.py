"""The best labels of a row of units, and how probable each name among them is, by a linear-chain CRF.

Most units can be nothing but `O`. They cut the row into short stretches that do not depend on each other, and all
stretches are gone through side by side: numpy then does at each step what a loop would do for one unit.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy

from nlp.ner.moves import Moves, Scores, sums
from nlp.units import Numbers

_STEPS = 20_000  # of all stretches gone through together, padding and all: some 4 MB of scores


@dataclass(frozen=True, slots=True)
class Stretches:
    """Stretches of a row, longest first: where each is, the scores of its labels, and the labels it lies between."""

    moves: Moves
    starts: Numbers
    lengths: Numbers
    before: Numbers
    after: Numbers
    scores: Scores  # stretch × step × label, padded to the longest

    @classmethod
    def between(cls, scores: Scores, moves: Moves, fixed: Numbers) -> Iterator["Stretches"]:
        """Cut a row, whose first and last are fixed, at the units whose label is fixed; -1 leaves a label open.

        Of a short text all stretches come together, of a long one as many as padding does not make too large.
        """
        edges = numpy.diff((fixed >= 0).astype("int8"))
        starts, stops = numpy.flatnonzero(edges < 0) + 1, numpy.flatnonzero(edges > 0) + 1
        order = numpy.argsort(starts - stops, kind="stable")
        starts, stops = starts[order], stops[order]
        while len(starts):
            longest = int(stops[0] - starts[0])
            count = max(1, _STEPS // longest)
            begin, end = starts[:count], stops[:count]
            at = numpy.minimum(begin[:, None] + numpy.arange(longest), len(scores) - 1)
            yield cls(moves, begin, end - begin, fixed[begin - 1], fixed[end], scores[at])
            starts, stops = starts[count:], stops[count:]

    def only(self, these: list[int]) -> "Stretches":
        """Keep some of the stretches, by their numbers in order."""
        starts, lengths, before, after = (part[these] for part in (self.starts, self.lengths, self.before, self.after))
        return Stretches(self.moves, starts, lengths, before, after, self.scores[these, : int(lengths[0])])

    def alive(self) -> list[tuple[int, int]]:
        """Give each step but the first, with how many stretches reach it."""
        steps = numpy.arange(1, self.scores.shape[1])
        return list(zip(steps.tolist(), numpy.searchsorted(-self.lengths, -steps).tolist(), strict=True))

    def first(self) -> Scores:
        """Give the scores of the first step's labels, with the moves to them."""
        return self.scores[:, 0] + self.moves.scores[self.before, :-1]

    def leaving(self) -> Scores:
        """Give the scores of the moves from the last step's labels."""
        return self.moves.scores[:-1, self.after].T


def best(stretches: Stretches) -> list[list[int]]:
    """Give the best labels of each stretch."""
    forward = stretches.scores.copy()
    forward[:, 0] = stretches.first()
    steps = stretches.alive()
    for step, alive in steps:
        forward[:alive, step] += stretches.moves.most(forward[:alive, step - 1])
    # The way back asks again which label came before: of one label only, so it costs less than to remember.
    paths = numpy.zeros(forward.shape[:2], dtype="int64")
    rows, lasts = numpy.arange(len(forward)), stretches.lengths - 1
    paths[rows, lasts] = (forward[rows, lasts] + stretches.leaving()).argmax(axis=1)
    for step, alive in reversed(steps):
        onward = stretches.moves.inner[:, paths[:alive, step]].T
        paths[:alive, step - 1] = (forward[:alive, step - 1] + onward).argmax(axis=1)
    return [path[:length] for path, length in zip(paths.tolist(), stretches.lengths.tolist(), strict=True)]


class Probabilities:
    """How probable it is that a name stands at some place of a stretch: forward and backward sums, as logarithms."""

    def __init__(self, stretches: Stretches) -> None:
        self._stretches = stretches
        # So exact that it makes no difference which other stretches are gone through with one.
        scores, moves = stretches.scores.astype("float64"), stretches.moves
        forward, backward = numpy.empty_like(scores), numpy.empty_like(scores)
        forward[:, 0] = stretches.first()
        backward[:] = stretches.leaving()[:, None]
        steps = stretches.alive()
        for step, alive in steps:
            forward[:alive, step] = sums(forward[:alive, step - 1], moves.onward) + scores[:alive, step]
        for step, alive in reversed(steps):
            backward[:alive, step - 1] = sums(scores[:alive, step] + backward[:alive, step], moves.back)
        self._forward, self._backward = forward, backward
        self._whole = numpy.logaddexp.reduce(forward[:, 0] + backward[:, 0], axis=1)

    def of(self, stretch: int, first: int, last: int, begin: int, inside: int) -> float:
        """Give the probability of a name from step `first` to `last`, whose labels are `begin` and then `inside`."""
        scores, moves = self._stretches.scores[stretch], self._stretches.moves.scores
        total, label = self._forward[stretch, first, begin], begin
        for step in range(first + 1, last + 1):
            total, label = total + moves[label, inside] + scores[step, inside], inside
        if last + 1 == self._stretches.lengths[stretch]:
            total += moves[label, self._stretches.after[stretch]]
        else:
            onward = moves[label, :-1] + scores[last + 1] + self._backward[stretch, last + 1]
            onward[inside] = -numpy.inf
            total += numpy.logaddexp.reduce(onward)
        return float(numpy.exp(total - self._whole[stretch]))
