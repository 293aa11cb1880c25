"""The phrases that linking knows, by name, and the weights of what speaks for two accounts telling of one event."""

import csv
import re
from functools import cache
from pathlib import Path

TABLES = Path(__file__).parent / "tables"


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


def rows(table: str) -> list[dict[str, str]]:
    """Read a list of tables/ by its name without `.tsv`."""
    with (TABLES / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
