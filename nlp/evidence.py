"""What speaks for and against each kind of relevance: phrases that meet in a sentence, and the words of a text."""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, get_args

from spacy.tokens import Doc

from nlp.extensions import sentences_of, title_apart
from nlp.phrases import BLANK, patterns, phrases, unmistakable, unmistakable_of
from nlp.tables import rows
from nlp.wording import LEAD, wording
from records import Relevance

LABELS: tuple[Relevance, ...] = tuple(label for label in get_args(Relevance) if label != "other")
"""What is weighed against `other`."""

_LISTED = ("system", "procedure")
# The tenth failure named says little more than the third.
_ENOUGH = 3.0


class _Rule(NamedTuple):
    evidence: str
    needs: frozenset[str]
    without: frozenset[str]


def amounts(doc: Doc) -> dict[str, float]:
    """Give how much a document holds of each kind of evidence, `bias` and `lead_…` among them, and of each word."""
    return phrasing(doc) | wording(doc)


def phrasing(doc: Doc) -> dict[str, float]:
    """Give how much a document holds of each kind of evidence, but for words, `bias` and `lead_…` among them.

    Each sentence is searched for the phrases of tables/relevance.tsv. Where those of a line of
    tables/relevance_evidence.tsv meet, that is evidence, and the lines below may build on it; what begins with `_` is
    only for them. `quiet` is a text in which nothing failed by its phrases, or only what once did or may. `head.name`
    is a phrase in the first sentence, `lead.name` one anywhere in the first few, `text.name` one anywhere.
    """
    sentences = [(_names(sentence, named), leads) for sentence, leads, named in _sentences(doc)]
    lead = {f"lead.{name}" for names, leads in sentences if leads for name in names}
    lead.update(f"head.{name}" for names, _ in sentences[:1] for name in names)
    lead.update({f"text.{name}" for names, _ in sentences for name in names})
    counts: Counter[str] = Counter()
    for names, leads in sentences:
        for evidence in _met(names | lead) if names else ():
            counts[evidence] += 1
            if leads:
                counts[f"lead_{evidence}"] += 1
    failing = _of_failing() & counts.keys()  # below rules for when it fails, 以前に発生した障害は… is no failure either
    if not failing or (
        "lead_standing" in counts and not any(f"lead_{name}" in counts for name in failing - {"recovery"})
    ):
        counts["quiet"] += 1
    return {evidence: min(math.log2(1 + count), _ENOUGH) for evidence, count in counts.items()} | {"bias": 1.0}


@cache
def weights() -> dict[str, dict[Relevance, float]]:
    """Give the weight of each kind of evidence and of each word for each label against `other`.

    As tables/relevance_weights.tsv and tables/relevance_words.tsv have them.
    """
    both = (*rows("relevance_weights"), *rows("relevance_words"))
    return {row["evidence"]: {label: float(row[label]) for label in LABELS} for row in both}


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


def _sentences(doc: Doc) -> Iterator[tuple[str, bool, bool]]:
    text = unmistakable_of(doc)
    if title := title_apart(doc):
        yield unmistakable(title), True, False
    ranges = sentences_of(doc)
    named = sorted(mention.start for mention in doc._.mentions if mention.label in _LISTED and mention.entity_id)
    led = ranges[0][0] + LEAD if ranges else 0
    for start, end in ranges:
        sentence = text[start:end]
        if patterns("relevance")["boxed"].match(sentence):
            led = start + LEAD  # 【復旧】システム障害について, on a page about a service, opens a text of its own
        yield sentence, start < led, bisect_left(named, start) < bisect_left(named, end)


def _met(found: set[str]) -> set[str]:
    met: set[str] = set()
    for evidence, needs, without in _rules():
        if evidence not in met and needs <= found and found.isdisjoint(without):
            met.add(evidence)
            found.add(evidence)
    return {evidence for evidence in met if not evidence.startswith("_")}


@cache
def _of_failing() -> frozenset[str]:
    own = {row["evidence"] for row in rows("relevance_evidence") if row["speaks_for"] == "outage"}
    failing = own | {"unable", "private_failure"}
    return frozenset(failing)


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(row["evidence"], frozenset(row["needs"].split()), frozenset(row["without"].split()))
        for row in rows("relevance_evidence")
    )
