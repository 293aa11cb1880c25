"""Dates in English, with their year: Apr 9, 2024 and 9 April 2024, as footers and bilingual notices have them."""

import re

from nlp.dates.pieces import Point

MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    "|Nov(?:ember)?|Dec(?:ember)?"
)
"""A pattern of the months."""
_TH = "(?:st|nd|rd|th)?"
DATE = re.compile(
    f"(?:(?<![A-Za-z.])(?<![A-Za-z.] )(?P<before>[0-9]{{1,2}}){_TH}[ -])?(?P<month>{MONTHS})\\b"
    f"(?(before)[., -]{{1,2}}|\\.? ?(?P<after>[0-9]{{1,2}}){_TH},? )(?P<year>(?:19|20)[0-9]{{2}})(?![0-9])"
)
_ORDER = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def date(match: re.Match[str]) -> Point:
    """Read a match of `DATE`."""
    month, day = _ORDER.index(match["month"][:3]) + 1, int(match["before"] or match["after"])
    return Point(match.start(), match.end(), int(match["year"]), month, day)
