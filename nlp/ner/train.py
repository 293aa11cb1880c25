"""Training: GSD's texts first; then they and ner-wikipedia's together, whose unmarked names the first model marks.

There is no chance in it: L-BFGS starts from zero and sees the texts in their order, so the same input gives the same
model.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from spacy.vocab import Vocab

from nlp.components.sentences import split
from nlp.ner.attributes import Inventory
from nlp.ner.corpus import IN_WIKIPEDIA, Marked, Name
from nlp.ner.layout import Feature, Keys, Layout
from nlp.ner.learnt import Weights, learnt, mean
from nlp.ner.model import Model
from nlp.ner.tagger import Tagger, firsts
from nlp.tables import rows
from nlp.tokenizer import UnidicTokenizer

# To stop early is part of it: after 200 iterations a held-out fifth of GSD is read worse than after 60.
FIRST = {"c1": 0.1, "c2": 0.05, "max_iterations": 60}
SECOND = {"c1": 0.15, "c2": 0.05, "max_iterations": 80}
SHARE = 0.6  # of the second model in the mean of both

Report = Callable[[str], None]
Items = list[list[str]]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence as python-crfsuite takes it: the features of each unit, and its label."""

    items: Items
    labels: list[str]


def train(gsd: Sequence[Marked], wikipedia: Sequence[Marked], report: Report, **limits: float) -> Model:
    """Train a model; `limits` go to python-crfsuite in place of `FIRST` and `SECOND`."""
    features = tuple(row["feature"] for row in rows("ner_features"))
    maker = _Maker(features)
    known = [example for marked in gsd for example in maker.examples(marked)]
    report(f"{len(known)} sentences of GSD")
    weights = _fit(known, FIRST | limits)
    if wikipedia:
        tagger = Tagger(learnt(weights, features, maker.inventory.alphabets))
        more = [example for marked in wikipedia for example in maker.examples(completed(tagger, marked))]
        report(f"{len(more)} sentences of ner-wikipedia")
        # The mean of two reads better than either: one knows GSD's ways, the other more names.
        weights = mean(weights, _fit([*known, *more], SECOND | limits), SHARE)
    return learnt(weights, features, maker.inventory.alphabets)


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


class _Maker:
    def __init__(self, features: tuple[str, ...]) -> None:
        self.features = features
        self.inventory = Inventory()
        self._parsed = [Feature.parse(feature) for feature in features]
        self._tokenizer = UnidicTokenizer(Vocab())

    def examples(self, marked: Marked) -> Iterator[Example]:
        ranges = split(marked.text)
        units = self._tokenizer.units(marked.text).within(ranges)
        begins = firsts(units.starts, ranges)
        layout = Layout(self.inventory, self.inventory.numbers(units), begins)
        keys = Keys(layout, self.inventory.values, layout.places)
        columns = [
            [f"{number}:{key}" if key else "" for key in keys.of(feature).tolist()]
            for number, feature in enumerate(self._parsed)
        ]
        items = [[*filter(None, said)] for said in zip(*columns, strict=True)]
        labels = _labels(units.starts.tolist(), units.ends.tolist(), marked.names)
        for begin, stop in pairwise([*begins, len(items)]):
            if begin < stop:
                yield Example(items[begin:stop], labels[begin:stop])


def _labels(starts: Sequence[int], ends: Sequence[int], names: Iterable[Name]) -> list[str]:
    begins = {start: at for at, start in enumerate(starts)}
    stops = {end: at for at, end in enumerate(ends)}
    labels = ["O"] * len(starts)
    for name in names:
        first, last = begins.get(name.start), stops.get(name.end)
        if first is not None and last is not None:
            labels[first : last + 1] = [f"B-{name.labels[0]}", *[f"I-{name.labels[0]}"] * (last - first)]
    return labels


def _fit(examples: Iterable[Example], limits: dict[str, float]) -> Weights:
    import pycrfsuite  # type: ignore[import-untyped]  # only training needs it

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(limits)
    for example in examples:
        trainer.append(example.items, example.labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, "model"))
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        said = tagger.info()
        return Weights(tuple(said.labels), dict(said.state_features), dict(said.transitions))
