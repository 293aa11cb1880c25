"""The units that names are looked for in: UniDic's words, with all that MeCab says of them."""

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

import numpy
from numpy.typing import NDArray
from spacy.vocab import Vocab

from nlp.fold import fold
from nlp.tokenizer import UnidicTokenizer

# MeCab's lattice grows with its input; a piece ends before a space where it can.
_PIECE = re.compile(r".{1,2000}(?=\s|\Z)|.{1,2000}", re.DOTALL)
_SPACE = ord(" ")
_NOWHERE = numpy.zeros(0, dtype="int64")
# MeCab reads no further than a NUL and knows no white space but the plain one.
_UNREADABLE = {0: "\ufffd"} | dict.fromkeys(map(ord, "\n\t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"), " ")

Line = str
"""What MeCab says of a unit: surface, pronunciation, reading, lemma, parts of speech, conjugation, tab between."""
Numbers = NDArray[numpy.int64]


class Units(UnidicTokenizer):
    """The project's tokenizer, asked for the lines of MeCab that a `Doc` has no room for."""

    def __init__(self, lender: UnidicTokenizer | None = None) -> None:
        if lender is None:
            super().__init__(Vocab())
        else:
            # MeCab's dictionary, a hundred megabytes of it, is in memory once.
            self._tagger = lender._tagger

    def lines(self, text: str) -> list[Line]:
        """Give the line of each unit of a folded text without line breaks or NUL."""
        lines: list[Line] = self._tagger.parse(text).split("\n")
        lines.pop()  # EOS
        return lines

    def of(
        self, text: str, ranges: Sequence[tuple[int, int]], inventory: "Numbering"
    ) -> tuple[Numbers, Numbers, Numbers]:
        """Give the number of each unit of some ranges of a text, where it begins, and where it ends."""
        folded = fold(text).translate(_UNREADABLE)
        # One call for all: MeCab is quick while its dictionary is in the processor's cache.
        joined = " ".join(folded[start:end] for start, end in ranges)
        places = numpy.concatenate([_NOWHERE, *(numpy.arange(start, end + 1) for start, end in ranges)])
        parts = [(_NOWHERE, _NOWHERE, _NOWHERE)]
        for piece in _PIECE.finditer(joined):
            numbers = numpy.array(inventory.numbers(self.lines(piece[0])), "int64")
            begins, ends = _bounds(piece[0], inventory.lengths[numbers])
            parts.append((numbers, places[begins + piece.start()], places[ends + piece.start()] + 1))
        numbers, starts, stops = (numpy.concatenate(part) for part in zip(*parts, strict=True))
        return numbers, starts, stops


class Numbering(Protocol):
    """What numbers units, and knows how long each is."""

    lengths: Numbers

    def numbers(self, lines: Iterable[Line]) -> list[int]:
        """Give the number of each unit."""
        ...


def _bounds(piece: str, lengths: Numbers) -> tuple[Numbers, Numbers]:
    # The first and the last character of each unit. MeCab drops white space; the units share the others among them.
    letters = numpy.flatnonzero(numpy.frombuffer(piece.encode("utf-32-le"), "<u4") != _SPACE)
    bounds = numpy.concatenate([[0], numpy.cumsum(lengths)])
    if bounds[-1] != len(letters):
        raise ValueError(f"MeCab's units do not make up its input: {piece[:40]!r}")
    return letters[bounds[:-1]], letters[bounds[1:] - 1]
