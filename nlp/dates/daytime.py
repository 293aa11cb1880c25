"""A part of a day, as the surface states it: 夕方, 同夜, 土曜日の朝."""

import re

from nlp.dates.pieces import Point, Shift
from nlp.dates.points import WEEKDAYS
from nlp.dates.tables import DAY_PARTS

_OF_WEEK = re.compile("(?<![0-9()第毎、・~週日いうす])([月火水木金土日])曜日?の$")


def part_of_day(match: re.Match[str]) -> Point:
    """Read 午前, 夕方, 同夜: a date only in company or as the word's table says; and 土曜日の夜, a day of the week."""
    same, part = match["same"], DAY_PARTS[match["ap"]].part
    day = _OF_WEEK.search(match.string, max(0, match.start() - 5), match.start())
    if day and not match.string.startswith(("は", "と", "、"), match.end()):
        weekday = WEEKDAYS.index(day[1])
        return Point(day.start(), match.end(), weekday=weekday, part=part, shift=Shift("day", 0, "week"))
    return Point(
        *match.span(),
        part=part,
        approximate=bool(match["about"]),
        same=same == "同",
        next_day=same == "翌",
        weak=True,
    )
