"""Tables of phrases, as one pattern a name, and the masking of words that only look like a failure's."""

import re
from functools import cache, lru_cache

from nlp.fold import fold
from nlp.tables import rows


@cache
def phrases(table: str) -> dict[str, re.Pattern[str]]:
    """Read a table whose first column is a name and whose second a pattern over folded text; one name, many rows."""
    patterns: dict[str, list[str]] = {}
    for row in rows(table):
        name, pattern, *_ = row.values()
        patterns.setdefault(name, []).append(pattern)
    return {name: re.compile("|".join(alternatives)) for name, alternatives in patterns.items()}


@lru_cache(maxsize=1024)  # several components ask of the same sentence
def unmistakable(text: str) -> tuple[str, bool]:
    """Fold a text and blank out what tables/lookalikes.tsv lists, such as 障害 for disability.

    Gives the text, as long as it was, and whether anything was blanked out.
    """
    blanked, times = phrases("lookalikes")["lookalike"].subn(_blank, fold(text))
    return blanked, bool(times)


def _blank(match: re.Match[str]) -> str:
    return "□" * len(match[0])
