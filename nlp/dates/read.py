"""From folded text to pieces, left to right: which rule of the grammar fits where, and what it states."""

import re
from collections.abc import Iterator

from nlp.dates import english, grammar, guards, lengths
from nlp.dates.daytime import part_of_day
from nlp.dates.pieces import Length, Piece, Point, Stretch
from nlp.dates.points import clock, nth_day, numeric, written
from nlp.dates.recurring import recurring

_DATES = (grammar.NUMERIC, grammar.YEAR_FIRST, grammar.MONTH_FIRST)
_DAYS = (grammar.YEARS_AGO, grammar.AGO, grammar.NTH_DAY, grammar.DAY_FIRST, grammar.DAY_OF_RANGE)
_DIGITS = (english.DATE, *_DATES, grammar.TIME, *_DAYS)
_MAKE = {
    english.DATE: english.date,
    grammar.NUMERIC: numeric,
    grammar.YEAR_FIRST: written,
    grammar.MONTH_FIRST: written,
    grammar.DAY_FIRST: written,
    grammar.DAY_OF_RANGE: written,
    grammar.YEARS_AGO: lengths.years_ago,
    grammar.AGO: lengths.ago,
    grammar.NTH_DAY: nth_day,
    grammar.WORD: written,
    grammar.SAME: written,
    grammar.TIME: clock,
    grammar.PART: part_of_day,
}
_WORDS = (grammar.WORD, grammar.TIME, grammar.SAME, grammar.PART, *_DIGITS)


def pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of a folded text in order, none overlapping; linear in the length of the text."""
    at = 0
    while first := grammar.FIRST.search(text, at):
        found = grammar.TRIGGER.match(text, first.start())
        piece = _piece(text, found) if found else None
        if piece:
            yield piece
        at = piece.end if piece else (found or first).end()


def _piece(text: str, found: re.Match[str]) -> Piece | None:
    start = found.start()
    first = text[start]
    if first in "0123456789" and guards.inside_number(text, start):
        return None
    if first in "毎第":
        return recurring(text, start)
    for rule in _DIGITS if first in "0123456789" else _WORDS:
        match = rule.match(text, start)
        if match and match.end() > start:
            made: Point | Stretch | Length | None = _MAKE[rule](match)
            if made and guards.is_date(text, match):
                return made
    return lengths.length(text, start)
