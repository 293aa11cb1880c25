"""Finds listed names: organisations, municipalities, systems, procedures and laws."""

from bisect import bisect, bisect_left

from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp.extensions import text_of
from nlp.gazetteer.find import find
from nlp.gazetteer.sites import speaking


class Gazetteer:
    """Writes `doc._.mentions` and, widened to whole tokens, `doc.spans["gazetteer"]`."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the names of one doc."""
        starts = doc.to_array("IDX").tolist()
        source = speaking(doc._.source, doc._.url)
        doc._.mentions = find(text_of(doc), title=doc._.title, source=source, words=lambda: set(starts))
        # doc.char_span does the same, searching from the first token each time.
        doc.spans["gazetteer"] = [
            Span(doc, bisect(starts, one.start) - 1, bisect_left(starts, one.end), one.label, kb_id=one.entity_id or "")
            for one in doc._.mentions
        ]
        return doc


@Language.factory("gazetteer", assigns=["doc._.mentions", "doc.spans"])
def gazetteer(nlp: Language, name: str) -> Gazetteer:
    """Make the component; its lists are read at the first text."""
    return Gazetteer()
