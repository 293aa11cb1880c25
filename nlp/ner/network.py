"""The network that gives labels their scores while it learns: values of features to hidden units, those to labels.

What a feature's value says is a vector; the vectors of all values said of a unit add up, and what is above zero speaks
for labels. Over the labels of a sentence stands a linear-chain conditional random field.
"""

from dataclasses import dataclass

import numpy
from numpy.typing import NDArray
from thinc.api import NumpyOps

Floats = NDArray[numpy.float32]
Rows = NDArray[numpy.int32]
HIDDEN = 48
_OPS = NumpyOps()


def product(one: Floats, other: Floats) -> Floats:
    """Give the product of two matrices, worked out in one thread: the matrices here are too small for more."""
    found: Floats = _OPS.gemm(numpy.ascontiguousarray(one), numpy.ascontiguousarray(other))
    return found


class Parameter:
    """Numbers that are learnt by AdaGrad: each moves the less, the more it has moved."""

    def __init__(self, value: Floats) -> None:
        self.value = value
        self.mean = numpy.zeros_like(value)
        self._memory = numpy.full_like(value, 1e-6)
        self._taken = 0

    def move(self, slope: Floats, rate: float, rows: NDArray[numpy.int64] | slice = slice(None)) -> None:
        """Go a step down a slope, that of all rows or of some."""
        memory = self._memory[rows] + slope * slope
        self._memory[rows] = memory
        self.value[rows] -= numpy.float32(rate) * slope / numpy.sqrt(memory)

    def take(self) -> None:
        """Take the value as it is into the mean."""
        self._taken += 1
        self.mean += (self.value - self.mean) / numpy.float32(self._taken)

    def forget(self) -> None:
        """Begin the mean anew."""
        self._taken = 0
        self.mean[:] = 0


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences, longest first, one after another: the rows of what is said of each unit, its label, the lengths."""

    rows: Rows
    labels: NDArray[numpy.int64]
    lengths: NDArray[numpy.int64]


class Network:
    """`vectors` has a row for each value of a feature, row 0 for none; the last row of `moves` is a sentence's edge."""

    def __init__(self, rows: int, labels: int, chance: numpy.random.Generator) -> None:
        self._chance = chance
        self.vectors = Parameter(numpy.zeros((rows, HIDDEN), "float32"))
        self.bias = Parameter(numpy.zeros(HIDDEN, "float32"))
        self.out = Parameter(chance.uniform(-0.1, 0.1, (HIDDEN, labels)).astype("float32"))
        self.moves = Parameter(numpy.zeros((labels + 1, labels), "float32"))
        self.vectors.value[1:] = chance.uniform(-0.01, 0.01, (rows - 1, HIDDEN))

    def forget(self) -> None:
        """Begin the means anew."""
        for parameter in (self.vectors, self.bias, self.out, self.moves):
            parameter.forget()

    def take(self) -> None:
        """Take what is learnt so far into the means."""
        for parameter in (self.vectors, self.bias, self.out, self.moves):
            parameter.take()

    def learn(self, batch: Batch, rate: float, unsaid: float, unseen: float) -> float:
        """Learn from a batch, a share of what is said left `unsaid` and of hidden units `unseen`; give its loss."""
        said = self._chance.random(batch.rows.shape, "float32") >= unsaid
        rows = numpy.where(said, batch.rows, 0)
        summed = _OPS.gather_add(self.vectors.value, rows) / numpy.float32(1 - unsaid) + self.bias.value
        seen = (summed > 0) & (self._chance.random(summed.shape, "float32") >= unseen)
        hidden = numpy.where(seen, summed / numpy.float32(1 - unseen), numpy.float32(0))
        loss, slopes, moves = slopes_of(product(hidden, self.out.value), batch.labels, batch.lengths, self.moves.value)
        back = numpy.where(seen, product(slopes, self.out.value.T) / numpy.float32(1 - unseen), numpy.float32(0))
        self.out.move(product(hidden.T, slopes), rate)
        self.moves.move(moves, rate)
        self.bias.move(back.sum(axis=0), rate)
        used, place = numpy.unique(rows, return_inverse=True)
        vectors = numpy.zeros((len(used), HIDDEN), "float32")
        spread = numpy.repeat(back / numpy.float32(1 - unsaid), rows.shape[1], axis=0)
        _OPS.scatter_add(vectors, place.ravel().astype("int32"), spread)
        self.vectors.move(vectors[1:] if used[0] == 0 else vectors, rate, used[used > 0])
        return loss


def slopes_of(
    scores: Floats, labels: NDArray[numpy.int64], lengths: NDArray[numpy.int64], moves: Floats
) -> tuple[float, Floats, Floats]:
    """Give the loss of a batch's labels, and its slopes by the scores of labels and by those of moves.

    The loss is the negative logarithm of the labels' probability: sums over all labellings, forward and backward.
    """
    peaks = scores.max(axis=1)
    state, onward = numpy.exp(scores - peaks[:, None]), numpy.exp(moves)
    forward, backward, sums = _both_ways(state, onward, lengths)
    slopes = forward * backward
    first = numpy.zeros(len(labels), dtype=bool)
    first[numpy.cumsum(lengths) - lengths] = True
    after = numpy.flatnonzero(~first)
    turns = numpy.empty_like(moves)
    turns[:-1] = product(forward[after - 1].T, backward[after] * state[after]) * onward[:-1]
    turns[-1] = slopes[first].sum(axis=0)
    units, before = numpy.arange(len(labels)), numpy.where(first, len(moves) - 1, numpy.roll(labels, 1))
    slopes[units, labels] -= 1
    numpy.subtract.at(turns, (before, labels), 1)
    gained = scores[units, labels].sum() + moves[before, labels].sum()
    return float(numpy.log(sums).sum() + peaks.sum() - gained), slopes, turns


def _both_ways(state: Floats, onward: Floats, lengths: NDArray[numpy.int64]) -> tuple[Floats, Floats, Floats]:
    # The n-th units of all sentences together; forward values, and with them the state, are divided by their sum.
    firsts = numpy.cumsum(lengths) - lengths
    steps = [firsts[: numpy.count_nonzero(lengths > step)] + step for step in range(int(lengths[0]))]
    forward, backward = numpy.empty_like(state), numpy.ones_like(state)
    sums = numpy.empty(len(state), "float32")
    for step, at in enumerate(steps):
        came = product(forward[at - 1], onward[:-1]) if step else onward[-1]
        forward[at] = came * state[at]
        sums[at] = forward[at].sum(axis=1) + numpy.float32(1e-30)
        forward[at] /= sums[at, None]
    state /= sums[:, None]
    for at in reversed(steps[1:]):
        backward[at - 1] = product(backward[at] * state[at], onward[:-1].T)
    return forward, backward, sums
