"""The words of a text that weigh for a kind of relevance, whatever phrases they stand in."""

import math
from functools import cache

import numpy
from spacy.attrs import IDX, LEMMA, TAG  # type: ignore[import-not-found]  # spaCy's compiled modules carry no types
from spacy.strings import StringStore, get_string_id
from spacy.tokens import Doc

from nlp.extensions import title_apart
from nlp.tables import rows
from nlp.units import Ids
from nlp.words import tokenizer

LEAD = 160
"""The characters from the first on that tell what a text is about; what comes later is as often background."""

_FEW = 100  # words, those at the top twice: a sentence or two do not tell how a text is worded
_PASSED_OVER = [get_string_id(tag) for tag in ("名詞-固有名詞", "名詞-数詞", "空白")]


def wording(doc: Doc) -> dict[str, float]:
    """Give those words of a text that tables/relevance_words.tsv has, each with how much it counts.

    The more words, the less each counts: the squares add up to 1, and to less where there are few.
    """
    held = words(doc) & _known()
    return dict.fromkeys(held, share(len(held)))


def share(held: int) -> float:
    """Give how much each of so many words counts."""
    return 1 / math.sqrt(max(held, _FEW))


def words(doc: Doc) -> set[str]:
    """Give the words of a text and its title in dictionary form, without names and numbers.

    `word 障害` stands anywhere, `lead_word 障害` also at the top.
    """
    tags, lemmas, starts = doc.to_array([TAG, LEMMA, IDX]).T if len(doc) else numpy.zeros((3, 0), "uint64")
    strings = doc.vocab.strings
    found = _spelt("word", tags, lemmas, strings)
    found |= _spelt("lead_word", tags[starts < LEAD], lemmas[starts < LEAD], strings)
    if title := title_apart(doc):
        units = tokenizer().units(title)
        _, tags, lemmas = units.lexicon.ids[units.numbers].T
        found |= {word for kind in ("word", "lead_word") for word in _spelt(kind, tags, lemmas, units.lexicon.strings)}
    return found


def _spelt(kind: str, tags: Ids, lemmas: Ids, strings: StringStore) -> set[str]:
    said = numpy.unique(lemmas[~numpy.isin(tags, _PASSED_OVER)])
    return {f"{kind} {strings[lemma]}" for lemma in said.tolist()}


@cache
def _known() -> frozenset[str]:
    return frozenset(row["evidence"] for row in rows("relevance_words"))
