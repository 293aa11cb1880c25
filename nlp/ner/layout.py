"""Where the units of a text stand to each other, and the features that follow: numbers, for many units at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy

from nlp.ner.attributes import ATTRIBUTES, Inventory
from nlp.units import Numbers

WIDEST = 3
MEANT = (-2, -1, 0, 1, 2)
"""The places around a unit whose words' meanings count."""
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Feature:
    """What counts: an attribute, and the place of the unit that has it, as in `word[0]`, `class[-1]`, `group2[last]`.

    Places are `-3` … `3`, or `first`, `last`, `before`, `after` of its run; `run` and `bracket` belong to the place
    itself.
    """

    attribute: str
    place: str

    @classmethod
    def parse(cls, written: str) -> "Feature":
        """Read a feature as ner_features.tsv writes it; raises ValueError when it is none."""
        attribute, _, place = written.removesuffix("]").partition("[")
        if not place or attribute not in (*ATTRIBUTES, "run", "bracket"):
            raise ValueError(f"{written} is no feature; the attributes are {', '.join(ATTRIBUTES)}, run, bracket")
        return cls(attribute, place)

    def __str__(self) -> str:
        return f"{self.attribute}[{self.place}]"


class Layout:
    """The units of some sentences in one row, with room between that every window of a sentence ends in.

    `firsts` are the indexes of the units that begin a sentence. `at` leads from a place of the row to the unit's index.
    """

    MOST = 16
    """The largest number of what belongs to a place itself."""

    def __init__(self, inventory: Inventory, units: Numbers, firsts: Sequence[int]) -> None:
        self._inventory = inventory
        begins = numpy.zeros(len(units), dtype="int64")
        begins[list(firsts)] = 1
        places = numpy.arange(len(units)) + WIDEST * numpy.maximum(numpy.cumsum(begins), 1)
        size = int(places[-1]) + 1 + WIDEST if len(places) else WIDEST
        self.places = places
        self.units: Numbers = numpy.zeros(size, dtype="int64")
        self.units[places] = units
        self.at: Numbers = numpy.zeros(size, dtype="int64")
        self.at[places] = numpy.arange(len(units))

    def seen(self, place: str, here: Numbers) -> Numbers:
        """Give the places that are seen from some places: the next but one for `2`, the end of the run for `last`."""
        if place in self._runs:
            return self._runs[place][here]
        return here + int(place)

    def said(self, feature: Feature, here: Numbers) -> Numbers:
        """Give for each of some places the number of what a feature says there, 0 where it says nothing."""
        there = self.seen(feature.place, here)
        if feature.attribute in ATTRIBUTES:
            values = self._inventory.values[self.units, ATTRIBUTES.index(feature.attribute)]
        else:
            values = self.run if feature.attribute == "run" else self.bracket
        found: Numbers = values[there]
        return found

    def meant(self, here: Numbers) -> Numbers:
        """Give for each of some places the numbers of the meanings around it, a column for each of `MEANT`."""
        found: Numbers = self._inventory.meanings[self.units[here[:, None] + numpy.array(MEANT)]]
        return found

    @cached_property
    def _runs(self) -> dict[str, Numbers]:
        nominal = self._inventory.nominal[self.units]
        here = numpy.arange(len(self.units))
        begins = numpy.ones(len(here), dtype=bool)
        begins[1:] = ~(nominal[1:] & nominal[:-1])
        ends = numpy.ones(len(here), dtype=bool)
        ends[:-1] = begins[1:]
        first = numpy.maximum.accumulate(numpy.where(begins, here, 0))
        last = numpy.minimum.accumulate(numpy.where(ends, here, len(here) - 1)[::-1])[::-1]
        after = numpy.minimum(last + 1, len(here) - 1)
        return {"first": first, "last": last, "before": numpy.maximum(first - 1, 0), "after": after}

    @cached_property
    def run(self) -> Numbers:
        """How many nominal units stand before and after each in its run, three at most; 0 outside runs."""
        here = numpy.arange(len(self.units))
        before = numpy.minimum(here - self._runs["first"], 3)
        after = numpy.minimum(self._runs["last"] - here, 3)
        return numpy.where(self._inventory.nominal[self.units], 1 + 4 * before + after, 0)

    @cached_property
    def bracket(self) -> Numbers:
        """How many brackets and quotation marks are open at each unit of its sentence, and 0 where none is."""
        steps = self._inventory.bracket[self.units]
        if not steps.any():
            return steps
        depth = numpy.cumsum(steps)
        # A sentence begins with none open, whatever the one before has left; the room before it holds that.
        edge = numpy.maximum.accumulate(numpy.where(self.units == 0, numpy.arange(len(steps)), 0))
        open_: Numbers = numpy.minimum(numpy.maximum(depth - depth[edge], 0), _DEEPEST)
        return open_
