"""The words of a text as search knows them: dictionary form, spelling, sound, where each stands and how often."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import repeat

from spacy.vocab import Vocab

from nlp.tokenizer import UnidicTokenizer
from nlp.units import Line, Units

_KANA = re.compile("[ァ-ヺー]+")
_NUMBER = re.compile("[0-9]+|[十百千万億]+")
_ONES = frozenset("0123456789")
_FULL = 60_000  # strings


@dataclass(frozen=True, slots=True)
class Words:
    """The content words of a text in order: `復旧 止まる/止まっ`, where they start, and how often each stands.

    A start below 0 is in the title: its last character is at -2. `times` is 0 but at a word's first place.
    """

    lemmas: str
    starts: tuple[int, ...]
    times: tuple[int, ...]


def words_of(title: Units, length: int, text: Units) -> Words:
    """Give the words of a title of some length and of a text."""
    (titled, places), (found, starts) = title.searched(), text.searched()
    found, starts = titled + found, [start - length - 1 for start in places] + starts
    often = Counter(found)
    # What is popped is 0 from then on.
    return Words(" ".join(found), tuple(starts), tuple(map(often.pop, found, repeat(0))))


def words(text: str) -> Words:
    """Give the words of a text that was not read."""
    return words_of(tokenizer().units(""), 0, tokenizer().units(text))


def counted(text: str) -> list[tuple[str, int]]:
    """Give words of two characters and more in dictionary form, numbers with what they count (53団体), and starts."""
    found: list[tuple[str, int]] = []
    number, since, until = "", 0, 0
    for word, start in zip(*tokenizer().units(text).searched(), strict=True):
        base = word.partition("/")[0]
        if _NUMBER.fullmatch(base):
            since = since if number and start == until else start
            number = number + base if since != start else base
            until = start + len(base)
            continue
        if number and start == until and number not in _ONES:
            found.append((number + base, since))
        elif len(base) > 1:
            found.append((base, start))
        number = ""
    return found


def kana(written: list[str]) -> list[str]:
    """Give how each word is read, in katakana; an empty string where the dictionary does not say."""
    return list(map(_read, written))


def tokenizer() -> UnidicTokenizer:
    """Give the tokenizer of this process for what is no document; its vocabulary begins anew when it is full."""
    one = _tokenizer()
    if len(one.vocab.strings) > _FULL:
        one.vocab = Vocab()
    return one


@cache
def _tokenizer() -> UnidicTokenizer:
    return UnidicTokenizer(Vocab())


def _read(word: str) -> str:
    units = tokenizer().units(word)
    read = "".join(_sound(units.lexicon.lines[number]) for number in units.numbers.tolist())
    return read if _KANA.fullmatch(read) else ""


def _sound(line: Line) -> str:
    # Of an inflected form the dictionary tells the sound; of all others also the reading, which is spelt as kana are.
    _, sound, reading, _, _, inflected, *_ = line.split("\t")
    return sound if inflected else reading
