"""What words mean, as far as it shows in how they are used: what the few texts with marked names do not show.

Words used alike are in one group (tables/ner_groups.tsv), and have vectors that lie together (meanings.npy).
"""

from functools import cache
from pathlib import Path

import numpy
from numpy.typing import NDArray

from nlp.tables import FOLDER, rows

GROUPS = FOLDER / "ner_groups.tsv"
MEANINGS = Path(__file__).with_name("meanings.npy")


def meaning(word: str) -> int:
    """Give the number of what a word means, its row of `meanings`; 0 for unknown words."""
    return _numbers().get(word, 0)


def groups(number: int) -> tuple[str, str, str]:
    """Give the groups of a meaning, widest first, each with its path: `1f`, `1f.3`, `1f.3.2`; of none, empty ones."""
    if not number:
        return "", "", ""
    path = _paths()[number - 1]
    wide, middle, _ = path.split(".")
    return wide, f"{wide}.{middle}", path


@cache
def meanings() -> NDArray[numpy.int8]:
    """Give the vectors of meanings, in whole numbers; row 0, of none, is all zero."""
    kept: NDArray[numpy.int8] = numpy.load(MEANINGS, allow_pickle=False)
    return numpy.concatenate([numpy.zeros_like(kept[:1]), kept])


@cache
def length() -> float:
    """Give the usual length of the vectors: divided by it, they are what a network learns from."""
    return float(numpy.sqrt(numpy.square(meanings()[1:].astype("float64")).sum(axis=1).mean()))


@cache
def _numbers() -> dict[str, int]:
    return {word: number for number, row in enumerate(rows("ner_groups"), 1) for word in row["words"].split(" ")}


@cache
def _paths() -> list[str]:
    return [row["group"] for row in rows("ner_groups")]
