"""What a text is about: an outage, planned maintenance, a data incident, or something else; and why it is held so."""

import math

import numpy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from nlp.evidence import LABELS, amounts, passages, told, weights
from records import Relevance as Label

_SURE = 0.9
"""How probable an outage must be for a passage to decide, as a few sentences by themselves sound like many things."""


@Language.factory("relevance", requires=["doc.spans", "doc._.mentions"])
def relevance(nlp: Language, name: str) -> "Relevance":
    """Make the component that judges what a text is about."""
    return Relevance()


class Relevance:
    """Sets `doc._.relevance` to the label and its probability.

    The evidence of `nlp.evidence`, weighted by tables/relevance_weights.tsv and tables/relevance_words.tsv against
    `other`, makes the probabilities.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Judge one document."""
        _, doc._.relevance = _decided(doc)
        return doc

    def explain(self, doc: Doc) -> dict[Label, dict[str, float]]:
        """Give for each label what each kind of evidence adds to its logit against `other`; positive is in favour.

        Of the whole text, or of the passage that decides.
        """
        held, _ = _decided(doc)
        return {
            label: dict(zip(held, parts, strict=True))
            for label, parts in zip(LABELS, _weighed(held).T.tolist(), strict=True)
        }


def _decided(doc: Doc) -> tuple[dict[str, float], tuple[Label, float]]:
    # The evidence of the whole text, or of the passage that decides, and what it is judged to be.
    said = told(doc)
    whole = amounts(doc, said)
    judged = _judged(whole)
    # What a page about a service tells of a failure in one place decides, whatever else it tells.
    if judged[0] == "other" and doc._.kind != "news":
        parts = ((held, _judged(held)) for held in (amounts(doc, said, one) for one in passages(doc, said)))
        telling = (one for one in parts if one[1][0] == "outage" and one[1][1] >= _SURE)
        return next(telling, (whole, judged))
    return whole, judged


def _judged(held: dict[str, float]) -> tuple[Label, float]:
    logits = dict(zip(LABELS, map(math.fsum, _weighed(held).T.tolist()), strict=True))
    total = 1 + math.fsum(math.exp(logit) for logit in logits.values())
    best = max(LABELS, key=lambda label: logits[label])
    return (best, math.exp(logits[best]) / total) if logits[best] > 0 else ("other", 1 / total)


def _weighed(held: dict[str, float]) -> NDArray[numpy.float64]:
    # What each kind of evidence adds to each label, evidence × labels.
    at, table = weights()
    rows = [at.get(evidence, -1) for evidence in held]  # the last row is of what weighs nothing
    found: NDArray[numpy.float64] = table[rows] * numpy.array([*held.values()])[:, numpy.newaxis]
    return found
