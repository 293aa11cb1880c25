"""Words as fugashi and UniDic see them, as a spaCy tokenizer; no other module speaks to fugashi."""

import re
from collections.abc import Callable, Iterator
from itertools import chain
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
_PIECE = re.compile(rf"[^\n]{{1,{_LONGEST - 1}}}[。、 \n]|[^\n]{{1,{_LONGEST}}}|\n+")
_REMEMBERED = 300_000
_UNREADABLE = {0: "\ufffd"} | dict.fromkeys(map(ord, "\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"), " ")
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
        self._known: dict[str, tuple[int, int]] = {}

    def __reduce__(self) -> tuple[type["UnidicTokenizer"], tuple[Vocab]]:
        return UnidicTokenizer, (self.vocab,)  # the tagger holds a C++ object and does not pickle

    def __call__(self, text: str) -> Doc:
        """Tokenize a text; raises ValueError on an unpaired surrogate, which no UTF-8 can hold."""
        words: list[str] = []
        spaces: list[bool] = []
        features: list[tuple[int, int]] = []
        space = (self.vocab.strings.add(_SPACE), 0)
        end = 0
        for start, stop, feature in chain(self._units(text), [(len(text), len(text), space)]):
            if gap := text[end:start]:
                if words and gap[0] == " ":
                    spaces[-1], gap = True, gap[1:]
                if gap:
                    words.append(gap)
                    spaces.append(False)
                    features.append(space)
            if start < stop:
                words.append(text[start:stop])
                spaces.append(False)
                features.append(feature)
            end = stop
        doc = Doc(self.vocab, words=words, spaces=spaces, user_data={"text": text})
        if words:
            doc.from_array([TAG, LEMMA], cast(Any, numpy.array(features, dtype="uint64")))
        return doc

    def _units(self, text: str) -> Iterator[tuple[int, int, tuple[int, int]]]:
        folded = fold(text).translate(_UNREADABLE)
        known = self._known
        for piece in _PIECE.finditer(folded):
            at, limit = piece.span()
            for node in self._tagger(piece[0]):
                surface, raw = node.surface, node.feature_raw
                if not folded.startswith(surface, at):
                    at = folded.index(surface, at, limit)
                stop = at + len(surface)
                yield at, stop, known.get(raw) or known.get(surface + raw) or self._learn(surface, raw, node.is_unk)
                at = stop

    def _learn(self, surface: str, raw: str, unknown: bool) -> tuple[int, int]:
        part, subpart, *rest = raw.split(",", 11)
        # UniDic tells homographs apart by a gloss (ナンバー-number) and gives the lemma of a name in katakana.
        lemma = "" if len(rest) < 9 else rest[8] if subpart == "固有名詞" else rest[5].split("-")[0]
        tag = part if subpart == "*" else f"{part}-{subpart}"
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        feature = (self.vocab.strings.add(tag), self.vocab.strings.add(lemma if lemma.strip('"*') else surface))
        self._known[surface + raw if unknown else raw] = feature
        return feature

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
