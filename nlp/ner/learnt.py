"""What python-crfsuite learnt, as a `Model`: weights by number, without what no weight needs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

from nlp.ner.attributes import ATTRIBUTES
from nlp.ner.layout import BITS, Feature
from nlp.ner.model import Model
from nlp.ner.moves import IMPOSSIBLE

_LEAST = 0.01  # a weight below this changes hardly any label
_FIXED = 2  # values that every alphabet has: none, and the edge

Key = tuple[str, str]
Entry = tuple[int, tuple[int, ...]]  # a feature, and the values that it joins
Numbered = dict[Entry, list[tuple[int, float]]]


@dataclass(frozen=True, slots=True)
class Weights:
    """What `pycrfsuite.Tagger.info()` tells: labels, weights by attribute (`feature:key`) and label, and moves."""

    labels: tuple[str, ...]
    said: dict[tuple[str, str], float]
    moves: dict[tuple[str, str], float]


def mean(one: Weights, other: Weights, share: float) -> Weights:
    """Give the mean of two models' weights, `share` of it the other's."""
    return Weights(
        tuple(dict.fromkeys((*one.labels, *other.labels))),
        _mean(one.said, other.said, share),
        _mean(one.moves, other.moves, share),
    )


def _mean(one: Mapping[Key, float], other: Mapping[Key, float], share: float) -> dict[Key, float]:
    keys = dict.fromkeys((*one, *other))
    return {key: (1 - share) * one.get(key, 0.0) + share * other.get(key, 0.0) for key in keys}


def learnt(trained: Weights, features: Sequence[str], alphabets: Sequence[Mapping[str, int]]) -> Model:
    """Make a model of trained weights."""
    labels = ("O", *sorted(set(trained.labels) - {"O"}))
    parsed = [Feature.parse(feature) for feature in features]
    weights = _weights(trained.said, parsed, labels)
    weights, kept = _renumbered(weights, parsed, alphabets)
    entries = sorted(weights)
    flat = [pair for entry in entries for pair in sorted(weights[entry])]
    return Model(
        labels,
        tuple(features),
        kept,
        _moves(trained.moves, labels),
        numpy.searchsorted([feature for feature, _ in entries], range(len(features) + 1)).astype("int64"),
        numpy.array([_key(values) for _, values in entries], dtype="int64"),
        numpy.cumsum([0, *(len(weights[entry]) for entry in entries)]),
        numpy.array([label for label, _ in flat], dtype="uint8"),
        numpy.array([weight for _, weight in flat], dtype="float32"),
    )


def _weights(said: Mapping[tuple[str, str], float], features: Sequence[Feature], labels: Sequence[str]) -> Numbered:
    number = {label: at for at, label in enumerate(labels)}
    weights: Numbered = defaultdict(list)
    for (name, label), weight in said.items():
        if abs(weight) >= _LEAST:
            feature, _, key = name.partition(":")
            values = _values(int(key), len(features[int(feature)].parts))
            weights[int(feature), values].append((number[label], weight))
    return weights


def _renumbered(
    weights: Numbered, features: Sequence[Feature], alphabets: Sequence[Mapping[str, int]]
) -> tuple[Numbered, tuple[tuple[str, ...], ...]]:
    used: list[set[int]] = [set() for _ in ATTRIBUTES]
    for feature, values in weights:
        for (attribute, _), value in zip(features[feature].parts, values, strict=True):
            if attribute in ATTRIBUTES:
                used[ATTRIBUTES.index(attribute)].add(value)
    # Sorted, since neighbours that begin alike pack well.
    kept = tuple(
        tuple(sorted(word for word, at in alphabet.items() if at >= _FIXED and at in use))
        for alphabet, use in zip(alphabets, used, strict=True)
    )
    new = {
        attribute: {alphabet[word]: at for at, word in enumerate(words, start=_FIXED)}
        for attribute, alphabet, words in zip(ATTRIBUTES, alphabets, kept, strict=True)
    }
    return {
        (feature, _changed(values, features[feature], new)): pairs for (feature, values), pairs in weights.items()
    }, kept


def _changed(values: Iterable[int], feature: Feature, new: Mapping[str, Mapping[int, int]]) -> tuple[int, ...]:
    # A place's own values, and the edge, keep their numbers.
    return tuple(
        new.get(attribute, {}).get(value, value) for (attribute, _), value in zip(feature.parts, values, strict=True)
    )


def _values(key: int, count: int) -> tuple[int, ...]:
    mask = (1 << BITS) - 1
    return tuple(key >> BITS * at & mask for at in reversed(range(count)))


def _key(values: Iterable[int]) -> int:
    key = 0
    for value in values:
        key = key << BITS | value
    return key


def _moves(learnt_moves: Mapping[tuple[str, str], float], labels: Sequence[str]) -> NDArray[numpy.float32]:
    # One more label than the model has: the edge of a sentence, which costs nothing to come from or to go to.
    moves = numpy.zeros((len(labels) + 1, len(labels) + 1), dtype="float32")
    for to, label in enumerate(labels):
        if label.startswith("I-"):
            moves[:, to] = IMPOSSIBLE
            for before in (f"B-{label[2:]}", label):
                moves[labels.index(before), to] = 0
    for (before, after), weight in learnt_moves.items():
        moves[labels.index(before), labels.index(after)] += weight
    return moves
