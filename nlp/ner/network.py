"""The network that gives labels their scores while it learns: what is said of a unit to hidden units, those to labels.

What a feature's value says is a vector; the vectors of all values said of a unit add up, with what the words around it
mean. What is above zero, of a unit and its neighbours, is heard by a second layer; both layers speak for labels.
"""

from dataclasses import dataclass

import numpy
from numpy.typing import NDArray
from thinc.api import NumpyOps

from nlp.ner.chain import slopes_of
from nlp.ner.parameter import Floats, Parameter, product

Rows = NDArray[numpy.int32]
Mask = NDArray[numpy.bool_]
HIDDEN = 48
AROUND = 3
"""How many units a unit of the second layer hears: one, the one before and the one after."""
_OPS = NumpyOps()


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences, longest first, one after another: of each unit the rows of what is said and of the words around it.

    Besides its label, and the lengths of the sentences.
    """

    rows: Rows
    words: Rows
    labels: NDArray[numpy.int64]
    lengths: NDArray[numpy.int64]

    def around(self) -> Rows:
        """Give for each unit where those are that the second layer hears; beyond a sentence's ends none is."""
        here, size = numpy.arange(len(self.labels)), len(self.labels)
        sentence = numpy.repeat(numpy.arange(len(self.lengths)), self.lengths)
        steps = here[:, None] + numpy.arange(AROUND) - AROUND // 2
        there = steps.clip(0, size - 1)
        inside = (there == steps) & (sentence[there] == sentence[:, None])
        return numpy.where(inside, there, size).astype("int32")


@dataclass(frozen=True, slots=True)
class Left:
    """The shares left out while learning, so that nothing is relied on alone.

    `unsaid` of what features say, `unmeant` of the words around, `unseen` of the hidden units.
    """

    unsaid: float
    unmeant: float
    unseen: float


@dataclass(frozen=True, slots=True)
class _Layer:
    """What came into a layer, which of its units were above zero and not left out, and what they say."""

    heard: Floats
    seen: Mask
    hidden: Floats


class Network:
    """`vectors` has a row for each value of a feature, row 0 for none; the last row of `moves` is a sentence's edge."""

    def __init__(self, rows: int, labels: int, meanings: Floats, places: int, chance: numpy.random.Generator) -> None:
        """Begin by chance; `meanings` are the vectors of words, row 0 of none, `places` how many words are heard."""
        self._chance, self._meanings = chance, meanings
        self.vectors = Parameter(numpy.zeros((rows, HIDDEN), "float32"))
        self.meant = Parameter(self._any(0.05, places * meanings.shape[1], HIDDEN))
        self.bias = Parameter(numpy.zeros(HIDDEN, "float32"))
        self.inner = Parameter(self._any(0.1, AROUND * HIDDEN, HIDDEN))
        self.inner_bias = Parameter(numpy.zeros(HIDDEN, "float32"))
        self.out = Parameter(self._any(0.1, 2 * HIDDEN, labels))
        self.moves = Parameter(numpy.zeros((labels + 1, labels), "float32"))

    def _any(self, most: float, *shape: int) -> Floats:
        return self._chance.uniform(-most, most, shape).astype("float32")

    def _parameters(self) -> tuple[Parameter, ...]:
        return self.vectors, self.meant, self.bias, self.inner, self.inner_bias, self.out, self.moves

    def forget(self) -> None:
        """Begin the means anew."""
        for parameter in self._parameters():
            parameter.forget()

    def take(self) -> None:
        """Take what is learnt so far into the means."""
        for parameter in self._parameters():
            parameter.take()

    def learn(self, batch: Batch, rate: float, left: Left) -> float:
        """Learn from a batch with some left out; give its loss."""
        rows = numpy.where(self._kept(batch.rows.shape, left.unsaid), batch.rows, 0)
        first = self._first(rows, batch.words, left)
        around = batch.around()
        second = self._second(first, around, left)
        hidden = numpy.concatenate([first.hidden, second.hidden], axis=1)
        loss, slopes, moves = slopes_of(product(hidden, self.out.value), batch.labels, batch.lengths, self.moves.value)
        back = product(slopes, self.out.value.T)
        self.out.move(product(hidden.T, slopes), rate)
        self.moves.move(moves, rate)
        onward = self._learn_second(second, back[:, HIDDEN:], rate, left)
        self._learn_first(first, rows, back[:, :HIDDEN] + _gathered(around, onward), rate, left)
        return loss

    def _kept(self, shape: tuple[int, ...], share: float) -> Mask:
        kept: Mask = self._chance.random(shape, "float32") >= share
        return kept

    def _layer(self, heard: Floats, summed: Floats, left: Left) -> _Layer:
        seen = (summed > 0) & self._kept(summed.shape, left.unseen)
        return _Layer(heard, seen, numpy.where(seen, summed / numpy.float32(1 - left.unseen), numpy.float32(0)))

    def _first(self, rows: Rows, words: Rows, left: Left) -> _Layer:
        kept = self._kept(words.shape, left.unmeant)
        meanings = self._meanings[numpy.where(kept, words, 0)].reshape(len(words), -1) / numpy.float32(1 - left.unmeant)
        said = _OPS.gather_add(self.vectors.value, rows) / numpy.float32(1 - left.unsaid)
        return self._layer(meanings, said + product(meanings, self.meant.value) + self.bias.value, left)

    def _second(self, first: _Layer, around: Rows, left: Left) -> _Layer:
        beyond = numpy.zeros((1, HIDDEN), "float32")
        heard = numpy.concatenate([first.hidden, beyond])[around].reshape(len(around), -1)
        return self._layer(heard, product(heard, self.inner.value) + self.inner_bias.value, left)

    def _learn_second(self, layer: _Layer, back: Floats, rate: float, left: Left) -> Floats:
        slopes = numpy.where(layer.seen, back / numpy.float32(1 - left.unseen), numpy.float32(0))
        onward = product(slopes, self.inner.value.T)
        self.inner.move(product(layer.heard.T, slopes), rate)
        self.inner_bias.move(slopes.sum(axis=0), rate)
        return onward

    def _learn_first(self, layer: _Layer, rows: Rows, back: Floats, rate: float, left: Left) -> None:
        slopes = numpy.where(layer.seen, back / numpy.float32(1 - left.unseen), numpy.float32(0))
        self.meant.move(product(layer.heard.T, slopes), rate)
        self.bias.move(slopes.sum(axis=0), rate)
        used, place = numpy.unique(rows.astype("int64"), return_inverse=True)
        vectors = numpy.zeros((len(used), HIDDEN), "float32")
        spread = numpy.repeat(slopes / numpy.float32(1 - left.unsaid), rows.shape[1], axis=0)
        _OPS.scatter_add(vectors, place.ravel().astype("int32"), spread)
        self.vectors.move(vectors[1:] if used[0] == 0 else vectors, rate, used[used > 0])


def _gathered(around: Rows, slopes: Floats) -> Floats:
    gathered = numpy.zeros((len(around) + 1, HIDDEN), "float32")
    _OPS.scatter_add(gathered, around.ravel(), slopes.reshape(-1, HIDDEN))
    return gathered[:-1]
