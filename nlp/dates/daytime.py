"""A part of a day, as the surface states it: 夕方, 同夜, 土曜日の朝."""

import re

from nlp.dates.pieces import Point
from nlp.dates.points import on_weekday
from nlp.dates.tables import DAY_PARTS


def part_of_day(match: re.Match[str]) -> Point:
    """Read 午前, 夕方, 同夜: a date only in company or as the word's table says; and 土曜日の夜, a day of the week."""
    same, part = match["same"], DAY_PARTS[match["ap"]].part
    if not match.string.startswith(("は", "と", "、"), match.end()):
        found = on_weekday(Point(*match.span(), part=part), match)
        if found.shift:
            return found
    return Point(
        *match.span(),
        part=part,
        approximate=bool(match["about"]),
        same=same == "同",
        next_day=same == "翌",
        weak=True,
    )
