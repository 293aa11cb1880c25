"""The outage a text tells of: when, how far, why, how many, and how it stood; each field with what it rests on."""

from spacy.language import Language
from spacy.tokens import Doc

from nlp.extensions import text_of
from nlp.outage.cause import cause
from nlp.outage.counts import counts
from nlp.outage.moments import Moment, dateline, first, last, moments
from nlp.outage.scope import scope
from nlp.outage.sentences import Sentence, sentences
from nlp.outage.status import lasts, status
from records import Outage


@Language.component(
    "outage",
    requires=["doc._.claims", "doc._.dates", "doc._.mentions", "doc._.relevance"],
    assigns=["doc._.outage", "doc.spans"],
)
def outage(doc: Doc) -> Doc:
    """Set `doc._.outage`, None for a document about anything else, and its evidence as `doc.spans["outage"]`."""
    about, _ = doc._.relevance
    found = _outage(doc, sentences(doc)) if about == "outage" else None
    rests_on = found.evidence if found else {}
    spans = (doc.char_span(*span, label=name, alignment_mode="expand") for name, span in rests_on.items())
    doc.spans["outage"] = [span for span in spans if span is not None]
    doc._.outage = found
    return doc


def _outage(doc: Doc, said: list[Sentence]) -> Outage:
    text = text_of(doc)
    evidence: dict[str, tuple[int, int]] = {}
    stands, evidence["status"] = status(said)  # type: ignore[assignment]
    told = moments(said, doc._.published)
    began = first(told, "started")
    ends = last(told, "ended", "until")
    if (
        stands in ("発生中", "不明") and last(told, "until") and not lasts(said)
    ):  # from then until then: it is over, though no word says so
        stands = "復旧"
    found = {
        "started": began,
        "ended": ends if stands == "復旧" and _after(ends, began) else None,
        "partial_recovery": first(told, "partial"),
        "detected": first(told, "detected"),
        "announced": first(told, "announced") or (dateline(said) if doc._.kind == "notice" else None),
    }
    evidence |= {name: (one.start, one.end) for name, one in found.items() if one}
    numbers = counts(said, text)
    reaches, evidence["scope"] = scope(said, numbers, doc._.source)  # type: ignore[assignment]
    because = cause(said)
    if because:
        evidence["cause"] = because
    return Outage(
        **{name: one.value if one else None for name, one in found.items()},
        status=stands,
        cause=text[slice(*because)] if because else None,
        scope=reaches,
        counts=numbers,
        evidence={name: span for name, span in evidence.items() if span},
    )


def _after(end: Moment | None, start: Moment | None) -> bool:
    if end is None or start is None:
        return end is not None
    shorter = min(len(end.value), len(start.value))
    return end.value[:shorter] >= start.value[:shorter]
