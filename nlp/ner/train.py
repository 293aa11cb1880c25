"""Training: GSD's texts first; then they and ner-wikipedia's together, whose unmarked names the first model marks.

What is left unsaid and in which order texts are read is drawn from numbers with a fixed beginning, so the same input
gives the same model.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

import numpy
from spacy.vocab import Vocab

from nlp.components.sentences import split
from nlp.ner.attributes import Inventory
from nlp.ner.corpus import IN_WIKIPEDIA, Marked, Name
from nlp.ner.groups import length, meanings
from nlp.ner.layout import MEANT, Feature, Layout
from nlp.ner.learnt import Rows, learnt
from nlp.ner.model import Model
from nlp.ner.network import Batch, Left, Network
from nlp.ner.tagger import Tagger, firsts
from nlp.tables import rows
from nlp.tokenizer import UnidicTokenizer
from nlp.units import Numbers

ALONE, TOGETHER, AFTERWARDS = 10, 8, 6
"""How often GSD is read for the first model; both are for the second, and GSD once more after that."""
_NONE: frozenset[str] = frozenset()
UNHEARD = _NONE, _NONE, frozenset({"word", "lemma", "group1", "group2", "group3"})
"""Which attributes each network of the second model does not hear; the model's scores are the mean of theirs.

The last one knows words by their meanings alone, so it errs elsewhere than the others.
"""
RATE = 0.03
LEFT = Left(unsaid=0.4, unmeant=0.2, unseen=0.5)
_AT_ONCE = 4  # sentences: with more at once less is learnt, with fewer it takes longer
_LEAST = 3  # times that a value is said to be learnt

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence: of each unit what the features say and what the words around it mean, as numbers, and its label."""

    said: Numbers
    meant: Numbers
    labels: list[str]


def train(gsd: Sequence[Marked], wikipedia: Sequence[Marked], report: Report, alone: int = ALONE) -> Model:
    """Train a model; GSD is read `alone` times for the first one."""
    maker = _Maker()
    known = [example for marked in gsd for example in maker.examples(marked)]
    report(f"{len(known)} sentences of GSD")
    model = maker.learn([(known, alone)], UNHEARD[:1], report)
    if wikipedia:
        tagger = Tagger(model)
        more = [example for marked in wikipedia for example in maker.examples(completed(tagger, marked))]
        report(f"{len(more)} sentences of ner-wikipedia")
        # GSD comes last, since its ways are the model's: the other knows more names, but marks fewer kinds.
        model = maker.learn([([*known, *more], TOGETHER), (known, AFTERWARDS)], UNHEARD, report)
    return model


def completed(tagger: Tagger, marked: Marked) -> Marked:
    """Give a text of ner-wikipedia one label for each name, and the names whose labels it does not mark."""
    units, ranges = tagger.units(marked.text), split(marked.text)
    taken = [(name.start, name.end) for name in marked.names]
    more = [
        Name(name.start, name.end, (name.label,))
        for name in tagger.names(units, ranges)
        if name.label not in IN_WIKIPEDIA and not any(name.start < end and start < name.end for start, end in taken)
    ]
    settled = [
        Name(name.start, name.end, (tagger.likeliest(units, ranges, name.start, name.end, name.labels),))
        for name in marked.names
    ]
    return Marked(marked.text, tuple(sorted([*settled, *more], key=lambda name: name.start)))


Course = tuple[Sequence[Example], int]
"""Examples, and how often they are read."""


class _Maker:
    def __init__(self) -> None:
        self._inventory = Inventory()
        self._features = [Feature.parse(row["feature"]) for row in rows("ner_features")]
        self._tokenizer = UnidicTokenizer(Vocab())

    def examples(self, marked: Marked) -> Iterator[Example]:
        ranges = split(marked.text)
        units = self._tokenizer.units(marked.text).within(ranges)
        begins = firsts(units.starts, ranges)
        layout = Layout(self._inventory, self._inventory.numbers(units), begins)
        said = numpy.stack([layout.said(feature, layout.places) for feature in self._features], axis=1)
        meant = layout.meant(layout.places)
        labels = _labels(units.starts.tolist(), units.ends.tolist(), marked.names)
        for begin, stop in pairwise([*begins, len(said)]):
            if begin < stop:
                yield Example(said[begin:stop], meant[begin:stop], labels[begin:stop])

    def learn(self, courses: Sequence[Course], unheard: Sequence[Set[str]], report: Report) -> Model:
        """Learn from examples so many times, then from others; of the last, the mean of the second half is taken.

        So many networks learn as there are sets of attributes unheard.
        """
        every = [example for examples, _ in courses for example in examples]
        labels = ["O", *sorted({label for example in every for label in example.labels} - {"O"})]
        numbered = Rows.of(numpy.concatenate([example.said for example in courses[0][0]]), _LEAST)
        words = (meanings() / length()).astype("float32")
        made = []
        for beginning, those in enumerate(unheard):
            heard = numbered.without([feature.attribute in those for feature in self._features])
            chance = numpy.random.default_rng(beginning)
            made.append(Network(numbered.firsts[-1], len(labels), words, len(MEANT), chance))
            for examples, times in courses:
                _read(made[-1], list(_batches(examples, heard, labels)), times, chance, report)
        return learnt(made, numbered, labels, self._features, self._inventory.alphabets)


def _read(network: Network, batches: Sequence[Batch], times: int, chance: numpy.random.Generator, say: Report) -> None:
    network.forget()
    for time in range(times):
        loss = sum(network.learn(batches[at], RATE, LEFT) for at in chance.permutation(len(batches)))
        say(f"{time + 1} of {times}: loss {loss:.0f}")
        if time >= times // 2:
            network.take()


def _batches(examples: Sequence[Example], numbered: Rows, labels: Sequence[str]) -> Iterator[Batch]:
    number = {label: at for at, label in enumerate(labels)}
    ordered = sorted(examples, key=lambda example: -len(example.labels))
    for first in range(0, len(ordered), _AT_ONCE):
        some = ordered[first : first + _AT_ONCE]
        yield Batch(
            numbered.find(numpy.concatenate([example.said for example in some])),
            numpy.concatenate([example.meant for example in some]).astype("int32"),
            numpy.array([number[label] for example in some for label in example.labels]),
            numpy.array([len(example.labels) for example in some]),
        )


def _labels(starts: Sequence[int], ends: Sequence[int], names: Iterable[Name]) -> list[str]:
    begins = {start: at for at, start in enumerate(starts)}
    stops = {end: at for at, end in enumerate(ends)}
    labels = ["O"] * len(starts)
    for name in names:
        first, last = begins.get(name.start), stops.get(name.end)
        if first is not None and last is not None:
            labels[first : last + 1] = [f"B-{name.labels[0]}", *[f"I-{name.labels[0]}"] * (last - first)]
    return labels
