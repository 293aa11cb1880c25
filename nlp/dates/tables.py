"""The words of dates, read from nlp/tables/: eras, parts of the day, relative words; and kanji numerals."""

from dataclasses import dataclass
from pathlib import Path

from nlp.dates.pieces import Shift

_TABLES = Path(__file__).resolve().parents[1] / "tables"


@dataclass(frozen=True, slots=True)
class Era:
    """A Japanese era: the Gregorian year of its 元年 and the last number a writer could mean."""

    name: str
    first_year: int
    last_number: int


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of the day: what `part` it gives, how it turns the hour, whether it is a date when it stands alone."""

    part: str
    hours: str  # am | pm | noon | night
    alone: bool


def _rows(name: str) -> list[list[str]]:
    lines = (_TABLES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines if line]


def _eras() -> dict[str, Era]:
    eras: dict[str, Era] = {}
    for name, aliases, first, last in _rows("eras"):
        eras |= dict.fromkeys([name, *aliases.split()], Era(name, int(first), int(last)))
    return eras


ERAS: dict[str, Era] = _eras()
DAY_PARTS: dict[str, DayPart] = {s: DayPart(p, h, a == "yes") for s, p, h, a in _rows("parts_of_day")}
SHIFTS: dict[str, Shift] = {s: Shift(u, int(n), b, p or None) for s, u, n, b, p in _rows("relative_dates")}

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0}


def era(text: str) -> Era:
    """Give the era of a name or a letter; pages write 令 和 too."""
    return ERAS[text.replace(" ", "")]


def number(text: str) -> int:
    """Read a whole number in ASCII digits or kanji: 28, 二十八, 二〇二五, 元."""
    if text == "元":
        return 1
    if text.isascii():
        return int(text)
    if "十" not in text:
        return int("".join(str(_DIGITS[c]) for c in text))
    tens, _, ones = text.partition("十")
    return (number(tens) if tens else 1) * 10 + (number(ones) if ones else 0)
