"""What words mean, as far as it shows in how they are used: what the few texts with marked names do not show.

Words used alike are in one group (tables/ner_groups.tsv), and have vectors that lie together (meanings.npy).
"""

from functools import cache
from pathlib import Path

import numpy
from numpy.typing import NDArray

from nlp.tables import FOLDER, lines

GROUPS = FOLDER / "ner_groups.tsv"
MEANINGS = Path(__file__).with_name("meanings.npy")


def meaning(word: str) -> int:
    """Give the number of what a word means, its row of `meanings`; 0 for unknown words."""
    return _groups()[0].get(word, 0)


def groups(number: int) -> tuple[str, str, str]:
    """Give the groups of a meaning, widest first, each with its path: `1f`, `1f.3`, `1f.3.2`; of none, empty ones."""
    if not number:
        return "", "", ""
    path = _groups()[1][number - 1]
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
def _groups() -> tuple[dict[str, int], list[str]]:
    # The number of each word's meaning, and the path of each meaning.
    numbers: dict[str, int] = {}
    paths: list[str] = []
    for row in lines("ner_groups"):
        paths.append(row["group"])
        numbers.update(dict.fromkeys(row["words"].split(" "), len(paths)))
    return numbers, paths
