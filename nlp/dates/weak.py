"""Weak points: parts of a day, and days without a year, that are dates by themselves only in company."""

import re

from nlp.dates.pieces import Point
from nlp.dates.tables import DAY_PARTS

_COMPANY = re.compile("[にはのかまもごでとだ、,)中]|ころ|頃|再開|復旧|回復|解消")
_NOTE = re.compile(" ?(?:[0-9]{1,2}[:時]|追記|更新|現在|時点|まで|から|に|の|付|公開|掲載|発表|発生|復旧|[)\\]】])")
_GOES_ON = re.compile("から|まで|にな[っるり]")
_OPENS = ("", *"はがも、。「\n ")


def stands_alone(point: Point, text: str) -> bool:
    """Whether a weak point is a date by itself where it stands."""
    before = text[max(0, point.start - 1) : point.start]
    if point.month:
        return (not before or before in "([【「\n:、 ~※・<→=■●○◆◇▼★☆◎") and bool(_NOTE.match(text, point.end))
    part = DAY_PARTS.get(text[point.start : point.end].removeprefix("同").removeprefix("翌").removesuffix("頃"))
    if point.same or point.next_day:
        return True
    if part and _GOES_ON.match(text, point.end) and before in _OPENS:  # 朝から混み合った
        return True
    company = bool(_COMPANY.match(text, point.end)) or point.end == len(text)
    if text.endswith(("曜は", "曜日は"), max(0, point.start - 3), point.start):
        return False
    return bool(part and part.alone) and company and not ("一" <= before <= "龠")
