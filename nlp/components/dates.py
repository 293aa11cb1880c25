"""The dates of a text, as records and as spans."""

from spacy.language import Language
from spacy.tokens import Doc

from nlp.dates import find
from nlp.extensions import text_of, title_apart


@Language.component("dates", assigns=["doc._.dates", "doc.spans"])
def dates(doc: Doc) -> Doc:
    """Set `doc._.dates`, counted from `doc._.published`, and `doc.spans["dates"]`, widened to whole tokens."""
    found = find(text_of(doc), doc._.published, title_apart(doc))
    spans = (doc.char_span(d.start, d.end, label=d.granularity, alignment_mode="expand") for d in found)
    doc._.dates = found
    doc.spans["dates"] = [span for span in spans if span is not None]
    return doc
