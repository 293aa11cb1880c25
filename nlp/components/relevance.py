"""What a text is about: an outage, planned maintenance, a data incident, or something else; and why it is held so."""

import math

from spacy.language import Language
from spacy.tokens import Doc

from nlp.evidence import LABELS, Told, amounts, passages, told, weights
from nlp.extensions import Range
from records import Relevance as Label

_SURE = 0.9
"""How probable an outage must be for a passage to decide, as a few sentences by themselves sound like many things."""
_NONE: dict[Label, float] = dict.fromkeys(LABELS, 0.0)


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
        doc._.relevance = _judged(self.explain(doc))
        return doc

    def explain(self, doc: Doc) -> dict[Label, dict[str, float]]:
        """Give for each label what each kind of evidence adds to its logit against `other`; positive is in favour.

        Of the whole text, or of the passage that decides.
        """
        said = told(doc)
        whole = self._weighed(doc, said, None)
        passage = self._telling(doc, said) if _judged(whole)[0] == "other" else None
        return self._weighed(doc, said, passage) if passage else whole

    def _telling(self, doc: Doc, said: Told) -> Range | None:
        # What a page about a service tells of a failure in one place decides, whatever else it tells.
        if doc._.kind == "news":
            return None
        judged = ((one, _judged(self._weighed(doc, said, one))) for one in passages(doc, said))
        return next((one for one, (label, score) in judged if label == "outage" and score >= _SURE), None)

    def _weighed(self, doc: Doc, said: Told, passage: Range | None) -> dict[Label, dict[str, float]]:
        held = amounts(doc, said, passage)
        return {
            label: {evidence: amount * weights().get(evidence, _NONE)[label] for evidence, amount in held.items()}
            for label in LABELS
        }


def _judged(parts: dict[Label, dict[str, float]]) -> tuple[Label, float]:
    logits = {label: math.fsum(those.values()) for label, those in parts.items()}
    total = 1 + math.fsum(math.exp(logit) for logit in logits.values())
    best = max(LABELS, key=lambda label: logits[label])
    return (best, math.exp(logits[best]) / total) if logits[best] > 0 else ("other", 1 / total)
