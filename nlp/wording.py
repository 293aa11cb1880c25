"""The words of a text that weigh for a kind of relevance, whatever phrases they stand in."""

import math
from functools import cache

import numpy
from spacy.attrs import IDX, LEMMA, TAG  # type: ignore[import-not-found]  # spaCy's compiled modules carry no types
from spacy.strings import StringStore
from spacy.tokens import Doc

from nlp.extensions import Range, text_of, title_apart
from nlp.tables import rows
from nlp.units import Ids
from nlp.words import tokenizer

WORD = "word "
"""How what is called after a word begins, with `lead_` before it at the top of a text."""

LEAD = 160
"""The characters, from the first that is no space, that tell what a text is about; below them may be background."""

_FEW = 100  # words, those at the top twice: a sentence or two do not tell how a text is worded
# Names and numbers are of one text; は and 。 tell nothing, and short texts are half made of them.
_PASSED_OVER = ("名詞-固有名詞", "名詞-数詞", "助詞", "補助記号", "記号", "空白")


def wording(doc: Doc, passage: Range | None = None) -> dict[str, float]:
    """Give those words of a text, or of a passage, that tables/relevance_words.tsv has, each with how much it counts.

    The more words, the less each counts: the squares add up to 1, and to less where there are few.
    """
    held = sorted(words(doc, passage) & _known())
    return dict.fromkeys(held, share(len(held)))


def share(held: int) -> float:
    """Give how much each of so many words counts."""
    return 1 / math.sqrt(max(held, _FEW))


def words(doc: Doc, passage: Range | None = None) -> set[str]:
    """Give the words of a text and its title in dictionary form, without names, numbers and particles; or a passage's.

    `word 障害` stands anywhere, `lead_word 障害` also at the top.
    """
    tags, lemmas, starts = doc.to_array([TAG, LEMMA, IDX]).T if len(doc) else numpy.zeros((3, 0), "uint64")
    strings = doc.vocab.strings
    text = text_of(doc)
    first, last = passage or (len(text) - len(text.lstrip()), len(text))
    inside = (first <= starts) & (starts < last)
    tags, lemmas, starts = tags[inside], lemmas[inside], starts[inside]
    top = starts < first + LEAD
    found = _spelt(WORD, tags, lemmas, strings) | _spelt(f"lead_{WORD}", tags[top], lemmas[top], strings)
    if passage is None and (title := title_apart(doc)):
        units = tokenizer().units(title)
        _, tags, lemmas = units.lexicon.ids[units.numbers].T
        found |= {word for kind in (WORD, f"lead_{WORD}") for word in _spelt(kind, tags, lemmas, units.lexicon.strings)}
    return found


def _spelt(kind: str, tags: Ids, lemmas: Ids, strings: StringStore) -> set[str]:
    passed_over = [tag for tag in numpy.unique(tags).tolist() if strings[tag].startswith(_PASSED_OVER)]
    said = numpy.unique(lemmas[~numpy.isin(tags, passed_over)])
    return {kind + strings[lemma] for lemma in said.tolist()}


@cache
def _known() -> frozenset[str]:
    return frozenset(row["evidence"] for row in rows("relevance_words"))
