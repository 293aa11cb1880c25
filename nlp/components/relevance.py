"""What a text is about: an outage, planned maintenance, a data incident, or something else; and why it is held so."""

import math

from spacy.language import Language
from spacy.tokens import Doc

from nlp.evidence import LABELS, amounts, weights
from nlp.wording import WORD
from records import Relevance as Label

_NONE: dict[Label, float] = dict.fromkeys(LABELS, 0.0)


@Language.factory("relevance", requires=["doc.spans", "doc._.mentions"])
def relevance(nlp: Language, name: str) -> "Relevance":
    """Make the component that judges what a text is about."""
    return Relevance()


class Relevance:
    """Sets `doc._.relevance` to the label and its probability.

    The evidence of `nlp.evidence`, weighted by tables/relevance_weights.tsv and tables/relevance_words.tsv against
    `other`, makes the probabilities. Words make no outage of a text in which nothing failed.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Judge one document."""
        logits = {label: math.fsum(parts.values()) for label, parts in self.explain(doc).items()}
        total = 1 + math.fsum(math.exp(logit) for logit in logits.values())
        best = max(LABELS, key=lambda label: logits[label])
        if logits[best] > 0:
            doc._.relevance = (best, math.exp(logits[best]) / total)
        else:
            doc._.relevance = ("other", 1 / total)
        return doc

    def explain(self, doc: Doc) -> dict[Label, dict[str, float]]:
        """Give for each label what each kind of evidence adds to its logit against `other`; positive is in favour."""
        held = amounts(doc)
        parts = {
            label: {evidence: amount * weights().get(evidence, _NONE)[label] for evidence, amount in held.items()}
            for label in LABELS
        }
        if "quiet" in held:
            # What always stands and remembers an old failure has the words of one that goes on.
            parts["outage"] = {name: 0.0 if WORD in name else part for name, part in parts["outage"].items()}
        return parts
