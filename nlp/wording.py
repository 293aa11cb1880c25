"""The words of a text that weigh for a kind of relevance, whatever phrases they stand in."""

import math
from collections.abc import Sequence
from functools import cache

import numpy
from spacy.tokens import Doc

from nlp.extensions import Range, text_of, title_apart
from nlp.tables import rows
from nlp.units import Units
from nlp.words import tokenizer

WORD = "word "
"""How what is called after a word begins, with `lead_` before it at the top of a text."""

LEAD = 160
"""The characters, from the first that is no space, that tell what a text is about; below them may be background."""

_FEW = 100  # words, those at the top twice: a sentence or two do not tell how a text is worded


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
    text, title = text_of(doc), title_apart(doc)
    units = doc.user_data.get("units") or tokenizer().units(text)  # one from another process has left them behind
    first, last = passage or (len(text) - len(text.lstrip()), len(text))
    bounds = numpy.searchsorted(units.starts, [first, first + LEAD, last]).tolist()
    at, led, end = bounds[0], min(bounds[1:]), bounds[2]
    found = _spelt((WORD,), units, at, end) | _spelt((f"lead_{WORD}",), units, at, led)
    if passage is None and title:
        found |= _spelt((WORD, f"lead_{WORD}"), tokenizer().units(title))
    return found


def _spelt(kinds: Sequence[str], units: Units, first: int = 0, last: int | None = None) -> set[str]:
    worded = map(units.lexicon.worded.__getitem__, numpy.unique(units.numbers[first:last]).tolist())
    return {kind + word for word in worded if word for kind in kinds}


@cache
def _known() -> frozenset[str]:
    return frozenset(row["evidence"] for row in rows("relevance_words"))
