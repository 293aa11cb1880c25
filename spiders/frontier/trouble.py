"""Whether the words of a link speak of something that does not work, and so of a page that will be rewritten."""

import re
from functools import cache
from pathlib import Path
from unicodedata import normalize

_TABLE = Path(__file__).parents[1] / "tables" / "trouble_words.tsv"


def speaks_of_trouble(text: str) -> bool:
    """Tell whether a text holds a word of `spiders/tables/trouble_words.tsv`, not counting what is another thing."""
    if not text:
        return False
    trouble, other = _words()
    return bool(trouble.search(other.sub("〓", normalize("NFKC", text))))


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words: dict[str, list[str]] = {"trouble": [], "another thing": []}
    for line in _TABLE.read_text("utf-8").splitlines()[1:]:
        word, means = line.split("\t")
        words[means].append(re.escape(word))
    trouble, other = (re.compile("|".join(sorted(some, key=len, reverse=True))) for some in words.values())
    return trouble, other
