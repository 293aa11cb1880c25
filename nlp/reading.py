"""Texts in, readings out: the pipeline run over many texts, and a reading in the shape that `read` prints."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from functools import cache, lru_cache
from itertools import islice
from typing import Any, cast

import structlog
from spacy.attrs import LEMMA, ORTH, TAG  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.strings import StringStore
from spacy.tokens import Doc
from spacy.vocab import Vocab

from nlp.fold import fold
from nlp.tokenizer import UnidicTokenizer
from nlp.version import READER as READER
from records import Outage, Reading, Text

log = structlog.get_logger("madoguchi.reading")

_CONTENT = ("名詞", "代名詞", "動詞", "形容詞", "形状詞", "副詞", "連体詞", "接頭辞", "接尾辞", "記号-文字")
# する, ある, できる and their kind stand in every sentence, so a search for 復旧する is one for 復旧.
_AUXILIARY = "非自立可能"
_TOGETHER = 16
_ROWS = 10_000  # words of a book as Python's numbers would take a hundred megabytes
# Unpaired surrogates come through JSON escapes, and no UTF-8 can hold them.
_UNPAIRED = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def read(nlp: Language, texts: Iterable[Text]) -> Iterator[Reading]:
    """Read texts in order, sixteen at a time; one that can not be read is logged and comes out as an empty `other`."""
    source = iter(texts)
    while batch := list(islice(source, _TOGETHER)):
        # Component by component: a dictionary that stays in the processor's cache makes it a quarter faster.
        docs = [_attempt(text, _document, nlp, text) for text in batch]
        for _, component in nlp.pipeline:
            docs = [
                doc if doc is None else _attempt(text, component, doc) for text, doc in zip(batch, docs, strict=True)
            ]
        for text, doc in zip(batch, docs, strict=True):
            yield Reading(text.id, "other", 0.0) if doc is None else _reading(text, doc)


def read_one(nlp: Language, text: Text) -> tuple[Reading, Doc]:
    """Read one text; gives the document beside the reading, for those who ask why. Raises what reading raises."""
    doc = _document(nlp, text)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return _reading(text, doc), doc


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


def lemmas(text: str) -> str:
    """Give the lemmas of the content words, joined by spaces: what a search is compared with `Reading.lemmas` by.

    復旧する → 復旧, マイナンバーカード → マイ ナンバー カード, ＪＰＫＩが止まった → jpki 止まる.
    """
    doc = _tokenizer()(text.translate(_UNPAIRED))
    return " ".join(lemma for lemma, _ in _content(doc)) or _key(text)


def _attempt(text: Text, work: Callable[..., Doc], *inputs: object) -> Doc | None:
    try:
        return work(*inputs)
    except Exception:
        log.exception("text not read; it counts as other", id=text.id, characters=len(str(text.text)))
        return None


def _document(nlp: Language, text: Text) -> Doc:
    doc = nlp.make_doc(text.text.translate(_UNPAIRED))
    for name in ("title", "published", "source", "kind", "url"):
        doc._.set(name, getattr(text, name))
    return doc


def _reading(text: Text, doc: Doc) -> Reading:
    label, score = doc._.relevance
    return Reading(
        text.id,
        label,
        score,
        entities=tuple(doc._.mentions),
        dates=tuple(doc._.dates),
        claims=tuple(doc._.claims),
        outage=doc._.outage,
        lemmas=_index(text, doc),
    )


def _index(text: Text, doc: Doc) -> str:
    title = text.title if isinstance(text.title, str) and not text.text.startswith(text.title) else ""
    docs = (_tokenizer()(title.translate(_UNPAIRED)), doc) if title else (doc,)
    # Both forms are indexed, since a word alone in a query is not always cut as it is in a sentence.
    return " ".join(both for each in docs for _, both in _content(each))


def _content(doc: Doc) -> Iterator[tuple[str, str]]:
    strings = doc.vocab.strings
    words = cast(Any, doc.to_array([TAG, LEMMA, ORTH]))
    for first in range(0, len(words), _ROWS):
        yield from filter(None, (_forms(strings, *word) for word in words[first : first + _ROWS].tolist()))


@lru_cache(maxsize=50_000)
def _forms(strings: StringStore, tag: int, lemma: int, surface: int) -> tuple[str, str] | None:
    part = strings[tag]
    if not part.startswith(_CONTENT) or part.endswith(_AUXILIARY):
        return None
    base, written = _key(strings[lemma]), _key(strings[surface])
    return base, base if base == written else f"{base} {written}"


def _key(word: str) -> str:
    return "".join(fold(word).casefold().split())


def _filled(record: Any, *optional: str) -> Iterator[tuple[str, Any]]:
    for key, value in asdict(record).items():
        if value is not None and not (key in optional and not value):
            yield key, list(value) if isinstance(value, tuple) else value


@cache
def _tokenizer() -> UnidicTokenizer:
    return UnidicTokenizer(Vocab())
