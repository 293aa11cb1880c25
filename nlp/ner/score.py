"""The scores of every label for every unit of a text, summed from the weights of its features."""

import numpy
from numpy.typing import NDArray

from nlp.ner.attributes import ATTRIBUTES, Inventory
from nlp.ner.layout import Feature, Keys, Layout
from nlp.ner.model import Model
from nlp.ner.moves import Scores
from nlp.units import Numbers

_REMEMBERED = 20_000  # units; each takes some 1 kB
_MOST = 127  # steps of a weight

Steps = NDArray[numpy.int16]


class Scorer:
    """Sums weights; what depends on one unit alone is summed once for each unit and place.

    Joint features are asked only where the single ones leave a doubt: where `O` does not lead by `sure`.
    """

    def __init__(self, model: Model, sure: float) -> None:
        self.inventory = Inventory(model.alphabets)
        self._sure = sure
        self._labels = len(model.labels)
        self._weights, self._step = _dense(model, self._labels)
        self._single: dict[str, list[tuple[int, Numbers]]] = {}
        self._joint: list[tuple[Feature, Numbers, Numbers]] = []
        sizes = dict(zip(ATTRIBUTES, map(len, self.inventory.alphabets), strict=True))
        for number, feature in enumerate(map(Feature.parse, model.features)):
            at = slice(model.bounds[number], model.bounds[number + 1])
            keys, rows = model.keys[at], numpy.arange(at.start, at.stop) + 1
            attribute, place = feature.parts[0]
            if len(feature.parts) == 1 and attribute in sizes:
                by_value = numpy.zeros(sizes[attribute], dtype="int64")
                by_value[keys] = rows
                self._single.setdefault(place, []).append((ATTRIBUTES.index(attribute), by_value))
            elif len(keys):
                self._joint.append((feature, keys, rows))
        self._known = 0
        self._sums: dict[str, Steps] = {}
        self._forget()

    def tidy(self) -> None:
        """Forget units when they are too many; to be called between texts, since it makes their numbers void."""
        if len(self.inventory) > _REMEMBERED:
            self.inventory.clear()
            self._forget()

    def scores(self, layout: Layout) -> tuple[Scores, Numbers]:
        """Give the scores of the labels, place × label, and the places where they leave a doubt."""
        self._learn()
        here = layout.places
        total = numpy.zeros((len(here), self._labels), dtype="int16")
        for place, sums in self._sums.items():
            total += sums[layout.units[layout.seen(place, here)]]
        open_ = self._doubtful(total)
        total[open_] += self._joined(layout, here[open_])
        scores = numpy.zeros((len(layout.units), self._labels), dtype="float32")
        scores[here] = total * self._step
        return scores, here[open_][self._doubtful(total[open_])]

    def _doubtful(self, total: Steps) -> Numbers:
        lead = total[:, 0] - total[:, 1:].max(axis=1, initial=-_MOST)
        return numpy.flatnonzero(lead * self._step < self._sure)

    def _joined(self, layout: Layout, here: Numbers) -> Steps:
        total = numpy.zeros((len(here), self._labels), dtype="int16")
        said = Keys(layout, self.inventory.values, here)
        for feature, keys, rows in self._joint:
            asked = said.of(feature)
            near = keys.searchsorted(asked)
            near[near == len(keys)] = 0
            total += self._weights[rows[near] * (keys[near] == asked)]
        return total

    def _learn(self) -> None:
        # Units met for the first time since.
        known, size = self._known, len(self.inventory)
        if known == size:
            return
        values = self.inventory.values[known:size]
        for place, features in self._single.items():
            if size > len(self._sums[place]):
                more = numpy.zeros((size, self._labels), dtype="int16")
                self._sums[place] = numpy.concatenate([self._sums[place], more])
            for column, by_value in features:
                self._sums[place][known:size] += self._weights[by_value[values[:, column]]]
        self._known = size

    def _forget(self) -> None:
        self._known = 0
        self._sums = {place: numpy.zeros((1024, self._labels), dtype="int16") for place in self._single}


def _dense(model: Model, labels: int) -> tuple[NDArray[numpy.int8], numpy.float32]:
    # In the steps of a model's file: whole numbers add up to the same in any order. Row 0 is for what has no weight.
    step = numpy.float32(numpy.abs(model.weight).max(initial=1e-6) / _MOST)
    weights = numpy.zeros((len(model.first), labels), dtype="int8")
    rows = numpy.repeat(numpy.arange(1, len(model.first)), numpy.diff(model.first))
    weights[rows, model.label] = numpy.rint(model.weight / step)
    return weights, step
