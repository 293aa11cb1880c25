"""Finds listed names: organisations, municipalities, systems, procedures and laws."""

from typing import Any, cast

from spacy.language import Language
from spacy.tokens import Doc

from nlp.extensions import text_of
from nlp.gazetteer.find import find


class Gazetteer:
    """Writes `doc._.mentions` and, widened to whole tokens, `doc.spans["gazetteer"]`."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the names of one doc."""
        doc._.mentions = find(
            text_of(doc),
            title=doc._.title,
            source=doc._.source,
            words=lambda: set(cast(Any, doc.to_array("IDX")).tolist()),
        )
        spans = (
            doc.char_span(one.start, one.end, one.label, kb_id=one.entity_id or "", alignment_mode="expand")
            for one in doc._.mentions
        )
        doc.spans["gazetteer"] = [span for span in spans if span is not None]
        return doc


@Language.factory("gazetteer", assigns=["doc._.mentions", "doc.spans"])
def gazetteer(nlp: Language, name: str) -> Gazetteer:
    """Make the component; its lists are read at the first text."""
    return Gazetteer()
