"""Finds dates, times and durations in Japanese text and gives each its ISO 8601 value; knows nothing of spaCy."""

import re
from datetime import date

from nlp.dates.context import Surroundings
from nlp.dates.governing import Governing
from nlp.dates.join import join
from nlp.dates.moments import safe_date
from nlp.dates.read import pieces
from nlp.dates.resolve import resolve
from nlp.fold import fold
from records import DateExpression

__all__ = ["day_of_publication", "find"]

_DAY = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])")
_NO_YEAR_FIRST = re.compile("[0-9]{1,2}[^0-9]")  # 4/5/2025: in April or in May, nobody knows


def find(text: str, published: str | None = None, title: str = "") -> list[DateExpression]:
    """Find every date expression of a text, in order and without overlaps.

    A date with its time is one expression, and so are two ends with ~ between them. Two full ends with から between
    are two, but hours of service (T08:30/T17:15) and days of every year (--12-29/--01-03) one. 現在, まで, 以降, 付け
    are not part of it, nor 以内 and ぶり; 約, ごろ, 前, 以上 are. A law's year and number, an anniversary and a rate
    (1日300件) are no dates.

    `published` is a day or moment in Japan time as `day_of_publication` takes it; anything else counts as not known.
    `title` is a headline that the text does not begin with; it may tell that the text looks back.
    Offsets count characters of the text as given. The value is None where a surface names a day that never was
    (2月30日, 令和99年).
    """
    folded = fold(text)
    found = join(pieces(folded), folded)
    governing = Governing(Surroundings(folded, fold(title)), day_of_publication(published), found)
    return resolve(found, governing, text)


def day_of_publication(published: str | None) -> date | None:
    """Give the day that is written: ISO 8601, or with its year first in any form that texts have (令和7年4月4日)."""
    if published is None:
        return None
    written = fold(published).strip()
    match = _DAY.match(written)
    if match is None and not _NO_YEAR_FIRST.match(written):
        values = [one.value or "" for one in find(written) if one.start == 0]
        match = next((_DAY.match(value) for value in values if "/" not in value), None)  # no days from one to another
    return safe_date(*map(int, match.groups())) if match else None
