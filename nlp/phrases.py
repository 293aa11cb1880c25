"""Tables of phrases: which of them stand in a text, and the masking of words that only look like a failure's."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Doc

from nlp.extensions import text_of
from nlp.fold import fold
from nlp.sieve import Sieve
from nlp.tables import rows

BLANK = "\ue000"
"""Stands for each character that was masked; no text has it, and no pattern matches it but `[^…]`."""

_MASKED = "masked"
_CAN = re.compile("出来(?=[るなまずてたれ])")
_APART = re.compile("(?<=[0-9日時分秒頃ろ)]) (から|より|まで)(?= |\n|$)")
_ASIDE = re.compile(r"(?<=[うるすたん」])。(?=[)）])")
_PLAIN = set(r".^$*+?{}[]\|()")
_TOKEN = re.compile(r"\\.|\[[^\]]*\]|[()|]")


class Phrases:
    """The phrases of one table, whose first column is a name and whose second a pattern over folded text.

    Most phrases are in no sentence: only those branches of a pattern are tried that the sieve lets through.
    """

    def __init__(self, table: str) -> None:
        named = [(name, branch) for name, pattern, *_ in map(dict.values, rows(table)) for branch in _branches(pattern)]
        self._patterns = [(name, re.compile(branch), _PLAIN.isdisjoint(branch)) for name, branch in named]
        self._sieve = Sieve(branch for _, branch in named)

    def names(self, text: str) -> set[str]:
        """Give the names of which a phrase stands in a folded text."""
        found: set[str] = set()
        for index in self._sieve.possible(text):
            name, pattern, plain = self._patterns[index]
            if name not in found and (plain or pattern.search(text)):
                found.add(name)
        return found

    def matches(self, text: str) -> Iterator[tuple[str, re.Match[str]]]:
        """Give every place in a folded text where a phrase stands, with its name; in no order."""
        for index in self._sieve.possible(text):
            name, pattern, _ = self._patterns[index]
            for match in pattern.finditer(text):
                yield name, match

    def found(self, text: str) -> dict[str, list[re.Match[str]]]:
        """Give by name the places in a folded text where a phrase stands, as one pattern of all a name's would.

        None is within another of its name; of two that begin together the upper one of the table stands.
        """
        tried: dict[str, list[re.Pattern[str]]] = {}
        for index in sorted(self._sieve.possible(text)):
            name, pattern, _ = self._patterns[index]
            tried.setdefault(name, []).append(pattern)
        places = {name: [*_in_turn(patterns, text)] for name, patterns in tried.items()}
        return {name: matches for name, matches in places.items() if matches}


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
    """Fold a text for patterns, and mask look-alikes of 障害 (tables/lookalikes.tsv). As long as it was.

    出来る and ウィルス are folded too, a particle stands at the date it belongs to (15時 から 17時 まで), and no full
    stop within brackets ends a sentence: (以下「本システム」という。).
    """
    folded = _CAN.sub("でき", fold(text)).replace("ウィルス", "ウイルス")
    folded = _APART.sub(r"\1 ", _ASIDE.sub(" ", folded))
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


def _in_turn(alternatives: Iterable[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    heads = [(one, one.search(text)) for one in alternatives]
    while met := [(one, match) for one, match in heads if match]:
        first = min((match for _, match in met), key=lambda match: match.start())
        yield first
        heads = [(one, match if match.start() >= first.end() else one.search(text, first.end())) for one, match in met]


def _branches(pattern: str) -> Iterator[str]:
    depth = start = 0
    for token in _TOKEN.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if token[0] == "|" and not depth:
            yield pattern[start : token.start()]
            start = token.end()
    yield pattern[start:]
