"""What the words of a link, or of a title, tell of an outage: that it lasts, that it is over, or nothing."""

import re
from functools import cache
from pathlib import Path
from unicodedata import normalize

from records import Story

_TABLE = Path(__file__).parent / "tables" / "trouble_words.tsv"


def story_of(text: str) -> Story | None:
    """Read what words of `spiders/tables/trouble_words.tsv` a text holds, the longest that fit at each place."""
    if not text:
        return None
    words, means = _words()
    found = {means[match[0]] for match in words.finditer(normalize("NFKC", text))}
    return "over" if "over" in found else "open" if "trouble" in found else None


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = (line.partition("\t") for line in _TABLE.read_text("utf-8").splitlines()[1:])
    means = {word: meaning for word, _, meaning in rows}
    longest_first = sorted(map(re.escape, means), key=len, reverse=True)
    return re.compile("|".join(longest_first)), means
