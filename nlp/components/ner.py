"""Finds names that no list holds, with the model of `nlp.ner`: persons, organisations, places and laws."""

from bisect import bisect_left
from pathlib import Path

import numpy
from spacy.lang.ja import Japanese
from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp.extensions import sentences_of, text_of
from nlp.ner.choose import PROPER, asked, bodies, joined
from nlp.ner.shipped import SHIPPED, tagger
from nlp.tokenizer import UnidicTokenizer


class Names:
    """Adds to `doc._.mentions`, and marks all that the model finds, by its own labels, as `doc.spans["ner"]`.

    A listed name stands before what the model says of the same characters; a person that the model sees stands before
    a body that only its form shows. Without the model's file nothing is found.
    """

    def __init__(self, model: Path, tokenizer: UnidicTokenizer | None = None) -> None:
        self._model = model  # only the path: the model itself is loaded in each process, at the first text
        self._tokenizer = tokenizer

    def __reduce__(self) -> tuple[type["Names"], tuple[Path]]:
        return Names, (self._model,)  # without the tokenizer, whose vocabulary would come along

    def __call__(self, doc: Doc) -> Doc:
        """Find the names of one doc."""
        doc.spans["ner"] = []
        model = tagger(self._model, self._tokenizer)
        if model is None or not len(doc):
            return doc
        text = text_of(doc)
        units = doc.user_data.get("units") or model.units(text)  # a doc that travelled has left them behind
        found = model.names(units, self._promising(doc, text), asked())
        offsets = doc.to_array("IDX")
        firsts = numpy.searchsorted(offsets, [one.start for one in found], side="right") - 1
        stops = numpy.searchsorted(offsets, [one.end for one in found])
        places = zip(found, firsts.tolist(), stops.tolist(), strict=True)
        spans = [Span(doc, first, stop, one.label) for one, first, stop in places]
        doc.spans["ner"] = spans
        tags = [[token.tag_ for token in span] if span.label_ in asked() else [] for span in spans]
        doc._.mentions = joined(text, doc._.mentions, found, tags)
        return doc

    def _promising(self, doc: Doc, text: str) -> list[tuple[int, int]]:
        # Of what counts as a name, hardly any stands in a sentence without proper noun or a body's ending.
        offsets, tags = doc.to_array(["IDX", "TAG"]).T
        proper = offsets[tags == doc.vocab.strings[PROPER]].tolist()
        places = sorted([*proper, *(match.start() for match in bodies().finditer(text))])
        return [
            (start, end) for start, end in sentences_of(doc) if bisect_left(places, start) < bisect_left(places, end)
        ]


# spaCy has a component of this name for all languages; what is registered for Japanese comes before it.
@Japanese.factory(
    "ner",
    default_config={"model": SHIPPED.name},
    requires=["doc.spans", "doc._.mentions"],
    assigns=["doc._.mentions", "doc.spans"],
)
def ner(nlp: Language, name: str, model: str) -> Names:
    """Make the component; `model` is a file beside `nlp/ner/`'s own, or a path."""
    lender = nlp.tokenizer if isinstance(nlp.tokenizer, UnidicTokenizer) else None
    return Names(SHIPPED.parent / model, lender)
