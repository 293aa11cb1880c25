"""ner: characters a second of the component that finds unlisted names, against a raw fugashi parse of the same text."""

import resource

import fugashi
from spacy.tokens import Doc

from benchmarks.annotate import seconds, texts
from nlp.language import load

FLOORS = {"ratio": 1 / 8}
CEILINGS = {"peak_megabytes": 500}
_BEFORE = ("sentences", "gazetteer")


def run() -> dict[str, float]:
    """Measure the component alone, on docs that those before it have gone through; the best of four runs."""
    articles = [text.text for text in texts()]
    characters = sum(map(len, articles))
    tagger, nlp = fugashi.Tagger(), load()
    ner = nlp.get_pipe("ner")
    docs = [_prepared(nlp.make_doc(article), [nlp.get_pipe(name) for name in _BEFORE]) for article in articles]
    found = sum(len(ner(doc).spans["ner"]) for doc in docs)  # the model is loaded at the first text
    runs = [
        (seconds(lambda: [tagger.parse(article) for article in articles]), seconds(lambda: [ner(doc) for doc in docs]))
        for _ in range(4)
    ]
    raw, ours = (min(times) for times in zip(*runs, strict=True))
    return {
        "characters_per_second": characters / ours,
        "raw_fugashi_characters_per_second": characters / raw,
        "ratio": raw / ours,
        "names_per_thousand_characters": 1000 * found / characters,
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _prepared(doc: Doc, parts: list) -> Doc:
    for part in parts:
        doc = part(doc)
    return doc
