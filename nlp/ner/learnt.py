"""What a network learnt, as a `Model`: in whole numbers, without what nothing needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy
from numpy.typing import NDArray

from nlp.ner.attributes import ATTRIBUTES
from nlp.ner.groups import length
from nlp.ner.layout import MEANT, Feature
from nlp.ner.model import MOST, Model
from nlp.ner.moves import IMPOSSIBLE, Scores
from nlp.ner.network import Network
from nlp.units import Numbers

Whole = NDArray[numpy.int8]
# The largest whole numbers: in a vector (finer steps tell nothing more, and take room), between layers and in `out`.
_FINE, _INNER, _OUT = 31, 63, 90
_FIXED = 2  # values that every alphabet has: none, and the edge
# By so much less a unit speaks for `O` than was learnt: what learns with parts left out finds too few names.
_LESS = 0.2


@dataclass(frozen=True, slots=True)
class Rows:
    """Which row of a network's vectors stands for which value: those of feature `f` in order, from `firsts[f]` on."""

    values: Sequence[Numbers]
    firsts: Sequence[int]

    @classmethod
    def of(cls, said: Numbers, least: int) -> "Rows":
        """Give a row to each value said at least so often; `said` has a line a unit and a column a feature."""
        values, firsts, size = [], [], 1
        for column in said.T:
            found, counts = numpy.unique(column, return_counts=True)
            values.append(found[(counts >= least) & (found > 0)])
            firsts.append(size)
            size += len(values[-1])
        return cls(values, [*firsts, size])

    def without(self, those: Sequence[bool]) -> "Rows":
        """Leave out the values of some features; all others keep their rows."""
        kept = [values[:0] if out else values for values, out in zip(self.values, those, strict=True)]
        return Rows(kept, self.firsts)

    def find(self, said: Numbers) -> NDArray[numpy.int32]:
        """Give the rows of what is said, 0 for values without one."""
        rows = numpy.zeros(said.shape, "int32")
        for number, (values, first) in enumerate(zip(self.values, self.firsts[:-1], strict=True)):
            if len(values):
                place = numpy.minimum(values.searchsorted(said[:, number]), len(values) - 1)
                rows[:, number] = numpy.where(values[place] == said[:, number], place + first, 0)
        return rows


def learnt(
    networks: Sequence[Network],
    rows: Rows,
    labels: Sequence[str],
    features: Sequence[Feature],
    alphabets: Sequence[Mapping[str, int]],
) -> Model:
    """Make one model of what networks learnt, the mean of their scores; the first label is `O`."""
    vectors, step = _whole(numpy.concatenate([one.vectors.mean for one in networks], axis=1), _FINE)
    meant, meant_step = _whole(numpy.concatenate([one.meant.mean for one in networks], axis=1), MOST)
    inner, inner_step = _whole(numpy.stack([one.inner.mean for one in networks]), _INNER)
    out, out_step = _whole(numpy.stack([one.out.mean for one in networks]), _OUT)
    kept, keys, lines = _entries(vectors, rows, features, alphabets)
    return Model(
        labels=tuple(labels),
        features=tuple(map(str, features)),
        alphabets=kept,
        moves=_moves(numpy.asarray(numpy.mean([one.moves.mean for one in networks], axis=0), "float32"), labels),
        bounds=numpy.cumsum([0, *map(len, keys)]),
        keys=numpy.concatenate(keys),
        vectors=numpy.concatenate([vectors[:1], *lines]),
        bias=_steps(numpy.concatenate([one.bias.mean for one in networks]), step),
        meant=meant.reshape(len(MEANT), -1, meant.shape[1]),
        inner=inner,
        inner_bias=_steps(numpy.stack([one.inner_bias.mean for one in networks]), step),
        out=out,
        steps=(meant_step / length() / step, inner_step, step * out_step / len(networks)),
    )


def _entries(
    vectors: Whole, rows: Rows, features: Sequence[Feature], alphabets: Sequence[Mapping[str, int]]
) -> tuple[tuple[tuple[str, ...], ...], list[Numbers], list[Whole]]:
    # Of each feature the values that say something, with new numbers, and their vectors.
    heard = numpy.any(vectors, axis=1)
    places = [numpy.flatnonzero(heard[first:stop]) for first, stop in pairwise(rows.firsts)]
    used = [values[those] for values, those in zip(rows.values, places, strict=True)]
    kept, new = _renumbered(used, features, alphabets)
    keys, lines = [], []
    for feature, values, first, those in zip(features, used, rows.firsts[:-1], places, strict=True):
        numbers = new[feature.attribute][values] if feature.attribute in new else values
        order = numpy.argsort(numbers)
        keys.append(numbers[order])
        lines.append(vectors[first + those[order]])
    return kept, keys, lines


def _steps(values: Scores, step: float) -> NDArray[numpy.int16]:
    found: NDArray[numpy.int16] = numpy.rint(values / step).astype("int16")
    return found


def _whole(values: Scores, most: int) -> tuple[Whole, float]:
    step = float(numpy.abs(values).max(initial=1e-6)) / most
    return numpy.rint(values / step).astype("int8"), step


def _renumbered(
    used: Sequence[Numbers], features: Sequence[Feature], alphabets: Sequence[Mapping[str, int]]
) -> tuple[tuple[tuple[str, ...], ...], dict[str, Numbers]]:
    kept, new = [], {}
    for attribute, alphabet in zip(ATTRIBUTES, alphabets, strict=True):
        those = [values for values, feature in zip(used, features, strict=True) if feature.attribute == attribute]
        numbers = set(numpy.concatenate([*those, numpy.zeros(0, "int64")]).tolist())
        # Sorted, since neighbours that begin alike pack well.
        words = sorted(word for word, at in alphabet.items() if at >= _FIXED and at in numbers)
        changed = numpy.arange(max(len(alphabet), _FIXED))
        changed[[alphabet[word] for word in words]] = numpy.arange(len(words)) + _FIXED
        kept.append(tuple(words))
        new[attribute] = changed
    return tuple(kept), new


def _moves(moves: Scores, labels: Sequence[str]) -> Scores:
    # One more label than the model has: the edge of a sentence, which costs nothing to go to.
    found = numpy.zeros((len(labels) + 1, len(labels) + 1), dtype="float32")
    for to, label in enumerate(labels):
        if label.startswith("I-"):
            found[:, to] = IMPOSSIBLE
            for before in (f"B-{label[2:]}", label):
                found[labels.index(before), to] = 0
    found[:, :-1] += moves
    found[:, 0] -= _LESS
    return found
