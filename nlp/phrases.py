"""Tables of phrases: which of them stand in a text, and the masking of words that only look like a failure's."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import ahocorasick
from spacy.tokens import Doc

from nlp.extensions import text_of
from nlp.fold import fold
from nlp.tables import rows

BLANK = "\ue000"
"""Stands for each character that was masked; no text has it, and no pattern matches it but `[^…]`."""

_MASKED = "masked"
_CAN = re.compile("出来(?=[るなまずてたれ])")
_TOKEN = re.compile(r"\\.|\[[^\]]*\]|[()|]")


class Phrases:
    """The phrases of one table, whose first column is a name and whose second a pattern over folded text.

    Most phrases are in no sentence. So every pattern gives words of which each match holds at least one, all those
    words are looked for in one pass, and only the patterns whose words were met are tried.
    """

    def __init__(self, table: str) -> None:
        self._patterns: list[tuple[str, re.Pattern[str], bool]] = []
        self._anywhere: list[int] = []
        self._words = ahocorasick.Automaton()
        for row in rows(table):
            name, pattern, *_ = row.values()
            for branch in _branches(pattern):
                self._add(name, branch)
        self._words.make_automaton()

    def names(self, text: str) -> set[str]:
        """Give the names of which a phrase stands in a folded text."""
        found: set[str] = set()
        for index in self._possible(text):
            name, pattern, plain = self._patterns[index]
            if name not in found and (plain or pattern.search(text)):
                found.add(name)
        return found

    def matches(self, text: str) -> Iterator[tuple[str, re.Match[str]]]:
        """Give every place in a folded text where a phrase stands, with its name; in no order."""
        for index in self._possible(text):
            name, pattern, _ = self._patterns[index]
            for match in pattern.finditer(text):
                yield name, match

    def _possible(self, text: str) -> set[int]:
        met = self._words.iter(text) if self._words else ()
        return {*self._anywhere, *(index for _, indices in met for index in indices)}

    def _add(self, name: str, pattern: str) -> None:
        index = len(self._patterns)
        words = _words(_parser.parse(pattern))
        self._patterns.append((name, re.compile(pattern), words == {pattern}))
        if not words:
            self._anywhere.append(index)
        for word in words:
            self._words.add_word(word, (*self._words.get(word, ()), index))


@cache
def phrases(table: str) -> Phrases:
    """Read a table to find its phrases in texts, all names at once."""
    return Phrases(table)


@cache
def patterns(table: str) -> dict[str, re.Pattern[str]]:
    """Read a table as one pattern a name, for phrases that are asked for one by one."""
    found: dict[str, list[str]] = {}
    for row in rows(table):
        name, pattern, *_ = row.values()
        found.setdefault(name, []).append(pattern)
    return {name: re.compile("|".join(alternatives)) for name, alternatives in found.items()}


def unmistakable(text: str) -> str:
    """Fold a text, 出来る and ウィルス too, and mask look-alikes of 障害 (tables/lookalikes.tsv). As long as it was."""
    folded = _CAN.sub("でき", fold(text)).replace("ウィルス", "ウイルス")
    spans = sorted(match.span() for _, match in phrases("lookalikes").matches(folded))
    masked, at = "", 0
    for start, end in spans:
        if end > at:
            masked += folded[at:start] + BLANK * (end - max(start, at))
            at = end
    return masked + folded[at:]


def unmistakable_of(doc: Doc) -> str:
    """Give `unmistakable` of a document's text, made once for all components that ask."""
    masked = doc.user_data.get(_MASKED)
    if masked is None:
        masked = doc.user_data[_MASKED] = unmistakable(text_of(doc))
    return str(masked)


def _branches(pattern: str) -> Iterator[str]:
    depth = start = 0
    for token in _TOKEN.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if token[0] == "|" and not depth:
            yield pattern[start : token.start()]
            start = token.end()
    yield pattern[start:]


def _words(items: Iterable[tuple[Any, Any]]) -> set[str]:
    """Give words of which every match of a parsed pattern holds at least one; none where that is not sure."""
    best: set[str] = set()
    run = ""
    for kind, value in items:
        if str(kind) == "LITERAL":
            run += chr(value)
        else:
            best, run = max(best, {run}, _words_of(str(kind), value), key=_worth), ""
    return max(best, {run}, key=_worth)


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
    return set().union(*choices) if all(map(_worth, choices)) else set()


def _worth(words: set[str]) -> int:
    return min(map(len, words), default=0)
