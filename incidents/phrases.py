"""The phrases that linking knows, by name, and the weights of what speaks for two accounts telling of one event."""

import csv
import math
import re
from functools import cache
from pathlib import Path

TABLES = Path(__file__).parent / "tables"
_THOUSAND = 1000
_OFTEN, _SELDOM = 100, 3  # of a thousand texts: what says nothing, and what tables/words.tsv leaves out


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Give a pattern of tables/phrases.tsv."""
    return re.compile({row["name"]: row["pattern"] for row in rows("phrases")}[name])


@cache
def things() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Give the kinds of systems of tables/things.tsv: what fails and stands in no list of systems."""
    return tuple((row["name"], re.compile(row["pattern"])) for row in rows("things"))


@cache
def weights() -> dict[str, float]:
    """Give the weight of each row of tables/evidence.tsv."""
    return {row["evidence"]: float(row["weight"]) for row in rows("evidence")}


@cache
def tellers() -> dict[str, dict[str, str]]:
    """Give what is known of sources by tables/tellers.tsv: what they run or make, even where they do not say so."""
    return {row["source"]: row for row in rows("tellers")}


@cache
def rarity(word: str) -> float:
    """Give how much it says that two texts share a word: the logarithm of how seldom texts on failures have it.

    Nothing where every tenth has it.
    """
    texts = _common().get(word, _SELDOM)
    return math.log(_THOUSAND / texts) if texts < _OFTEN else 0.0


@cache
def _common() -> dict[str, int]:
    return {row["word"]: int(row["texts_of_thousand"]) for row in rows("words")}


def rows(table: str) -> list[dict[str, str]]:
    """Read a list of tables/ by its name without `.tsv`."""
    with (TABLES / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
