"""Where the units of a text stand to each other, and the features that follow: numbers, for many units at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy

from nlp.ner.attributes import ATTRIBUTES, Inventory
from nlp.units import Numbers

WIDEST = 3
BITS = 21  # of a key, for each of up to three values
_DEEPEST = 3

Part = tuple[str, str]
"""An attribute, and the place of the unit that has it: `-3` … `3`, or `first`, `last`, `before`, `after` of its run."""


@dataclass(frozen=True, slots=True)
class Feature:
    """Values that count together: `word[0]`, `class[-1] class[0]`; `run` and `bracket` belong to the place itself."""

    parts: tuple[Part, ...]

    @classmethod
    def parse(cls, written: str) -> "Feature":
        """Read a feature as ner_features.tsv writes it; raises ValueError when it is none."""
        parts = tuple(tuple(part.removesuffix("]").split("[")) for part in written.split())
        for part in parts:
            if len(part) != 2 or part[0] not in (*ATTRIBUTES, "run", "bracket"):
                raise ValueError(f"{written} is no feature; the attributes are {', '.join(ATTRIBUTES)}, run, bracket")
        return cls(parts)  # type: ignore[arg-type]  # pairs, as just seen

    def __str__(self) -> str:
        return " ".join(f"{attribute}[{place}]" for attribute, place in self.parts)


class Layout:
    """The units of some sentences in one row, with room between that every window of a sentence ends in.

    `firsts` are the indexes of the units that begin a sentence. `at` leads from a place of the row to the unit's index.
    """

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


class Keys:
    """The keys of features at some places of a layout."""

    def __init__(self, layout: Layout, values: Numbers, here: Numbers) -> None:
        self._layout = layout
        self._values = values
        self._here = here
        self._columns: dict[Part, Numbers] = {}

    def of(self, feature: Feature) -> Numbers:
        """Give for each place a number that stands for what the feature says there, 0 where it says nothing."""
        first, *rest = (self._column(part) for part in feature.parts)
        if not rest:
            return first
        keys, silent = first, first == 0
        for column in rest:
            keys = (keys << BITS) | column
            silent = silent | (column == 0)
        keys[silent] = 0
        return keys

    def _column(self, part: Part) -> Numbers:
        found = self._columns.get(part)
        if found is None:
            attribute, place = part
            there = self._layout.seen(place, self._here)
            if attribute in ATTRIBUTES:
                found = self._values[self._layout.units[there], ATTRIBUTES.index(attribute)]
            else:
                found = (self._layout.run if attribute == "run" else self._layout.bracket)[there]
            self._columns[part] = found
        return found
