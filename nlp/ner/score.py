"""The scores of every label for every unit of a text, summed from what the values of its features say."""

import numpy
from numpy.typing import NDArray

from nlp.ner.attributes import ATTRIBUTES, Inventory
from nlp.ner.groups import meanings
from nlp.ner.layout import MEANT, Feature, Layout
from nlp.ner.model import Model
from nlp.ner.moves import Scores
from nlp.ner.parameter import product
from nlp.units import Numbers

_REMEMBERED = 8_000  # units; each takes some 3 kB
# Up to here all sums of the two layers are whole numbers below 2^24 (96 × 1800 × 90, 144 × 1800 × 63): a product of
# floats, exact in any order and beside any other text.
_HIGHEST = 1800

Steps = NDArray[numpy.int16]
Rows = NDArray[numpy.int32]


class Scorer:
    """Sums vectors; what depends on one unit alone is summed once for each unit and place."""

    def __init__(self, model: Model, sure: float) -> None:
        self.inventory = Inventory(model.alphabets)
        self._sure = sure
        self._bias, self._inner_bias = model.bias, model.inner_bias.astype("float32")
        self._meant, self._inner, self._out = (one.astype("float32") for one in (model.meant, model.inner, model.out))
        self._meant_step, self._inner_step, self._step = map(numpy.float32, model.steps)
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
        first = numpy.zeros((len(layout.units), len(self._bias)), dtype="float32")
        first[here] = total.clip(0, _HIGHEST)
        scores = numpy.zeros((len(layout.units), self._out.shape[2]), dtype="float32")
        own = numpy.split(first, len(self._out), axis=1)
        networks = zip(own, self._inner, self._inner_bias, self._out, strict=True)
        found = numpy.zeros((len(here), self._out.shape[2]), dtype="float32")
        for network in networks:
            found += self._spoken(here, *network)
        scores[here] = found = found * self._step
        lead = found[:, 0] - found[:, 1:].max(axis=1, initial=-1e9)
        return scores, here[lead < self._sure]

    def _spoken(self, here: Numbers, first: Scores, inner: Scores, bias: Scores, out: Scores) -> Scores:
        # The room between sentences holds nothing, as what lies beyond their ends did while learning.
        heard = numpy.concatenate([first[here - 1], first[here], first[here + 1]], axis=1)
        second = (numpy.rint(product(heard, inner) * self._inner_step) + bias).clip(0, _HIGHEST)
        return product(numpy.concatenate([first[here], second], axis=1), out)

    def _learn(self) -> None:
        # Units met for the first time since.
        known, size = self._known, len(self.inventory)
        if known == size:
            return
        values = self.inventory.values[known:size]
        for place, sums in self._sums.items():
            if size > len(sums):
                more = numpy.zeros((size, len(self._bias)), dtype="int16")
                self._sums[place] = numpy.concatenate([sums, more])
            for column, by_value in self._single.get(place, ()):
                self._sums[place][known:size] += self._vectors[by_value[values[:, column]]]
        words = meanings()[self.inventory.meanings[known:size]].astype("float32")
        for place, meant in zip(map(str, MEANT), self._meant, strict=True):
            speaks = numpy.rint(product(words, meant) * self._meant_step)
            self._sums[place][known:size] += speaks.astype("int16")
        self._known = size

    def _forget(self) -> None:
        self._known = 0
        places = dict.fromkeys([*self._single, *map(str, MEANT)])
        self._sums = {place: numpy.zeros((1024, len(self._bias)), dtype="int16") for place in places}
