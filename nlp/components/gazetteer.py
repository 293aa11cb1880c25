"""Finds listed names: organisations, municipalities, systems, procedures and laws."""

from typing import Any

import numpy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp.extensions import text_of
from nlp.gazetteer.find import find
from nlp.gazetteer.sites import speaking


class Gazetteer:
    """Writes `doc._.mentions` and, widened to whole tokens, `doc.spans["gazetteer"]`."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the names of one doc."""
        starts = doc.to_array("IDX")
        text, source = text_of(doc), speaking(doc._.source, doc._.url)
        found = find(text, title=doc._.title, source=source, words=lambda: _Places(starts, len(text)))
        # doc.char_span does the same, searching from the first token each time.
        firsts = numpy.searchsorted(starts, [one.start for one in found], side="right") - 1
        stops = numpy.searchsorted(starts, [one.end for one in found])
        doc.spans["gazetteer"] = [
            Span(doc, first, stop, one.label, kb_id=one.entity_id or "")
            for one, first, stop in zip(found, firsts.tolist(), stops.tolist(), strict=True)
        ]
        doc._.mentions = found
        return doc


class _Places:
    """Places in a text, a byte for each character: of a book, a set of numbers takes sixty megabytes."""

    def __init__(self, places: NDArray[Any], length: int) -> None:
        self._marks = bytearray(length + 1)
        numpy.frombuffer(self._marks, "u1")[places] = 1

    def __contains__(self, place: object) -> bool:
        return isinstance(place, int) and self._marks[place] == 1


@Language.factory("gazetteer", assigns=["doc._.mentions", "doc.spans"])
def gazetteer(nlp: Language, name: str) -> Gazetteer:
    """Make the component; its lists are read at the first text."""
    return Gazetteer()
