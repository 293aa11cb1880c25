"""What speaks for and against each kind of relevance: phrases that meet in a sentence, and the words of a text."""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Set
from functools import cache
from itertools import chain
from typing import NamedTuple, get_args

import numpy
from numpy.typing import NDArray
from spacy.tokens import Doc

from nlp.extensions import Range, sentences_of, title_apart
from nlp.phrases import BLANK, patterns, phrases, unmistakable, unmistakable_of
from nlp.tables import rows
from nlp.wording import LEAD, wording
from records import Relevance

LABELS: tuple[Relevance, ...] = tuple(label for label in get_args(Relevance) if label != "other")
"""What is weighed against `other`."""

_LISTED = ("system", "procedure")
# The tenth failure named says little more than the third.
_ENOUGH = 3.0

_NOT_HERE = frozenset(
    {"article", "conditional", "disability", "drill", "foreign", "fraud", "private", "retrospect", "standing"}
)
_BELOW = 3  # sentences of a passage below the one that opens it


class Told(NamedTuple):
    """The names of the phrases in a text's title, None where it stands in the text, and in each of its sentences."""

    title: set[str] | None
    sentences: list[set[str]]


class _Rule(NamedTuple):
    evidence: str
    needs: frozenset[str]
    without: frozenset[str]


def told(doc: Doc) -> Told:
    """Search a document's title and its sentences for the phrases of tables/relevance.tsv."""
    text, title = unmistakable_of(doc), title_apart(doc)
    named = sorted(mention.start for mention in doc._.mentions if mention.label in _LISTED and mention.entity_id)
    sentences = [
        _names(text[start:end], bisect_left(named, start) < bisect_left(named, end)) for start, end in sentences_of(doc)
    ]
    return Told(_names(unmistakable(title), False) if title else None, sentences)


def amounts(doc: Doc, said: Told, passage: Range | None = None) -> dict[str, float]:
    """Give how much a document holds of each kind of evidence, `bias` and `lead_…` among them, and of each word.

    Of a passage alone if one is given, as if it were a text of its own.
    """
    return phrasing(doc, said, passage) | wording(doc, passage)


def passages(doc: Doc, said: Told) -> Iterator[Range]:
    """Give the ranges in which a page tells of a failure and when it was: that sentence and those around it.

    Of none if its head says that it is no failure of here and now: a drill, a guide, what is done when something fails.
    """
    ranges = sentences_of(doc)
    if not said.sentences or not (said.title or said.sentences[0]).isdisjoint(_NOT_HERE):
        return
    for at, names in enumerate(said.sentences):
        above = said.sentences[max(at - 1, 0)]
        # ■11月13日にお越しの方へ, and below it what failed
        if "_opens" in _met(names | above & {"dated"}) and "retrospect" not in above:
            yield ranges[max(at - 1, 0)][0], ranges[min(at + _BELOW, len(ranges) - 1)][1]


def phrasing(doc: Doc, said: Told, passage: Range | None = None) -> dict[str, float]:
    """Give how much a document holds of each kind of evidence, but for words, `bias` and `lead_…` among them.

    Where the phrases of a line of tables/relevance_evidence.tsv meet in a sentence, that is evidence, and the lines
    below may build on it; what begins with `_` is only for them. `quiet` is a text in which nothing failed by its
    phrases, or only what once did or may. `head.name` is a phrase in the first sentence, `lead.name` one anywhere in
    the first few, `text.name` one anywhere.
    """
    sentences = list(_led(doc, said, passage))
    lead = {f"lead.{name}" for names, leads in sentences if leads for name in names}
    lead.update(f"head.{name}" for names, _ in sentences[:1] for name in names)
    lead.update({f"text.{name}" for names, _ in sentences for name in names})
    counts: Counter[str] = Counter()
    for names, leads in sentences:
        for evidence in _met(names, lead) if names else ():
            if not evidence.startswith("_"):
                counts.update((evidence, f"lead_{evidence}") if leads else (evidence,))
    failing = _of_failing() & counts.keys()  # below rules for when it fails, 以前に発生した障害は… is no failure either
    if not failing or (
        "lead_standing" in counts and not any(f"lead_{name}" in counts for name in failing - {"recovery"})
    ):
        counts["quiet"] += 1
    return {evidence: min(math.log2(1 + count), _ENOUGH) for evidence, count in counts.items()} | {"bias": 1.0}


@cache
def weights() -> tuple[dict[str, int], NDArray[numpy.float64]]:
    """Give the row of each kind of evidence and of each word, and rows × `LABELS`, their weights against `other`.

    As tables/relevance_weights.tsv and tables/relevance_words.tsv have them; a last row is of what weighs nothing.
    """
    both = (*rows("relevance_weights"), *rows("relevance_words"))
    table = numpy.array([*([float(row[label]) for label in LABELS] for row in both), [0.0] * len(LABELS)])
    return {row["evidence"]: at for at, row in enumerate(both)}, table


def _names(sentence: str, named: bool) -> set[str]:
    found = phrases("relevance").names(sentence)
    if "denied" in found:
        found = phrases("relevance").names(patterns("relevance")["denied"].sub(BLANK, sentence)) | {"denied"}
    if BLANK in sentence:
        found.add("disability")
    if named:
        # Every system and procedure of the lists is an administration's.
        found.update(("listed", "admin"))
    return found


def _led(doc: Doc, said: Told, passage: Range | None) -> Iterator[tuple[set[str], bool]]:
    # The names in each sentence, a title's first, and whether it is at the top.
    if passage is None and said.title is not None:
        yield said.title, True
    held = [
        (start, names)
        for (start, end), names in zip(sentences_of(doc), said.sentences, strict=True)
        if _in(passage, start, end)
    ]
    led = held[0][0] + LEAD if held else 0
    for start, names in held:
        if "boxed" in names:
            led = start + LEAD  # 【復旧】システム障害について, on a page about a service, opens a text of its own
        yield names, start < led


def _in(passage: Range | None, start: int, end: int) -> bool:
    return passage is None or (passage[0] <= start and end <= passage[1])


def _met(names: set[str], lead: Set[str] = frozenset()) -> set[str]:
    met, found = set[str](), names | lead
    rules, asked_by = _rules()
    for at in sorted(chain(asked_by[""], *(asked_by[name] for name in names & asked_by.keys()))):
        evidence, needs, without = rules[at]
        if evidence not in met and needs <= found and found.isdisjoint(without):
            met.add(evidence)
            found.add(evidence)
    return met


@cache
def _of_failing() -> frozenset[str]:
    own = {row["evidence"] for row in rows("relevance_evidence") if row["speaks_for"] == "outage"}
    failing = own | {"unable", "private_failure"}
    return frozenset(failing)


@cache
def _rules() -> tuple[list[_Rule], dict[str, list[int]]]:
    # And which of them ask for a phrase of the sentence; under no name, those that ask for none.
    rules = [
        _Rule(row["evidence"], frozenset(row["needs"].split()), frozenset(row["without"].split()))
        for row in rows("relevance_evidence")
    ]
    built = {rule.evidence for rule in rules}
    asked_by: dict[str, list[int]] = {"": []}
    for at, rule in enumerate(rules):
        own = min((name for name in rule.needs - built if "." not in name), default="")
        asked_by.setdefault(own, []).append(at)
    return rules, asked_by
