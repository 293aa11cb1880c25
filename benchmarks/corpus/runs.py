"""Runs of words of our gold texts, and of pairs of them: what made-up texts are made of."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from nlp.words import words

GOLD = Path(__file__).parents[2] / "tests" / "gold"
FILES = ("news", "notices", "claims", "names", "relevance")
SIZE = 60_000

Run = tuple[str, tuple[str, ...], tuple[int, ...]]
"""A text with a particle after it, the forms of its words, and where each starts."""


def vocabulary() -> list[Run]:
    """Give runs, the most frequent first, of each its text, words and their starts; pairs of them come last."""
    counted: Counter[Run] = Counter()
    for file in FILES:
        for line in (GOLD / f"{file}.jsonl").read_text("utf-8").splitlines():
            counted.update(_runs(json.loads(line)["text"]))
    found = [run for run, _ in sorted(counted.items(), key=lambda one: (-one[1], one[0]))]
    for number in range(SIZE - len(found)):
        (one, forms, starts), (two, more, then) = found[number * 7 % 2000], found[number * 13 % 1999]
        found.append((one + two, forms + more, starts + tuple(len(one) + start for start in then)))
    return [(text + "のはがをに"[number % 5], forms, starts) for number, (text, forms, starts) in enumerate(found)]


def _runs(text: str) -> Iterator[Run]:
    # Words with nothing between them.
    found = words(text)
    forms = found.lemmas.split()
    ends = [start + len(form.split("/")[-1]) for form, start in zip(forms, found.starts, strict=True)]
    first = 0
    for at in range(1, len(forms) + 1):
        if at == len(forms) or found.starts[at] != ends[at - 1]:
            begin = found.starts[first]
            starts = tuple(start - begin for start in found.starts[first:at])
            yield text[begin : ends[at - 1]], tuple(forms[first:at]), starts
            first = at
