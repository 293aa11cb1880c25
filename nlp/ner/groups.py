"""Groups of words that are used alike, from tables/ner_groups.tsv: what the few texts with marked names do not show."""

from functools import cache

from nlp.tables import rows


def groups(word: str) -> tuple[str, str, str] | None:
    """Give the groups of a word, widest first, each with its path: `1f`, `1f.3`, `1f.3.2`; None for unknown words."""
    path = _paths().get(word)
    if path is None:
        return None
    wide, middle, _ = path.split(".")
    return wide, f"{wide}.{middle}", path


@cache
def _paths() -> dict[str, str]:
    return {word: row["group"] for row in rows("ner_groups") for word in row["words"].split(" ")}
