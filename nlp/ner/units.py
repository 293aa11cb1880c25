"""The units that names are looked for in: UniDic's words with all that MeCab says of them, sentence by sentence."""

from collections.abc import Iterator, Sequence

from spacy.vocab import Vocab

from nlp.fold import fold
from nlp.tokenizer import UnidicTokenizer

_LONGEST = 1000  # characters given to MeCab at once, whose lattice grows with them
# MeCab reads no further than a NUL and knows no white space but the plain one.
_UNREADABLE = {0: "\ufffd"} | dict.fromkeys(map(ord, "\n\t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"), " ")

Line = str
"""What MeCab says of a unit: surface, pronunciation, reading, lemma, parts of speech, conjugation, tab between."""


class Units(UnidicTokenizer):
    """The project's tokenizer, asked for the lines of MeCab that a `Doc` has no room for."""

    def __init__(self) -> None:
        super().__init__(Vocab())

    def lines(self, text: str) -> list[Line]:
        """Give the line of each unit of a folded text without line breaks or NUL."""
        lines: list[Line] = self._tagger.parse(text).split("\n")
        lines.pop()  # EOS
        return lines

    def sentences(self, text: str, ranges: Sequence[tuple[int, int]]) -> Iterator[tuple[list[Line], list[int]]]:
        """Give for each range of a text the lines of its units, and the offset in the text at which each begins."""
        folded = fold(text).translate(_UNREADABLE)
        for begin, stop in ranges:
            for start in range(begin, stop, _LONGEST):
                piece = folded[start : min(start + _LONGEST, stop)]
                lines = self.lines(piece)
                yield lines, _starts(piece, start, lines)


def _starts(piece: str, start: int, lines: Sequence[Line]) -> list[int]:
    at, starts = 0, []
    for line in lines:
        surface = line[: line.index("\t")]
        if not piece.startswith(surface, at):  # white space lies between
            at = piece.index(surface, at)
        starts.append(start + at)
        at += len(surface)
    return starts
