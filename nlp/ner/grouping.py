"""Makes tables/ner_groups.tsv and ner/meanings.npy out of word vectors.

Words whose vectors lie together go into one group; the vectors themselves are kept shorter, in whole numbers.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

import numpy
from numpy.typing import NDArray
from spacy.vocab import Vocab

from nlp.tokenizer import UnidicTokenizer

Matrix = NDArray[numpy.float32]
_SIZES = (1024, 256, 64)
_STEPS = 25
_LENGTH = 64  # of what is kept of a vector
_WORDS = 200_000  # of the vectors' words, commonest first; what is rarer is mostly noise


def table(vocab: Path) -> tuple[list[str], NDArray[numpy.int8]]:
    """Give the lines of the table from the folder of a spaCy vocabulary with vectors, and the meanings beside them.

    A line has the words of one vector. Only words that UniDic holds as one unit, or as the lemma of one, are kept: no
    others are ever asked for.
    """
    held = Vocab().from_disk(vocab)
    vectors = numpy.asarray(held.vectors.data, dtype="float32")
    vectors = vectors / (numpy.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    paths = _paths(vectors)
    rows = {held.strings[key]: row for key, row in held.vectors.key2row.items() if key in held.strings}
    words: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word, row in _usable(islice(rows.items(), _WORDS)):
        words[paths[row], row].append(word)
    order = sorted(words)
    lines = [f"{path}\t{' '.join(sorted(words[path, row]))}" for path, row in order]
    return ["group\twords", *lines], _shorter(vectors)[[row for _, row in order]]


def _shorter(vectors: Matrix) -> NDArray[numpy.int8]:
    # Principal components: the directions in which words differ most.
    centred = vectors - vectors.mean(axis=0)
    directions = numpy.linalg.eigh(centred.T @ centred)[1][:, ::-1][:, :_LENGTH]
    short = centred @ directions
    whole: NDArray[numpy.int8] = numpy.rint(short / numpy.abs(short).max() * 127).astype("int8")
    return whole


def _usable(rows: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    tokenizer, seen = UnidicTokenizer(Vocab()), set()
    for word, row in rows:
        plain = unicodedata.normalize("NFKC", word)
        folded = plain.casefold()
        if folded in seen or any(letter.isspace() for letter in folded):
            continue
        if len(tokenizer.units(plain.replace("\0", "")).numbers) == 1:
            seen.add(folded)
            yield folded, row


def _paths(vectors: Matrix) -> list[str]:
    levels, centres = [], vectors
    for size in _SIZES:
        group, centres = _gather(centres, size)
        levels.append(group)
    fine, middle, wide = levels
    return [f"{wide[middle[at]]:x}.{middle[at]:x}.{at:x}" for at in fine.tolist()]


def _gather(vectors: Matrix, size: int) -> tuple[NDArray[numpy.int64], Matrix]:
    # Spherical k-means from evenly spaced beginnings: no chance in it, so the same vectors give the same table.
    centres = vectors[numpy.linspace(0, len(vectors) - 1, size).astype(int)].copy()
    group = numpy.zeros(len(vectors), dtype="int64")
    for _ in range(_STEPS):
        group = (vectors @ centres.T).argmax(axis=1)
        for at in range(size):
            if (group == at).any():
                centre = vectors[group == at].sum(axis=0)
                centres[at] = centre / (numpy.linalg.norm(centre) + 1e-9)
    return group, centres


def write(vocab: Path, out: Path, meanings: Path, report: Callable[[str], None]) -> None:
    """Make the table and the meanings, and write them."""
    lines, vectors = table(vocab)
    out.write_text("\n".join(lines) + "\n", "utf-8")
    numpy.save(meanings, vectors, allow_pickle=False)
    report(f"{out}: {len(lines) - 1} vectors")
