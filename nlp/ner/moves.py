"""The scores of moving from one label to the next, and the two ways to go on from the scores of one step."""

import numpy
from numpy.typing import NDArray

from nlp.ner.parameter import product

Scores = NDArray[numpy.float32]
Sums = NDArray[numpy.float64]
IMPOSSIBLE = -1e4
"""The score of a move that no labelling makes."""


class Moves:
    """`scores[a, b]` is the score of label `b` after `a`; the last row and column are the edge of a sentence."""

    def __init__(self, scores: Scores) -> None:
        self.scores = scores
        self.inner = numpy.ascontiguousarray(scores[:-1, :-1])
        exact = self.inner.astype("float64")
        self.onward, self.back = numpy.exp(exact), numpy.exp(exact.T)
        # Only two labels lead to `I-PERSON`; half of all labels are of that kind.
        leading = [numpy.flatnonzero(column > IMPOSSIBLE) for column in self.inner.T]
        self._few = numpy.array([at for at, those in enumerate(leading) if len(those) <= 2], dtype="int64")
        self._many = numpy.array([at for at, those in enumerate(leading) if len(those) > 2], dtype="int64")
        self._pair = numpy.array([[leading[at][0], leading[at][-1]] for at in self._few], "int64").reshape(-1, 2).T
        self._pair_scores = self.inner[self._pair, self._few]
        self._many_scores = numpy.ascontiguousarray(self.inner[:, self._many])

    def most(self, before: Scores) -> Scores:
        """Give the best score with which each label is reached, from those of the step before."""
        most = numpy.empty_like(before)
        most[:, self._few] = (before[:, self._pair] + self._pair_scores).max(axis=1)
        most[:, self._many] = (before[:, :, None] + self._many_scores).max(axis=1)
        return most


def sums(before: Sums, moves: Sums) -> Sums:
    """Give the logarithm of the sum over all labels before, through the exponentials of moves."""
    most = before.max(axis=1, keepdims=True)
    found: Sums = numpy.log(product(numpy.exp(before - most), moves) + 1e-30) + most
    return found
