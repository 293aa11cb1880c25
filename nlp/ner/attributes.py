"""What is said of one unit on its own: word, lemma, part of speech, shape, ends, and the group its meaning is in."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby

import numpy

from nlp.ner.groups import groups, meaning
from nlp.units import Lexicon, Line, Numbers, Units

ATTRIBUTES = (
    *("word", "lemma", "part", "class", "form", "gloss", "shape"),
    *("head1", "head2", "tail1", "tail2", "tail3"),
    *("group1", "group2", "group3"),
)
EDGE = "<edge>"
"""The value of every attribute beyond the ends of a sentence."""

_KINDS = str.maketrans(
    {chr(code): mark
     for first, last, mark in (
         ("0", "9", "0"), ("a", "z", "a"), ("A", "Z", "A"), ("ぁ", "ゖ", "h"), ("ァ", "ヺ", "k"), ("ー", "ー", "k"),
         ("一", "鿿", "c"), ("㐀", "䶿", "c"), ("々", "〆", "c"))
     for code in range(ord(first), ord(last) + 1)}
)  # fmt: skip
_DIGIT = re.compile("[0-9]")
_NOMINAL = ("名詞", "接頭辞", "接尾辞", "代名詞", "記号")
_JOINTS = frozenset("・=-&")
_OPENERS, _CLOSERS = "「『(", "」』)"


def attributes(line: Line) -> tuple[tuple[str, ...], int]:
    """Give the values of `ATTRIBUTES` for a unit, of which an empty one says nothing, and the number of its meaning."""
    surface, _, _, lemma, part, kind, form, *_ = (*line.split("\t"), "", "", "")
    plain = unicodedata.normalize("NFKC", surface)
    word = _DIGIT.sub("0", plain.casefold())
    base, _, gloss = lemma.partition("-")
    base = unicodedata.normalize("NFKC", base or surface).casefold()
    # The lemma of a proper noun is its reading, which other words share.
    number = meaning(plain.casefold()) or (0 if part.startswith("名詞-固有名詞") else meaning(base))
    values = (
        *(word, base, "-".join(part.split("-")[:2]), part, kind + form, "yes" if gloss and len(surface) > 1 else ""),
        _shape(plain),
        *(word[:1], word[:2], word[-1:], word[-2:], word[-3:]),
        *groups(number),
    )
    return values, number


def _shape(plain: str) -> str:
    marks = "".join(mark for mark, _ in groupby(plain.translate(_KINDS)))
    return f"{marks[:6]}{min(len(plain), 4)}"


class Inventory:
    """Numbers units and the values of their attributes; `values[unit]` are the numbers of a unit's values.

    `meanings[unit]` is the number of its meaning, as `nlp.ner.groups` has it. Unit 0 stands beyond the ends of a
    sentence. Number 0 is no value, or one that a closed alphabet does not hold.
    """

    def __init__(self, alphabets: Iterable[Iterable[str]] | None = None) -> None:
        self._open = alphabets is None
        given = [()] * len(ATTRIBUTES) if alphabets is None else alphabets
        self.alphabets: list[dict[str, int]] = [{v: n for n, v in enumerate(("", EDGE, *a))} for a in given]
        self._numbers: dict[Line, int] = {}
        self._lexicon: Lexicon | None = None
        self.clear()

    def __len__(self) -> int:
        return self._size

    def clear(self) -> None:
        """Forget all units, not the values."""
        self._numbers.clear()
        self._of: Numbers = numpy.zeros(0, "int64")  # by the number in the lexicon
        self._size = 1
        self.values: Numbers = numpy.ones((1024, len(ATTRIBUTES)), dtype="int64")
        self.nominal = numpy.zeros(1024, dtype=bool)
        self.bracket = numpy.zeros(1024, dtype="int64")
        self.meanings = numpy.zeros(1024, dtype="int64")

    def numbers(self, units: Units) -> Numbers:
        """Give the number of each unit, a new one to those not met before."""
        lines = units.lexicon.lines
        if units.lexicon is not self._lexicon:
            self._lexicon, self._of = units.lexicon, self._of[:0]
        self._of = numpy.append(self._of, numpy.zeros(len(lines) - len(self._of), "int64"))
        for new in numpy.unique(units.numbers[self._of[units.numbers] == 0]).tolist():
            self._of[new] = self._numbers.get(lines[new]) or self._add(lines[new])
        return self._of[units.numbers]

    def _next(self) -> int:
        self._size += 1
        if self._size > len(self.values):
            for name in ("values", "nominal", "bracket", "meanings"):
                setattr(self, name, numpy.concatenate([getattr(self, name)] * 2))
        return self._size - 1

    def _add(self, line: Line) -> int:
        number = self._numbers[line] = self._next()
        values, self.meanings[number] = attributes(line)
        for column, (alphabet, value) in enumerate(zip(self.alphabets, values, strict=True)):
            if self._open:
                alphabet.setdefault(value, len(alphabet))
            self.values[number, column] = alphabet.get(value, 0)
        self.nominal[number] = values[3].startswith(_NOMINAL) or values[0] in _JOINTS
        self.bracket[number] = (values[0] in _OPENERS) - (values[0] in _CLOSERS)
        return number
