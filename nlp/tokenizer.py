"""Words as fugashi and UniDic see them, as a spaCy tokenizer; no other module speaks to fugashi."""

import re
from collections.abc import Callable, Sequence
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import Any, cast

import fugashi
import numpy
from spacy.attrs import LEMMA, TAG  # type: ignore[import-not-found]  # spaCy's compiled modules carry no types
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from nlp.extensions import register
from nlp.fold import fold

register()

# MeCab's lattice grows with its input, and it reads no further than a NUL: it gets a line at a time, and of a line
# longer than this a piece.
_LONGEST = 2000
_PIECE = re.compile(rf"\n+|[^\n]{{1,{_LONGEST}}}(?=\n|\Z)|[^\n]{{0,{_LONGEST - 1}}}[。、 ]|[^\n]{{1,{_LONGEST}}}")
_REMEMBERED = 300_000
_UNREADABLE = {0: "\ufffd"} | dict.fromkeys(map(ord, "\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"), " ")
_Feature = tuple[int, int]  # tag and lemma, as ids of strings
_SPACE = "空白"


@registry.tokenizers("madoguchi.UnidicTokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], "UnidicTokenizer"]:
    """Make the factory that `config.cfg` names."""
    return lambda nlp: UnidicTokenizer(nlp.vocab)


class UnidicTokenizer:
    """Cuts a text into UniDic short units with `tag_` (pos1-pos2) and `lemma_`; `doc.text` is the text, always.

    White space is kept as spaCy keeps it: one space belongs to the word before, any more is a token of its own.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._tagger = fugashi.Tagger()
        self._known = _Known(vocab)

    def __reduce__(self) -> tuple[type["UnidicTokenizer"], tuple[Vocab]]:
        return UnidicTokenizer, (self.vocab,)  # the tagger holds a C++ object and does not pickle

    def __call__(self, text: str) -> Doc:
        """Tokenize a text; raises UnicodeEncodeError on an unpaired surrogate, which no UTF-8 can hold."""
        folded = fold(text).translate(_UNREADABLE)
        words = _Words((self.vocab.strings.add(_SPACE), 0))
        for piece in _PIECE.finditer(folded):
            start, stop = piece.span()
            surfaces, features = self._units(piece[0])
            if "".join(surfaces) == piece[0]:
                words.texts += surfaces if text.startswith(piece[0], start) else _cut(text, start, surfaces)
                words.spaces += [False] * len(surfaces)
                words.features += features
                continue
            for surface, feature in zip(surfaces, features, strict=True):
                at = folded.index(surface, start, stop)
                words.gap(text[start:at])
                start = at + len(surface)
                words.word(text[at:start], feature)
            words.gap(text[start:stop])
        return words.doc(self.vocab, text)

    def _units(self, piece: str) -> tuple[Sequence[str], Sequence[_Feature]]:
        # One string for all units: asking fugashi for its nodes takes twice as long as MeCab itself.
        lines = self._tagger.parse(piece).split("\n")
        lines.pop()  # EOS
        surfaces, features = zip(*map(self._known.__getitem__, lines), strict=True) if lines else ((), ())
        return surfaces, features

    def to_bytes(self, **_: Any) -> bytes:
        """Give what must be saved with a pipeline: nothing, the dictionary is a package."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> "UnidicTokenizer":
        """Forget the ids of strings, since the vocabulary has just been read anew."""
        self._known.clear()
        return self

    def to_disk(self, _path: Path, **_: Any) -> None:
        """Save nothing, as `to_bytes`."""

    def from_disk(self, _path: Path, **_: Any) -> "UnidicTokenizer":
        """Forget the ids of strings, as `from_bytes`."""
        return self.from_bytes(b"")


class _Known(dict[str, tuple[str, _Feature]]):
    """What a line of MeCab's output says: made once for each."""

    def __init__(self, vocab: Vocab) -> None:
        self._strings = vocab.strings

    def __missing__(self, line: str) -> tuple[str, _Feature]:
        surface, _, _, lemma, part, *_ = line.split("\t")
        parts = part.split("-")[:2]
        # UniDic gives the lemma of a name in katakana, and tells homographs apart by a gloss (ナンバー-number).
        lemma = surface if parts[-1] == "固有名詞" else lemma.split("-")[0] or surface
        if len(self) > _REMEMBERED:
            self.clear()
        self[line] = unit = (surface, (self._strings.add("-".join(parts)), self._strings.add(lemma)))
        return unit


class _Words:
    def __init__(self, space: _Feature) -> None:
        self.texts: list[str] = []
        self.spaces: list[bool] = []
        self.features: list[_Feature] = []
        self._space = space

    def word(self, text: str, feature: _Feature) -> None:
        self.texts.append(text)
        self.spaces.append(False)
        self.features.append(feature)

    def gap(self, gap: str) -> None:
        if gap.startswith(" ") and self.texts and not self.spaces[-1]:
            self.spaces[-1], gap = True, gap[1:]
        if gap:
            self.word(gap, self._space)

    def doc(self, vocab: Vocab, text: str) -> Doc:
        doc = Doc(vocab, words=self.texts, spaces=self.spaces, user_data={"text": text})
        if self.texts:
            ids = numpy.fromiter(chain.from_iterable(self.features), "uint64", 2 * len(self.features))
            doc.from_array([TAG, LEMMA], cast(Any, ids.reshape(-1, 2)))
        return doc


def _cut(text: str, start: int, surfaces: Sequence[str]) -> list[str]:
    bounds = accumulate(map(len, surfaces), initial=start)
    return [text[first:last] for first, last in pairwise(bounds)]
