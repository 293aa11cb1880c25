"""Where the units of a text stand to each other, and the features that follow: numbers, for all units at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy

from nlp.ner.attributes import ATTRIBUTES, Inventory, Values

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
    """The units of some sentences in one row, with room between that every window of a sentence ends in."""

    def __init__(self, inventory: Inventory, sentences: Iterable[Sequence[int]]) -> None:
        units: list[int] = [0] * WIDEST
        self.ranges = []
        for sentence in sentences:
            self.ranges.append((len(units), len(units) + len(sentence)))
            units += sentence
            units += [0] * WIDEST
        self.units: Values = numpy.array(units, dtype="int64")
        self._inventory = inventory
        self._columns: dict[Part, Values] = {}

    def keys(self, feature: Feature) -> Values:
        """Give for each unit a number that stands for what the feature says of it, 0 where it says nothing."""
        first, *rest = (self._column(part) for part in feature.parts)
        if not rest:
            return first
        keys, said = first, first > 0
        for column in rest:
            keys = (keys << BITS) | column
            said &= column > 0
        return numpy.where(said, keys, 0)

    def at(self, place: str) -> Values:
        """Give the unit that stands at a place seen from each unit."""
        return self._at(place, self.units)

    def _column(self, part: Part) -> Values:
        found = self._columns.get(part)
        if found is None:
            attribute, place = part
            if attribute in ("run", "bracket"):
                found = self._at(place, self.run if attribute == "run" else self.depth)
            else:
                found = self._inventory.values[self.at(place), ATTRIBUTES.index(attribute)]
            self._columns[part] = found
        return found

    def _at(self, place: str, what: Values) -> Values:
        if place in self._runs:
            return what[self._runs[place]]
        step = int(place)
        # What comes round from the other end falls on the room between, where nothing is asked.
        return numpy.roll(what, -step) if step else what

    @cached_property
    def _runs(self) -> dict[str, Values]:
        nominal = self._inventory.nominal[self.units]
        here = numpy.arange(len(self.units))
        begins = ~(nominal & numpy.roll(nominal, 1))
        first = numpy.maximum.accumulate(numpy.where(begins, here, 0))
        ends = numpy.roll(begins, -1)
        last = numpy.minimum.accumulate(numpy.where(ends, here, len(here) - 1)[::-1])[::-1]
        after = numpy.minimum(last + 1, len(here) - 1)
        return {"first": first, "last": last, "before": numpy.maximum(first - 1, 0), "after": after}

    @cached_property
    def run(self) -> Values:
        """How many nominal units stand before and after each in its run, three at most; 0 outside runs."""
        here = numpy.arange(len(self.units))
        before = numpy.minimum(here - self._runs["first"], 3)
        after = numpy.minimum(self._runs["last"] - here, 3)
        return numpy.where(self._inventory.nominal[self.units], 1 + 4 * before + after, 0)

    @cached_property
    def depth(self) -> Values:
        """How many brackets and quotation marks are open at each unit, and 0 where none is."""
        depth = numpy.zeros(len(self.units), dtype="int64")
        steps = self._inventory.bracket[self.units]
        for start, stop in self.ranges:
            if steps[start:stop].any():
                depth[start:stop] = numpy.clip(numpy.cumsum(steps[start:stop]), 0, _DEEPEST)
        return depth
