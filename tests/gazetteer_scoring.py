"""How well names are found on the texts of tests/gold/names.jsonl: one canonical name counts once a text."""

from collections.abc import Callable
from functools import cache
from typing import Any

import fugashi

from nlp.gazetteer.find import find
from tests.scoring import LABELS, cases

Wrong = tuple[str, set[str], set[str]]  # text, names missed, names too many


def measured() -> dict[str, float]:
    """Give the F1 of each kind of name, from 0 to 1."""
    return {f"gazetteer_{field}_f1": f1 for field, (f1, _) in compared().items()}


@cache
def compared() -> dict[str, tuple[float, list[Wrong]]]:
    """Give the F1 of each field, and the texts in which names are wrong."""
    gold, starts = cases("names"), _starts()
    found = [_names(case, starts) for case in gold]
    return {field: _compared(field, gold, found) for field in LABELS}


def _compared(field: str, gold: list[dict[str, Any]], found: list[dict[str, set[str]]]) -> tuple[float, list[Wrong]]:
    pairs = [(case["id"], set(case[field]), names[field]) for case, names in zip(gold, found, strict=True)]
    right = sum(len(wanted & got) for _, wanted, got in pairs)
    wrong = [(text, wanted - got, got - wanted) for text, wanted, got in pairs if wanted != got]
    return 2 * right / (2 * right + sum(len(one) + len(other) for _, one, other in wrong)), wrong


def _names(case: dict[str, Any], starts: Callable[[str], set[int]]) -> dict[str, set[str]]:
    text = case["text"]
    mentions = find(text, title=case.get("title"), source=case.get("source"), words=lambda: starts(text))
    return {field: {one.name for one in mentions if one.label == label} for field, label in LABELS.items()}


def _starts() -> Callable[[str], set[int]]:
    tagger = fugashi.Tagger()

    def starts(text: str) -> set[int]:
        found, position = set(), 0
        for node in tagger(text):
            position = text.index(node.surface, position)
            found.add(position)
            position += len(node.surface)
        return found

    return starts
