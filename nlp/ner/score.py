"""The scores of every label for every unit of a text, summed from what the values of its features say."""

import numpy
from numpy.typing import NDArray

from nlp.ner.attributes import ATTRIBUTES, Inventory
from nlp.ner.layout import Feature, Layout
from nlp.ner.model import Model
from nlp.ner.moves import Scores
from nlp.ner.network import product
from nlp.units import Numbers

_REMEMBERED = 8_000  # units; each takes some 1 kB
# Up to here the scores of 128 hidden units are whole numbers below 2^24: a product of floats, exact in any order.
_HIGHEST = 1023

Steps = NDArray[numpy.int16]
Rows = NDArray[numpy.int32]


class Scorer:
    """Sums vectors; what depends on one unit alone is summed once for each unit and place."""

    def __init__(self, model: Model, sure: float) -> None:
        self.inventory = Inventory(model.alphabets)
        self._sure = sure
        self._bias, self._out, self._step = model.bias, model.out.astype("float32"), numpy.float32(model.step)
        self._vectors = model.vectors
        self._single: dict[str, list[tuple[int, Rows]]] = {}
        self._own: list[tuple[Feature, Rows]] = []
        sizes = dict(zip(ATTRIBUTES, map(len, self.inventory.alphabets), strict=True))
        for number, feature in enumerate(map(Feature.parse, model.features)):
            at = slice(model.bounds[number], model.bounds[number + 1])
            by_value = numpy.zeros(sizes.get(feature.attribute, Layout.MOST + 1), dtype="int32")
            by_value[model.keys[at]] = numpy.arange(at.start, at.stop) + 1
            if feature.attribute in sizes:
                column = ATTRIBUTES.index(feature.attribute)
                self._single.setdefault(feature.place, []).append((column, by_value))
            else:
                self._own.append((feature, by_value))
        self._known = 0
        self._sums: dict[str, Steps] = {}
        self._forget()

    def tidy(self) -> None:
        """Forget units when they are too many; to be called between texts, since it makes their numbers void."""
        if len(self.inventory) > _REMEMBERED:
            self.inventory.clear()
            self._forget()

    def scores(self, layout: Layout) -> tuple[Scores, Numbers]:
        """Give the scores of the labels, place × label, and the places where `O` does not lead by `sure`."""
        self._learn()
        here = layout.places
        total = numpy.tile(self._bias, (len(here), 1))
        for place, sums in self._sums.items():
            total += sums[layout.units[layout.seen(place, here)]]
        for feature, by_value in self._own:
            total += self._vectors[by_value[layout.said(feature, here)]]
        scores = numpy.zeros((len(layout.units), self._out.shape[1]), dtype="float32")
        scores[here] = found = product(total.clip(0, _HIGHEST).astype("float32"), self._out) * self._step
        lead = found[:, 0] - found[:, 1:].max(axis=1, initial=-1e9)
        return scores, here[lead < self._sure]

    def _learn(self) -> None:
        # Units met for the first time since.
        known, size = self._known, len(self.inventory)
        if known == size:
            return
        values = self.inventory.values[known:size]
        for place, features in self._single.items():
            if size > len(self._sums[place]):
                more = numpy.zeros((size, len(self._bias)), dtype="int16")
                self._sums[place] = numpy.concatenate([self._sums[place], more])
            for column, by_value in features:
                self._sums[place][known:size] += self._vectors[by_value[values[:, column]]]
        self._known = size

    def _forget(self) -> None:
        self._known = 0
        self._sums = {place: numpy.zeros((1024, len(self._bias)), dtype="int16") for place in self._single}
