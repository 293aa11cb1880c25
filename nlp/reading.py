"""Texts in, readings out: the pipeline run over many texts, and a reading in the shape that `read` prints."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any, cast

import structlog
from spacy.language import Language
from spacy.tokens import Doc

from nlp.extensions import title_apart
from nlp.language import tidy
from nlp.tokenizer import UnidicTokenizer
from nlp.version import READER as READER
from nlp.words import words_of
from records import Outage, Reading, Text

log = structlog.get_logger("madoguchi.reading")

_TOGETHER, _CHARACTERS = 64, 100_000  # texts read at once, and their length in all: each character takes 150 bytes
# Unpaired surrogates come through JSON escapes, and no UTF-8 can hold them.
_UNPAIRED = re.compile(r"[\ud800-\udfff]")


def read(nlp: Language, texts: Iterable[Text]) -> Iterator[Reading]:
    """Read texts in order, some at a time; one that can not be read is logged and comes out as an empty `other`."""
    for batch in _batches(texts):
        tidy(nlp)
        # Component by component: a dictionary that stays in the processor's cache makes it a quarter faster.
        docs = [_attempt(text, _document, nlp, text) for text in batch]
        for _, component in nlp.pipeline:
            docs = _through(component, batch, docs)
        for text, doc in zip(batch, docs, strict=True):
            yield Reading(text.id, "other", 0.0) if doc is None else _reading(nlp, text, doc)


def read_one(nlp: Language, text: Text) -> tuple[Reading, Doc]:
    """Read one text; gives the document beside the reading, for those who ask why. Raises what reading raises."""
    doc = _document(nlp, text)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return _reading(nlp, text, doc), doc


def as_json(reading: Reading) -> dict[str, Any]:
    """Give a reading as design.md section 7 has it; what does not apply to an item is absent from it."""
    claims = [{"from" if key == "from_" else key: value for key, value in _filled(claim)} for claim in reading.claims]
    return {
        "id": reading.id,
        "relevance": reading.relevance,
        "relevance_score": round(reading.relevance_score, 3),
        "entities": [dict(_filled(mention, "candidates")) for mention in reading.entities],
        "dates": [dict(_filled(date)) for date in reading.dates],
        "claims": claims,
        "outage": None if reading.outage is None else _outage(reading.outage),
    }


def _outage(outage: Outage) -> dict[str, Any]:
    """Every field stands there, null where the text says nothing: absence is a finding, too."""
    counts = [asdict(count) for count in outage.counts]
    evidence = {name: list(span) for name, span in outage.evidence.items()}
    return asdict(outage) | {"counts": counts, "evidence": evidence}


def _batches(texts: Iterable[Text]) -> Iterator[list[Text]]:
    batch: list[Text] = []
    characters = 0
    for text in texts:
        length = len(str(text.text))
        if batch and (len(batch) == _TOGETHER or characters + length > _CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(text)
        characters += length
    if batch:
        yield batch


def _through(component: Callable[[Doc], Doc], batch: Sequence[Text], docs: Sequence[Doc | None]) -> list[Doc | None]:
    """Let a component work on docs: on all at once where it can, one by one where it can not or one is too much."""
    together = getattr(component, "pipe", None)
    if together and None not in docs:
        try:
            return list(together(docs))
        except Exception:
            log.debug("a batch is read one by one", first=batch[0].id)
    return [doc if doc is None else _attempt(text, component, doc) for text, doc in zip(batch, docs, strict=True)]


def _attempt(text: Text, work: Callable[..., Doc], *inputs: object) -> Doc | None:
    try:
        return work(*inputs)
    except Exception:
        log.exception("text not read; it counts as other", id=text.id, characters=len(str(text.text)))
        return None


def _paired(text: str) -> str:
    return _UNPAIRED.sub("\ufffd", text)


def _document(nlp: Language, text: Text) -> Doc:
    doc = nlp.make_doc(_paired(text.text))
    for name in ("published", "source", "kind", "url"):
        doc._.set(name, getattr(text, name))
    doc._.title = _paired(text.title) if isinstance(text.title, str) else None
    return doc


def _reading(nlp: Language, text: Text, doc: Doc) -> Reading:
    label, score = doc._.relevance
    title = title_apart(doc)
    words = words_of(cast(UnidicTokenizer, nlp.tokenizer).units(title), len(title), doc.user_data["units"])
    return Reading(
        text.id,
        label,
        score,
        entities=tuple(doc._.mentions),
        dates=tuple(doc._.dates),
        claims=tuple(doc._.claims),
        outage=doc._.outage,
        lemmas=words.lemmas,
        lemma_starts=words.starts,
        lemma_times=words.times,
    )


def _filled(record: Any, *optional: str) -> Iterator[tuple[str, Any]]:
    for key, value in asdict(record).items():
        if value is not None and not (key in optional and not value):
            yield key, list(value) if isinstance(value, tuple) else value
