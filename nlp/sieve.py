"""Which of many patterns could match a text, found in one pass over it."""

import math
import re
from collections.abc import Iterable
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import ahocorasick

_RARER = re.compile("[一-龠ァ-ヺ]")
_COMMON, _RARE = 0.05, 0.1


class Sieve:
    """Sorts out the patterns that cannot match.

    Most patterns match in no sentence. So each gives words of which every match of it holds at least one, all those
    words are looked for in one pass, and only the patterns whose words were met need be tried.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        self._anywhere: list[int] = []
        self._words = ahocorasick.Automaton()
        for index, pattern in enumerate(patterns):
            words = _words(_parser.parse(pattern))
            if not words:
                self._anywhere.append(index)
            for word in words:
                self._words.add_word(word, (*self._words.get(word, ()), index))
        self._words.make_automaton()

    def possible(self, text: str) -> set[int]:
        """Give the patterns that could match in a text, by their places among those given."""
        found = set(self._anywhere)
        for _, indices in self._words.iter(text) if self._words else ():
            found.update(indices)
        return found


def _words(items: Iterable[tuple[Any, Any]]) -> set[str]:
    """Give words of which every match of a parsed pattern holds at least one; none where that is not sure."""
    best: set[str] = set()
    run = ""
    for kind, value in items:
        if str(kind) == "LITERAL":
            run += chr(value)
        else:
            best, run = min(best, {run}, _words_of(str(kind), value), key=_met), ""
    return min(best, {run}, key=_met) - {""}


def _words_of(kind: str, value: Any) -> set[str]:
    if kind == "SUBPATTERN":
        return _words(value[-1])
    if kind == "MAX_REPEAT" and value[0]:
        return _words(value[2])
    choices: list[set[str]] = []
    if kind == "BRANCH":
        choices = [_words(choice) for choice in value[1]]
    elif kind == "IN":
        choices = [_words([item]) for item in value]
    return set().union(*choices) if all(choices) else set()


def _met(words: set[str]) -> float:
    # How often they are met, by a guess: kana, digits and marks stand in every sentence.
    return sum(_RARE ** len(_RARER.findall(word)) * _COMMON ** len(word) for word in words) if words else math.inf
