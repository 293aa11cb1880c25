"""Years of two digits: 16年1月 is 2016, 28年1月 beside 平成 is 平成28年."""

from datetime import date

from nlp.dates.pieces import Point
from nlp.dates.tables import ERAS

_AHEAD = 5
_LATELY = 6
_DIGITS = 10  # of one digit: 7年4月 is 令和7年 before it is 2007


def full_year(point: Point, era: str | None, today: date | None) -> int | None:
    """Give the year a point states; a short one in the era last named in the text, else of this century if it can."""
    if not point.short_year or point.year is None:
        return point.year
    short, limit = point.year, (today.year if today else 2035) + _AHEAD
    if era == "平成" and today and 0 <= today.year - (2000 + short) < _LATELY:
        return 2000 + short  # 16年12月 told in 2018 was two years ago, not fourteen
    for name in (era, "令和" if short < _DIGITS else None, None, "平成", "昭和"):
        year = ERAS[name].first_year + short - 1 if name else 2000 + short
        if year <= limit and (name is None or short <= ERAS[name].last_number):
            return year
    return 1900 + short
