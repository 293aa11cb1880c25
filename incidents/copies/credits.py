"""Agency credits: 【共同】, （時事）, ＝共同 … say that an account is the agency's, wherever it stands."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from incidents.copies.shingles import LONGEST
from incidents.phrases import rows


class Credit(NamedTuple):
    """Whom a text credits, and the characters that say so."""

    agency: str  # entity id
    start: int
    end: int


def credit(text: str) -> Credit | None:
    """Find the first credit line of a text. Who only cites an agency (共同通信によると) credits none."""
    found = _pattern().search(text, 0, LONGEST)
    if found is None:
        return None
    surface = next(group for group in found.groups() if group)
    return Credit(_agencies()[surface], found.start(), found.end())


@cache
def agencies() -> frozenset[str]:
    """The entity ids of agencies."""
    return frozenset(row["entity_id"] for row in rows("agencies"))


@cache
def agency_sources() -> frozenset[str]:
    """The sources that are agencies' own."""
    return frozenset(row["source"] for row in rows("agencies") if row["source"])


@cache
def _agencies() -> dict[str, str]:
    return {
        surface: row["entity_id"]
        for row in rows("agencies")
        for surface in (row["name"], *row["surfaces"].split("|"))
        if surface
    }


@cache
def _pattern() -> re.Pattern[str]:
    surface = _any(_agencies())
    whole = _any(name for row in rows("agencies") for name in (row["name"], row["name"] + "社"))
    dateline = f"(?:[ァ-ヶー・]{{2,9}}|{_any(row['dateline'] for row in rows('datelines'))})?[=＝]?"
    bracketed = rf"[（(【［\[〔<＜]{dateline}({surface})[）)】］\]〕>＞]"
    at_the_end = rf"[=＝]({surface})(?=[ \u3000]*$)"
    alone = rf"^[ \u3000]*(?:(?:配信|提供|記事提供|©|（C）|\(C\))[:：]?[ \u3000]*)?({whole})[ \u3000]*$"
    return re.compile(f"{bracketed}|{at_the_end}|{alone}", re.MULTILINE)


def _any(surfaces: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, set(surfaces)), key=lambda one: (-len(one), one)))
