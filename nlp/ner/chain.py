"""What a batch's labels lose by their scores, and how: the linear-chain conditional random field that learns."""

import numpy
from numpy.typing import NDArray

from nlp.ner.parameter import Floats, product


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
