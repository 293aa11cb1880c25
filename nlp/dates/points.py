"""From a match of the grammar to a point in time or a stretch, with only what the surface states."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from nlp.dates.pieces import Point, Shift, Stretch
from nlp.dates.tables import DAY_PARTS, SHIFTS, era, number

WEEKDAYS = "月火水木金土日"
_OF_WEEK = re.compile("(?<![0-9()第毎、・~週日いうす])([月火水木金土日])曜日?の$")
_HAPPENS = re.compile(  # 土曜日の朝9時から起きていた; not 火曜日の19時まで窓口を延長しています
    "(?:から|に|、)[^。\n]{0,30}(?:起き|発生|止ま|停止し|障害|不具合|故障|つなが|続い|使え[なず]|復旧し|再開し(?:た|まし))"
)
_LAST_YEAR = 2100
_LOOSE = {"年末", "年内", "月末", "年度末"}  # 年末の12月28日: the date says it all
_SEASON_MONTHS = {"末": 12, "年末": 12}
_YEAR_MONTHS = {"末": 12, "年明け": 1}
_YEAR_DAYS = {"元日": (1, 1), "大晦日": (12, 31)}  # no more than another way to write them
_HALVES = {"上": (0, 6), "下": (6, 6)}


def era_year(name: str, text: str) -> int | None:
    """Give the Gregorian year, or none when the era never had, nor could be thought to have, such a year."""
    found = era(name)
    count = number(text)
    return found.first_year + count - 1 if 1 <= count <= found.last_number else None


def written(match: re.Match[str]) -> Point | Stretch | None:
    """Read a date with 年, 月, 日 or a relative word."""
    groups = match.groupdict()
    point = Point(match.start(), match.end(), approximate=bool(groups.get("about")))
    _set_year(point, groups)
    for unit in ("month", "day"):
        if groups.get(unit):
            setattr(point, unit, number(groups[unit]))
    point.weekday = _weekday(groups)
    point.same, point.next_day = groups.get("same") == "同", groups.get("same") == "翌"
    if groups.get("same") and not (point.month or point.day):
        return None
    if groups.get("word") and not (point.month and groups["word"] in _LOOSE):
        point.shift = SHIFTS[groups["word"]]
        point.part = point.shift.part
        if point.shift.unit == "year" and point.part in _YEAR_MONTHS:
            point.month = _YEAR_MONTHS[point.part]
        if point.part in _YEAR_DAYS:
            (point.month, point.day), point.shift, point.part = _YEAR_DAYS[point.part], None, None
    _set_part(point, groups)
    return _stretched(point, groups)


def _weekday(groups: Mapping[str, str | None]) -> int | None:
    found = groups.get("weekday") or groups.get("weekday_bare") or groups.get("weekday_sign")
    return WEEKDAYS.index(unicodedata.normalize("NFKC", found).strip("()")) if found else None


def _set_year(point: Point, groups: dict[str, str]) -> None:
    if groups.get("era"):
        gloss = groups.get("gloss") or groups.get("gloss2")
        point.year = int(gloss) if gloss else era_year(groups["era"], groups["era_year"])
        point.era = era(groups["era"]).name
        point.impossible = point.year is None
        point.year = point.year or 0
    western = groups.get("western") or groups.get("western_b")
    if western:
        point.year = number(western)
    if western and groups.get("year0b") and len(western) < 4:
        point.year = number(groups["year0b"][: 4 - len(western)] + western)
    if groups.get("short"):
        point.year, point.short_year = int(groups["short"]), True
    point.fiscal, point.decade = bool(groups.get("fiscal")), bool(groups.get("decade"))
    point.impossible = point.impossible or (point.year or 0) > _LAST_YEAR


def _set_part(point: Point, groups: dict[str, str]) -> None:
    part = groups.get("third") or groups.get("season")
    if term := (groups.get("term") or "").removeprefix("の"):
        point.term = _HALVES.get(term[0]) or ((number(term.removeprefix("第")[0]) - 1) * 3, 3)
    if groups.get("fiscal_end") or groups.get("word_end"):
        part = "末"
    if not part:
        return
    part = part.removeprefix("の")
    point.last_day, part = part == "末日", part.removesuffix("日")
    if part in _SEASON_MONTHS and point.month is None and point.shift is None and not point.fiscal:
        point.month = 12
    if point.shift and point.shift.unit == "year" and part == "末" and point.month is None:
        point.month = 12
    point.part = "月末" if part == "末" and (point.month or (point.shift and point.shift.unit == "month")) else part


def _stretched(point: Point, groups: dict[str, str]) -> Point | Stretch:
    first = None
    if groups.get("day0b"):
        point.day = int(groups["dayb"])
    if day := groups.get("day0") or groups.get("day0b"):
        first = replace(point, day=int(day))
    elif month := groups.get("month0"):
        first = replace(point, month=int(month))
    elif year := groups.get("year0") or groups.get("year0b"):
        first = replace(point, year=int(year), short_year=len(year) < 4)
        if len(year) == 4 and point.short_year:
            point.year, point.short_year = int(year[:2]) * 100 + (point.year or 0), False
    if first is None:
        return point
    first.weekday = None
    if groups.get("days"):
        listed = [int(day) for day in re.findall("[0-9]+", groups["days"])]
        days = [first.day or 0, *listed, point.day or 0]
        point.impossible = days != list(range(days[0], days[0] + len(days)))  # 18、19、21日 is no interval
    return Stretch(point.start, point.end, first, point)


def numeric(match: re.Match[str]) -> Point | Stretch:
    """Read 2025/04/04, 2025.4.4, 03/17/2017, 20190206, R7.4.4, and 4/4 as a weak one."""
    found = match.groupdict()
    point = Point(match.start(), match.end())
    if found["era"]:
        point.year = era_year(found["era"], found["era_year"])
        point.era, point.impossible, point.year = (
            era(found["era"]).name,
            point.year is None,
            point.year or 0,
        )
    elif found["packed"]:
        packed = found["packed"]
        point.year, point.month, point.day = int(packed[:4]), int(packed[4:6]), int(packed[6:])
    else:
        year = found["y"] or found["us_y"]
        point.year = int(year) if year else None
    point.month = point.month or int(found["m"] or found["us_m"] or found["em"] or found["weak_m"])
    point.day = point.day or int(found["d"] or found["us_d"] or found["ed"] or found["weak_d"])
    point.weekday = _weekday(found)
    if found["iso_h"]:
        point.hour, point.minute = int(found["iso_h"]), int(found["iso_m"])
    point.weak = bool(found["weak_m"]) and point.weekday is None
    if not found["until"]:
        return point
    last = replace(point, day=int(found["until"]), weekday=_weekday({"weekday": found["until_weekday"]}), weak=False)
    return Stretch(point.start, point.end, point, last)


def nth_day(match: re.Match[str]) -> Point:
    """Read 6日目: a day, of which only the count is said."""
    return Point(match.start(), match.end(), nth=number(match["nth"]))


def clock(match: re.Match[str]) -> Point | Stretch | None:
    """Read a time of day: 午後0時35分, 9:40頃, 正午, 25時, 9~17時."""
    found = match.groupdict()
    point = Point(match.start(), match.end(), approximate=bool(found["about"] or found["within"]))
    point.same, point.next_day = found["same"] == "同", found["same"] == "翌"
    point.hour_only = bool(found["within"])
    if found["only"]:
        point.minute = int(found["only"])  # 午前8時半に…、同36分に: of the hour told last
        return point
    hour = number(found["clock_h"] or found["hour"]) if not found["noon"] else 12
    if found["clock_m"] or found["minute"]:
        point.minute = number(found["clock_m"] or found["minute"])
    elif found["half"]:
        point.minute = 30
    word = found["ap"] or found["ap_after"]
    point.half = DAY_PARTS[word].hours if word else None
    point.bare_hour = not (word or found["noon"] or found["clock_h"])
    point.hour = clock_hour(hour, point.minute, word)
    if point.hour > 30 or (point.minute or 0) > 59:
        return None
    if not found["hour0"]:
        return on_weekday(point, match) if _HAPPENS.match(match.string, match.end()) else point
    first = replace(point, hour=clock_hour(int(found["hour0"]), None, word), minute=None)
    if (first.hour or 0) > 30:
        return None
    if word and first.hour is not None and point.hour < first.hour < hour + 12:
        point.hour = hour + 12
    return Stretch(point.start, point.end, first, point)


def on_weekday(point: Point, match: re.Match[str]) -> Point:
    """Give a point with the day of the week before it: 土曜日の朝9時, 月曜の夜."""
    day = _OF_WEEK.search(match.string, max(0, match.start() - 5), match.start())
    if day is None or match.string.startswith(("と", "~"), match.end()):
        return point
    return replace(point, start=day.start(), weekday=WEEKDAYS.index(day[1]), shift=Shift("day", 0, "week"))


def clock_hour(hour: int, minute: int | None, word: str | None) -> int:
    """Turn a stated hour into one of 24 by its part of the day: 午後0時 and 午後12時 are noon, 夜12時 is midnight."""
    hours = DAY_PARTS[word].hours if word else ""
    if hours == "am":
        return 0 if hour == 12 and minute else hour
    if hours == "pm":
        return hour + 12 if hour < 12 else hour
    if hours == "night":
        return 24 if hour == 12 else hour + 12 if 5 <= hour < 12 else hour
    return hour + 12 if hours == "noon" and 1 <= hour <= 5 else hour
