"""What a text is about: an outage, planned maintenance, a data incident, or something else; and why it is held so."""

import math
from collections import Counter
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nlp.extensions import text_of
from nlp.phrases import phrases, unmistakable
from nlp.tables import rows
from records import Relevance as Label

_LABELS: tuple[Label, ...] = ("outage", "planned_maintenance", "data_incident")
# The heading and the first sentences tell what a text is about; what comes later is as often background.
_LEAD = 160
# Without one of these the other phrases of a sentence say nothing, unless it stands in the lead.
_TELLING = frozenset({"strong", "weak", "planned", "stop", "data", "recovery", "policy"})
# The tenth failure named says little more than the third.
_ENOUGH = 3.0


@Language.factory("relevance", requires=["doc.spans"])
def relevance(nlp: Language, name: str) -> "Relevance":
    """Make the component that judges what a text is about."""
    return Relevance()


class Relevance:
    """Sets `doc._.relevance` to the label and its probability.

    Each sentence is searched for the phrases of tables/relevance.tsv; which of them meet in it is evidence; the
    evidence, weighted by tables/relevance_weights.tsv against `other`, makes the probabilities.
    """

    def __init__(self) -> None:
        self._patterns = phrases("relevance")
        self._weights = _weights()

    def __call__(self, doc: Doc) -> Doc:
        """Judge one document."""
        logits = {label: sum(parts.values()) for label, parts in self.explain(doc).items()}
        total = 1 + sum(math.exp(logit) for logit in logits.values())
        best = max(_LABELS, key=lambda label: logits[label])
        if logits[best] > 0:
            doc._.relevance = (best, math.exp(logits[best]) / total)
        else:
            doc._.relevance = ("other", 1 / total)
        return doc

    def explain(self, doc: Doc) -> dict[Label, dict[str, float]]:
        """Give for each label what each kind of evidence adds to its logit against `other`; positive is in favour."""
        counts = Counter(self._evidence(doc))
        amounts = {evidence: min(math.log2(1 + count), _ENOUGH) for evidence, count in counts.items()} | {"bias": 1.0}
        return {
            label: {evidence: amount * self._weights[evidence][label] for evidence, amount in amounts.items()}
            for label in _LABELS
        }

    def _evidence(self, doc: Doc) -> Iterator[str]:
        sentences = [(*self._features(sentence, leads), leads) for sentence, leads in _sentences(doc)]
        lead = set().union(*(found for found, _, leads in sentences if leads))
        for found, disability, leads in sentences:
            if disability:
                yield "disability"
            for evidence in _weigh(found, lead):
                yield evidence
                if leads:
                    yield f"lead_{evidence}"

    def _features(self, sentence: str, leads: bool) -> tuple[set[str], bool]:
        text, disability = unmistakable(sentence)
        text = self._patterns["denied"].sub("□", text)
        found = {name for name in _TELLING if self._patterns[name].search(text)}
        if found or leads:
            found |= {name for name in self._patterns.keys() - _TELLING if self._patterns[name].search(text)}
        return found, disability


def _sentences(doc: Doc) -> Iterator[tuple[str, bool]]:
    text = text_of(doc)
    title = doc._.title
    if isinstance(title, str) and title and not text.startswith(title):
        yield title, True
    start = None
    for span in doc.spans["sentences"]:
        start = span.start_char if start is None else start
        yield text[span.start_char : span.end_char], span.start_char < start + _LEAD


def _weigh(found: set[str], lead: set[str]) -> Iterator[str]:
    standing = "standing" in found and "event" not in found
    troubled = "strong" in found or (
        "weak" in found and bool(found & {"admin", "admin_weak"}) and "cancel" not in found
    )
    planned = "planned" in found and "strong" not in found
    ranged = "stop" in found and "range" in found and not found & {"strong", "event"}
    if standing:
        if troubled or planned or "weak" in found:
            yield "standing"
        return
    if "data" in found:
        yield "data"
    elif planned and {"stop", "future"} <= found:
        yield "planned_stop"
    elif planned:
        yield "planned"
    elif ranged:
        yield "stop_for_a_time"
    elif "strong" in found or (troubled and "now" in found):
        yield _whose(found, lead)
    if "recovery" in found and not planned:
        yield "recovery"
    if "policy" in found and not troubled:
        yield "policy"


def _whose(found: set[str], lead: set[str]) -> str:
    if "foreign" in found or ("foreign" in lead and "home" not in lead):
        return "foreign_failure"
    if "admin" in found:
        return "failure_of_system"
    if "private" in found or ("private" in lead and "admin" not in lead):
        return "private_failure"
    return "failure_of_system" if "admin_weak" in found else "failure"


def _weights() -> dict[str, dict[str, float]]:
    return {row["evidence"]: {label: float(row[label]) for label in _LABELS} for row in rows("relevance_weights")}
