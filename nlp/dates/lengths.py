"""Durations: 約2時間半, 1~2カ月, 数日間, 10日以上, 3日前."""

import re

from nlp.dates import grammar, guards
from nlp.dates.pieces import Length, Point, Shift, Stretch
from nlp.dates.points import written
from nlp.dates.tables import number

_FAR = 60  # days: none of N日後 that tells a day is farther
_DESIGNATORS = {"年": "Y", "週": "W", "営": "D", "日": "D", "時": "H", "分": "M", "秒": "S"}
_FIXED = {"半年": "P6M", "半日": "PT12H", "一晩": "PT12H", "一日": "P1D", "1日": "P1D"}
_ABOUT = re.compile("程度|ほど|あまり|余り?|弱|強|[くぐ]らい|前後|足らず|近く")
_MINUTES = {"時": 60, "分": 1}
_SCALE = {"数": "X", "十数": "1X", "数十": "XX", "数百": "XXX"}
_HALVES = {"Y": "6M", "H": "30M", "D": "T12H", "M": "15D", "W": ""}
_NOT_AFTER = re.compile(
    "[生次組度産式版号目代時]|史|割|野|担|布|離|散|析|類|庁|別|[0-9一二三四五]/|(?:法律|政令|[一-龠]{0,3}省令|条例|規則|告示)第"
)
AGO = "年前"  # marks a year told in passing, from which nothing is counted
MEASURED = ("の", "ら", "り")  # 期限の3日前, 届いてから
_FRACTION = re.compile("の[0-9一二三四五六七八九十]")  # 3分の2
_JUBILEE = re.compile("(?:創立|創業|生誕|開港|市制|没後|誕生|施行|人生|開業|築|分の) ?$")
_HOURS_OF_CLOCK = re.compile("表記|制(?![御限])")
_KANJI = re.compile("[〇零一二三四五六七八九十]")


def ago(match: re.Match[str]) -> Length:
    """Read 3日前 and 5日後: how far, and only the text around tells whether from where."""
    count, begin = number(match["ago"]), _start(match.string, match.start())
    away = count if match["way"] == "後" else -count
    return Length(begin, match.end(), f"P{count}D", begin < match.start(), days=away if count <= _FAR else None)


def years_ago(match: re.Match[str]) -> Point | Stretch | Length | None:
    """Read 5年前 and 3年前の8月; 期限の5年前 is a length, as what it is before is said."""
    count, begin = number(match["ago"]), _start(match.string, match.start())
    about = begin < match.start() or "年前" not in match.group()
    if match.string[max(0, begin - 1) : begin] in MEASURED:
        return Length(begin, match.end(), f"P{count}Y", about)
    point = written(match)
    if isinstance(point, Point):
        point.start, point.approximate, point.shift = begin, about, Shift("year", -count, "published", AGO)
    return point


def length(text: str, start: int) -> Length | None:
    """Read a duration that starts at `start`, with the 約 before it."""
    if fixed := grammar.LENGTH_WORD.match(text, start):
        begin = _start(text, start)
        value = _FIXED[fixed["fixed"].removeprefix("丸")]
        return Length(begin, fixed.end(), value, _is_about(text, begin, start) or "ほど" in fixed.group())
    match = grammar.LENGTH.match(text, start)
    if not match or not _is_length(text, match):
        return None
    begin = _start(text, start)
    tail = match["tail"] or ""
    value = _iso(match)
    if match["low"]:
        low = _SCALE.get(match["low"], match["low"])
        value = f"{_one(low, match['unit'])}/{value}"
    plain = not (match["low"] or match["half"] or tail or match["way"])
    minutes = plain and match["unit"] == "分" and match["amount"].isdecimal()
    approximate = _is_about(text, begin, start) or bool(_ABOUT.fullmatch(tail))
    if match["low"] and not match["way"]:  # 10~40分程度: its ends say how far it is one
        return Length(start, match.end(), value, approximate)
    return Length(
        begin, match.end(), value, approximate, int(match["amount"]) if minutes else None, later=_later(match)
    )


def _later(match: re.Match[str]) -> int | None:
    if match["way"] != "後" or match["low"] or not match["amount"].isdecimal() or match["unit"][0] not in _MINUTES:
        return None
    unit = _MINUTES[match["unit"][0]]
    return int(match["amount"]) * unit + (unit // 2 if match["half"] else 0) + int(match["amount2"] or 0)


def _start(text: str, start: int) -> int:
    about = grammar.BEFORE_ABOUT.search(text[max(0, start - 6) : start])
    return start - len(about.group()) if about else start


def _is_about(text: str, begin: int, start: int) -> bool:
    return begin < start and text[begin:start].strip() not in {"丸", "まる"}


def _is_length(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    if text[start] == "0" and text[start + 1].isdecimal():  # 000-0000 日野市
        return False
    both = match["low"] or "", match["amount"]
    if all(map(str.isdecimal, both)) and int(both[0]) >= int(both[1]):
        return False  # 6日は約190、7日は約130: a number and a day
    if _NOT_AFTER.match(text, end) and (match["unit"] in {"年", "分", "日"} or text[end] == "目"):
        return False
    if (match["unit"] == "分" and _FRACTION.match(text, end)) or guards.is_rate(text, start):
        return False
    if match["unit"] in {"年", "分", "秒"} and _JUBILEE.search(text[max(0, start - 3) : start]):
        return False
    if match["unit"] == "時間" and _HOURS_OF_CLOCK.match(text, match.end()):
        return False
    unit, alone = match["unit"], not (match["tail"] or match["way"] or match["half"] or match["low"])
    if _KANJI.match(match["amount"]) and match["amount"] not in _SCALE:
        return unit not in {"年", "分", "日", "秒"} or bool(match["tail"] or match["way"])
    if unit == "日" and alone and match["amount"].isdecimal():
        return int(match["amount"]) > guards.LAST_DAY or guards.counts_days(text, start, end)
    return True


def _one(amount: str, unit: str) -> str:
    designator = "M" if unit.endswith(("月", "月間")) else _DESIGNATORS[unit[0]]
    return ("PT" if unit[0] in "時分秒" else "P") + amount + designator


def _iso(match: re.Match[str]) -> str:
    amount = _SCALE.get(match["amount"], match["amount"].replace("・", "."))
    if _KANJI.match(amount):
        amount = str(number(amount))
    value = _one(amount, match["unit"])
    if match["half"]:
        value += _HALVES.get(value[-1], "") if "T" not in value or value[-1] == "H" else "30S"
    if match["unit2"]:
        value += _one(match["amount2"], match["unit2"]).removeprefix("PT" if "T" in value else "P")
    return value
