"""The best labels of a row of units, and how probable each name among them is, by a linear-chain CRF.

Most units can be nothing but `O`. They cut the row into short stretches that do not depend on each other, and all
stretches are gone through side by side: numpy then does at each step what a loop would do for one unit.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

Scores = NDArray[numpy.float32]
Numbers = NDArray[numpy.int64]


@dataclass(frozen=True, slots=True)
class Stretches:
    """Stretches of a row, longest first: where each is, the scores of its labels, and what it lies between.

    `moves[a, b]` is the score of label `b` after `a`; `before` and `after` are labels as well.
    """

    moves: Scores
    starts: Numbers
    lengths: Numbers
    before: Numbers
    after: Numbers
    scores: Scores  # stretch × step × label, padded to the longest

    @classmethod
    def between(cls, scores: Scores, moves: Scores, fixed: Numbers) -> "Stretches":
        """Cut a row, whose first and last are fixed, at the units whose label is fixed; -1 leaves a label open."""
        edges = numpy.diff((fixed >= 0).astype("int8"))
        starts, stops = numpy.flatnonzero(edges < 0) + 1, numpy.flatnonzero(edges > 0) + 1
        order = numpy.argsort(starts - stops, kind="stable")
        starts, stops = starts[order], stops[order]
        longest = int((stops - starts).max(initial=0))
        at = numpy.minimum(starts[:, None] + numpy.arange(longest), len(scores) - 1)
        return cls(moves, starts, stops - starts, fixed[starts - 1], fixed[stops], scores[at])

    def only(self, these: list[int]) -> "Stretches":
        """Keep some of the stretches, by their numbers in order."""
        longest = int(self.lengths[these[0]])
        starts, lengths, before, after = (part[these] for part in (self.starts, self.lengths, self.before, self.after))
        return Stretches(self.moves, starts, lengths, before, after, self.scores[these, :longest])

    def alive(self) -> Iterator[tuple[int, int]]:
        """Give each step but the first, with how many stretches reach it."""
        for step in range(1, self.scores.shape[1]):
            yield step, int(numpy.searchsorted(-self.lengths, -step, side="left"))


def best(stretches: Stretches) -> list[list[int]]:
    """Give the best labels of each stretch."""
    scores, moves = stretches.scores, stretches.moves
    if not len(scores):
        return []
    alpha = scores[:, 0] + moves[stretches.before, : scores.shape[2]]
    inner = moves[: scores.shape[2], : scores.shape[2]]
    back = []
    for step, alive in stretches.alive():
        through = alpha[:alive, :, None] + inner
        back.append(through.argmax(axis=1))
        alpha[:alive] = numpy.take_along_axis(through, back[-1][:, None], 1)[:, 0] + scores[:alive, step]
    ends = (alpha + moves[: scores.shape[2], stretches.after].T).argmax(axis=1).tolist()
    paths = []
    for at, (length, label) in enumerate(zip(stretches.lengths.tolist(), ends, strict=True)):
        path = [label]
        for step in range(length - 2, -1, -1):
            path.append(int(back[step][at, path[-1]]))
        paths.append(path[::-1])
    return paths


class Probabilities:
    """How probable it is that a name stands at some place of a stretch: forward and backward sums, as logarithms."""

    def __init__(self, stretches: Stretches) -> None:
        self._stretches = stretches
        scores, moves = stretches.scores, stretches.moves
        labels = scores.shape[2]
        inner = numpy.exp(moves[:labels, :labels])
        self._forward, self._backward = numpy.empty_like(scores), numpy.empty_like(scores)
        self._forward[:, 0] = scores[:, 0] + moves[stretches.before, :labels]
        self._backward[:] = moves[:labels, stretches.after].T[:, None]
        steps = list(stretches.alive())
        for step, alive in steps:
            self._forward[:alive, step] = _through(self._forward[:alive, step - 1], inner) + scores[:alive, step]
        for step, alive in reversed(steps):
            onward = scores[:alive, step] + self._backward[:alive, step]
            self._backward[:alive, step - 1] = _through(onward, inner.T)
        self._whole = numpy.logaddexp.reduce(self._forward[:, 0] + self._backward[:, 0], axis=1)

    def of(self, stretch: int, first: int, last: int, begin: int, inside: int) -> float:
        """Give the probability of a name from step `first` to `last`, whose labels are `begin` and then `inside`."""
        scores, moves = self._stretches.scores[stretch], self._stretches.moves
        total, label = self._forward[stretch, first, begin], begin
        for step in range(first + 1, last + 1):
            total, label = total + moves[label, inside] + scores[step, inside], inside
        if last + 1 == self._stretches.lengths[stretch]:
            total += moves[label, self._stretches.after[stretch]]
        else:
            onward = moves[label, : scores.shape[1]] + scores[last + 1] + self._backward[stretch, last + 1]
            onward[inside] = -numpy.inf
            total += numpy.logaddexp.reduce(onward)
        return float(numpy.exp(total - self._whole[stretch]))


def _through(before: Scores, moves: Scores) -> Scores:
    most = before.max(axis=1, keepdims=True)
    sums: Scores = numpy.log(numpy.exp(before - most) @ moves + numpy.float32(1e-30)) + most
    return sums
