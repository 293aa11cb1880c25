"""Finds dates, times and durations in Japanese text and gives each its ISO 8601 value; knows nothing of spaCy."""

import re
from datetime import date

from nlp.dates.join import join
from nlp.dates.moments import safe_date
from nlp.dates.read import pieces
from nlp.dates.resolve import resolve
from nlp.fold import fold
from records import DateExpression

__all__ = ["find"]

_DAY = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])")


def find(text: str, published: str | None = None) -> list[DateExpression]:
    """Find every date expression of a text, in order and without overlaps.

    A date with its time is one expression, and so are two ends with ~ between them. Two full ends with から between
    are two, but hours of service (T08:30/T17:15) and days of every year (--12-29/--01-03) one. 現在, まで, 以降, 付け
    are not part of it, nor 以内 and ぶり; 約, ごろ, 前, 以上 are. A law's year and number, an anniversary and a rate
    (1日300件) are no dates.

    `published` is an ISO day or moment in Japan time; anything else counts as not known. Offsets count characters of
    the text as given. The value is None where a surface names a day that never was (2月30日, 令和99年).
    """
    folded = fold(text)
    return resolve(join(pieces(folded), folded), folded, text, _day(published))


def _day(published: str | None) -> date | None:
    match = _DAY.match(published or "")
    return safe_date(*map(int, match.groups())) if match else None
