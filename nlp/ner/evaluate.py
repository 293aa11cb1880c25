"""How well a model finds the names of texts whose names are known: precision, recall and F1, strict and per label."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from nlp.components.sentences import split
from nlp.ner.corpus import Marked
from nlp.ner.tagger import Tagger

Span = tuple[int, int, str]


def evaluate(tagger: Tagger, texts: Iterable[Marked]) -> dict[str, Any]:
    """Judge a model by raw text: a name counts when its characters and its label are exactly the text's own."""
    pairs = []
    for marked in texts:
        found = tagger.names(tagger.units(marked.text), split(marked.text))
        known = [(name.start, name.end, label) for name in marked.names for label in name.labels]
        pairs.append((known, [(name.start, name.end, name.label) for name in found]))
    return scores(pairs)


def scores(pairs: Iterable[tuple[Sequence[Span], Sequence[Span]]]) -> dict[str, Any]:
    """Count over pairs of what is known and what was found."""
    right: Counter[str] = Counter()
    known: Counter[str] = Counter()
    found: Counter[str] = Counter()
    texts = 0
    for gold, given in pairs:
        texts += 1
        known.update(label for *_, label in set(gold))
        found.update(label for *_, label in set(given))
        right.update(label for *_, label in set(gold) & set(given))
    labels = sorted(known.keys() | found.keys())
    return {
        "texts": texts,
        **_figures(right.total(), known.total(), found.total()),
        "labels": {label: _figures(right[label], known[label], found[label]) for label in labels},
    }


def _figures(right: int, known: int, found: int) -> dict[str, float | int]:
    precision, recall = right / found if found else 0.0, right / known if known else 0.0
    both = precision + recall
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / both, 4) if both else 0.0,
        "known": known,
        "found": found,
    }
