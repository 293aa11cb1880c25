"""A text as names are looked up in it: one spelling for variants, no spaces inside words, and the way back."""

import re
from array import array
from collections.abc import Callable, Container
from functools import cache

from nlp.fold import fold, replacing

# ー joins the dashes here, unlike in `fold`: マイナンバ―カード and JーLIS both occur.
_SPELLING = str.maketrans("ーヶ髙﨑𠮷" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "-ケ高崎吉" + "abcdefghijklmnopqrstuvwxyz")


@cache
def _spelled() -> Callable[[str], str]:
    # One table instead of two passes: this is the hottest line of the room.
    plane = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x10000)))) + "𠮷"
    folded = fold(plane).translate(_SPELLING)
    return replacing({ord(before): after for before, after in zip(plane, folded, strict=True) if before != after})


# Spaces inside words, and the selectors and joiners of no width that old fonts and web pages leave in names.
_INNER_SPACE = re.compile(
    "[ \t](?<=[^\x00-\x7f].)[ \t]*(?=[^\x00-\x7f])|[\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]+"
)


def key(text: str) -> str:
    """Fold every variant that never tells two names apart; `len(key(text)) == len(text)`."""
    return _spelled()(text)


class View:
    """One text to look names up in: `key`, and `original` to lead offsets in it back to the text.

    `words` gives the offsets in the text at which words begin; it is asked only when characters leave a doubt.
    """

    def __init__(self, text: str, words: Callable[[], Container[int]] | None = None) -> None:
        self.text = text
        self.key = key(text)
        self._at: array[int] | None = None
        self._gaps: set[int] = set()
        self._words = words
        self._starts: Container[int] | None = None
        self._held: dict[re.Pattern[str], bool] = {}
        spaces = [match.span() for match in _INNER_SPACE.finditer(self.key)]
        if spaces:
            self._squeeze(spaces)

    def _squeeze(self, spaces: list[tuple[int, int]]) -> None:
        at = array("L")  # of a book, a list of numbers takes forty megabytes
        pieces = []
        begin = 0
        for start, end in [*spaces, (len(self.key), len(self.key))]:
            at.extend(range(begin, start))
            pieces.append(self.key[begin:start])
            self._gaps.add(len(at))
            begin = end
        self.key = "".join(pieces)
        self._at = at

    def holds(self, pattern: re.Pattern[str]) -> bool:
        """Say whether a pattern is found anywhere in `key`; looked for once."""
        if pattern not in self._held:
            self._held[pattern] = bool(pattern.search(self.key))
        return self._held[pattern]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Lead a span of `key` back to the text."""
        if self._at is None:
            return start, end
        return self._at[start], self._at[end - 1] + 1

    def gaps(self, start: int, end: int) -> list[int]:
        """Give where in `key[start:end]` the text has a space."""
        return sorted(gap for gap in self._gaps if start < gap < end)

    def before(self, index: int) -> str:
        """Give the character that touches `index` from the left, or nothing at an edge or a space."""
        return "" if index <= 0 or index in self._gaps else self.key[index - 1]

    def after(self, index: int) -> str:
        """Give the character that touches `index` from the right, or nothing at an edge or a space."""
        return "" if index >= len(self.key) or index in self._gaps else self.key[index]

    def word_starts(self, index: int) -> bool | None:
        """Say whether a word begins at `index` of `key`; None when nobody knows the words."""
        if self._words is None:
            return None
        if self._starts is None:
            self._starts = self._words()
        if index >= len(self.key):
            return True
        return (self._at[index] if self._at else index) in self._starts
