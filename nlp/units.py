"""UniDic's units: what MeCab says of each, worked out once and numbered, and where the units of a text stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

import numpy
from numpy.typing import NDArray
from spacy.strings import StringStore

from nlp.fold import fold
from nlp.tables import rows

Line = str
"""What MeCab says of a unit: surface, pronunciation, reading, lemma, parts of speech, conjugation, tab between."""
Numbers = NDArray[numpy.int64]
Ids = NDArray[numpy.uint64]

_CONTENT = ("名詞", "代名詞", "動詞", "形容詞", "形状詞", "副詞", "連体詞", "接頭辞", "接尾辞", "記号-文字")
# Names and numbers are of one text; は and 。 tell nothing, and short texts are half made of them.
_NOT_WORDING = ("名詞-固有名詞", "名詞-数詞", "助詞", "補助記号", "記号", "空白")
# する, ある, できる stand in every sentence, so a search for 復旧する is one for 復旧.
# 遅れる and 始まる are of that kind, too, and say something.
_AUXILIARY = "非自立可能"
_LIGHT = frozenset(row["lemma"] for row in rows("light_words"))


class Lexicon(dict[Line, int]):
    """The number of each line of MeCab, a new one for a line not met before; what is said by number is in its columns.

    `ids` are those of surface, tag and lemma in a store of strings, a row a number; `searched` is what a search
    knows the unit by where it is a word of content: its lemma, and where written otherwise, that after a slash;
    `worded` is the lemma of what tells how a text is worded. Both are empty for all other units.
    """

    def __init__(self, strings: StringStore) -> None:
        self.strings = strings
        self.lines: list[Line] = []
        self.searched: list[str] = []
        self.worded: list[str] = []
        self.lengths: Numbers = numpy.zeros(1024, "int64")
        self.ids: Ids = numpy.zeros((1024, 3), "uint64")

    def __missing__(self, line: Line) -> int:
        surface, _, _, lemma, part, *_ = line.split("\t")
        parts = part.split("-")[:2]
        # UniDic gives the lemma of a name in katakana, and tells homographs apart by a gloss (ナンバー-number).
        lemma = surface if parts[-1] == "固有名詞" else lemma.split("-")[0] or surface
        tag = "-".join(parts)
        number = self[line] = len(self.lines)
        if number == len(self.lengths):
            self.lengths, self.ids = (numpy.concatenate([column] * 2) for column in (self.lengths, self.ids))
        self.lines.append(line)
        self.searched.append(_searched(surface, tag, lemma))
        self.worded.append("" if tag.startswith(_NOT_WORDING) else lemma)
        self.lengths[number] = len(surface)
        self.ids[number] = [self.strings.add(word) for word in (surface, tag, lemma)]
        return number


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """The units of a text, or some of them: their numbers in a lexicon, and the characters where each starts and ends.

    White space belongs to none of them.
    """

    lexicon: Lexicon
    numbers: Numbers
    starts: Numbers
    ends: Numbers

    def within(self, ranges: Sequence[tuple[int, int]]) -> "Units":
        """Keep those that start in some ranges of the text."""
        bounds = numpy.searchsorted(self.starts, numpy.array(ranges, "int64").reshape(-1, 2))
        kept = numpy.concatenate([numpy.zeros(0, "int64"), *(numpy.arange(*pair) for pair in bounds.tolist())])
        return Units(self.lexicon, self.numbers[kept], self.starts[kept], self.ends[kept])

    @classmethod
    def joined(cls, parts: Sequence["Units"], offsets: Sequence[int]) -> "Units":
        """Join units of one lexicon from several texts into one, where each text begins at its offset."""
        places = ((part.starts + offset, part.ends + offset) for part, offset in zip(parts, offsets, strict=True))
        starts, ends = (numpy.concatenate(those) for those in zip(*places, strict=True))
        return cls(parts[0].lexicon, numpy.concatenate([part.numbers for part in parts]), starts, ends)

    def searched(self) -> tuple[list[str], list[int]]:
        """Give the words of content, as `Lexicon.searched` has them, and where they start."""
        words = [self.lexicon.searched[number] for number in self.numbers.data]  # a view: no list of numbers for a book
        return [word for word in words if word], [*compress(self.starts.data, words)]


def search_key(word: str) -> str:
    """Give what a search compares words by: no width, no case, no spaces."""
    return "".join(fold(word).casefold().split()).replace("/", "／")


def _searched(surface: str, tag: str, lemma: str) -> str:
    if not tag.startswith(_CONTENT) or (tag.endswith(_AUXILIARY) and lemma in _LIGHT):
        return ""
    base, written = search_key(lemma), search_key(surface)
    return base if base == written or not base else f"{base}/{written}"
