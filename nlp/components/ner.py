"""Finds names that no list holds, with the model of `nlp.ner`: persons, organisations, places and laws."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path

import numpy
from spacy.lang.ja import Japanese
from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp.extensions import sentences_of, text_of
from nlp.ner.choose import PROPER, bodies, joined, mentioned
from nlp.ner.shipped import SHIPPED, tagger
from nlp.ner.tagger import Found
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
        (doc,) = self.pipe([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Find the names of docs, some at once: it takes half the time, and gives the same."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            for doc, found in zip(batch, self._names(batch), strict=True):
                self._write(doc, found)
            yield from batch

    def _names(self, docs: Sequence[Doc]) -> Sequence[Sequence[Found]]:
        model = tagger(self._model, self._tokenizer)
        if model is None:
            return [()] * len(docs)
        # A doc that travelled from another process has left its units behind.
        units = [doc.user_data.get("units") or model.units(text_of(doc)) for doc in docs]
        pairs = zip(units, map(self._promising, docs), strict=True)
        return [
            found
            for _, texts in groupby(pairs, key=lambda pair: id(pair[0].lexicon))
            for found in model.names_of_all(list(texts))
        ]

    def _write(self, doc: Doc, found: Sequence[Found]) -> None:
        offsets = doc.to_array("IDX")
        firsts = numpy.searchsorted(offsets, [one.start for one in found], side="right") - 1
        stops = numpy.searchsorted(offsets, [one.end for one in found])
        places = zip(found, firsts.tolist(), stops.tolist(), strict=True)
        spans = [Span(doc, first, stop, one.label) for one, first, stop in places]
        doc.spans["ner"] = spans
        tags = [[token.tag_ for token in span] if span.label_ in mentioned() else [] for span in spans]
        doc._.mentions = joined(text_of(doc), doc._.mentions, found, tags)

    def _promising(self, doc: Doc) -> list[tuple[int, int]]:
        # Of what counts as a name, hardly any stands in a sentence without proper noun or a body's ending.
        offsets, tags = doc.to_array(["IDX", "TAG"]).T
        proper = offsets[tags == doc.vocab.strings[PROPER]].tolist()
        places = sorted([*proper, *(match.start() for match in bodies().finditer(text_of(doc)))])
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
