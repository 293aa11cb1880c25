"""Words as fugashi and UniDic see them, as a spaCy tokenizer; no other module speaks to fugashi."""

import re
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any, cast

import fugashi
import numpy
from numpy.typing import NDArray
from spacy.attrs import LEMMA, TAG  # type: ignore[import-not-found]  # spaCy's compiled modules carry no types
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from nlp.extensions import register
from nlp.fold import fold, replacing
from nlp.units import Ids, Lexicon, Line, Units

register()

# MeCab's lattice grows with its input, and it reads no further than a NUL: it gets a line at a time, and of a line
# longer than this a piece.
_LONGEST = 2000
_PIECE = re.compile(rf"[^\n]{{1,{_LONGEST}}}(?=\n|\Z)|[^\n]{{0,{_LONGEST - 1}}}[。、 ]|[^\n]{{1,{_LONGEST}}}")
_readable = replacing({0: "\ufffd"} | dict.fromkeys(map(ord, "\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"), " "))
_SPACES = [ord(space) for space in " \t\n"]  # what MeCab drops
_SPACE = "空白"
_RUN = re.compile(r"\n+|[^\n]+")


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
        self._lexicon = Lexicon(vocab.strings)

    def __reduce__(self) -> tuple[type["UnidicTokenizer"], tuple[Vocab]]:
        return UnidicTokenizer, (self.vocab,)  # the tagger holds a C++ object and does not pickle

    def __call__(self, text: str) -> Doc:
        """Tokenize a text; raises UnicodeEncodeError on an unpaired surrogate, which no UTF-8 can hold."""
        folded = _readable(fold(text))
        units = self._units(folded)
        ids, spaces = _tokens(text, folded, units)
        # A view: of a book, a list of numbers takes twenty megabytes.
        words = cast(Any, numpy.ascontiguousarray(ids[:, 0]).data)
        doc = Doc(self.vocab, words=words, spaces=spaces, user_data={"text": text, "units": units})
        if len(doc):
            doc.from_array([TAG, LEMMA], cast(Any, ids[:, 1:]))
        return doc

    def units(self, text: str) -> Units:
        """Give the units of a text; raises UnicodeEncodeError as `__call__` does."""
        return self._units(_readable(fold(text)))

    def _units(self, folded: str) -> Units:
        if self._lexicon.strings is not self.vocab.strings:  # the vocabulary is another one since
            self._lexicon = Lexicon(self.vocab.strings)
        # One string for all units: asking fugashi for its nodes takes twice as long as MeCab itself.
        lines = chain.from_iterable(self._lines(piece[0]) for piece in _PIECE.finditer(folded))
        numbers = numpy.fromiter(map(self._lexicon.__getitem__, lines), "int64")
        letters = numpy.flatnonzero(~numpy.isin(_codes(folded), _SPACES))
        bounds = numpy.concatenate([[0], numpy.cumsum(self._lexicon.lengths[numbers])])
        if bounds[-1] != len(letters):
            raise ValueError(f"MeCab's units do not make up its input: {folded[:40]!r}")
        return Units(self._lexicon, numbers, letters[bounds[:-1]], letters[bounds[1:] - 1] + 1)

    def _lines(self, piece: str) -> list[Line]:
        lines: list[Line] = self._tagger.parse(piece).split("\n")
        lines.pop()  # EOS
        return lines

    def to_bytes(self, **_: Any) -> bytes:
        """Give what must be saved with a pipeline: nothing, the dictionary is a package."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> "UnidicTokenizer":
        """Forget the ids of strings, since the vocabulary has just been read anew."""
        self._lexicon = Lexicon(self.vocab.strings)
        return self

    def to_disk(self, _path: Path, **_: Any) -> None:
        """Save nothing, as `to_bytes`."""

    def from_disk(self, _path: Path, **_: Any) -> "UnidicTokenizer":
        """Forget the ids of strings, as `from_bytes`."""
        return self.from_bytes(b"")


def _tokens(text: str, folded: str, units: Units) -> tuple[Ids, list[bool]]:
    """Give the ids of a text's tokens, white space and all, and which are followed by a space."""
    strings = units.lexicon.strings
    ids = units.lexicon.ids[units.numbers]
    if folded != text:
        changed = numpy.flatnonzero(_codes(text) != _codes(folded))
        for at in numpy.unique(numpy.searchsorted(units.ends, changed, side="right")).tolist():
            if at < len(ids):
                ids[at, 0] = strings.add(text[units.starts[at] : units.ends[at]])
    places, runs, spaces, more = _gaps(text, units)
    if places:
        tag = strings.add(_SPACE)
        ids = numpy.insert(ids, places, [[strings.add(run), tag, 0] for run in runs], axis=0)
    return ids, numpy.insert(spaces, places, more).tolist()


def _gaps(text: str, units: Units) -> tuple[list[int], list[str], NDArray[numpy.bool_], list[bool]]:
    """Give the white space between units: before which each token of it stands, and what is followed by a space."""
    begins, stops = numpy.append(0, units.ends), numpy.append(units.starts, len(text))
    spaces = numpy.zeros(len(units.numbers), bool)
    places: list[int] = []
    runs: list[str] = []
    more: list[bool] = []
    for at in numpy.flatnonzero(begins < stops).tolist():
        for run in _RUN.findall(text, int(begins[at]), int(stops[at])):
            if run[0] == " " and places[-1:] == [at] and not more[-1]:
                more[-1], run = True, run[1:]
            elif run[0] == " " and places[-1:] != [at] and at and not spaces[at - 1]:
                spaces[at - 1], run = True, run[1:]
            if run:
                places.append(at)
                runs.append(run)
                more.append(False)
    return places, runs, spaces, more


def _codes(text: str) -> NDArray[numpy.uint32]:
    return numpy.frombuffer(text.encode("utf-32-le"), "<u4")
