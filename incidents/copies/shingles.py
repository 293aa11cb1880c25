"""A text as the set of its shingles, all stretches of some characters, and a sample of longer ones to find it by.

The sample holds each stretch whose hash is divisible by a fixed number (FracMinHash): whether one is in it depends on
nothing else, so a shortened text keeps its share of the whole's sample, which the minima of MinHash do not promise.
"""

import re
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

LONGEST = 8000  # characters of a text that are compared
SHINGLE, STRETCH = 5, 12  # characters: what likeness is measured on, and what copies are found by
ONE_IN = 16  # of so many stretches one is in the sample

_LETTERS = re.compile(r"[^\W_]+")
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIXERS = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))  # splitmix64

Hashes = NDArray[np.uint64]


def folded(text: str) -> str:
    """Fold a text for comparison: one width, one case, letters and digits alone."""
    return "".join(_LETTERS.findall(normalize("NFKC", text[:LONGEST]).lower()))


def shingles(plain: str) -> Hashes:
    """Hash every shingle of a folded text; each hash once, in rising order."""
    found = np.sort(_hashes(plain, SHINGLE))
    return found[np.append(True, found[1:] != found[:-1])] if len(found) else found


def keys(plain: str) -> tuple[int, ...]:
    """Give the sample of a folded text: 32 bits of each hash in it, in rising order."""
    every = _hashes(plain, STRETCH)
    sampled = every[every % np.uint64(ONE_IN) == 0] >> np.uint64(32)
    return tuple(sorted(set(sampled.tolist())))


def in_both(one: Hashes, other: Hashes) -> int:
    """Count the shingles that two texts share."""
    return len(np.intersect1d(one, other, assume_unique=True))


def _hashes(plain: str, width: int) -> Hashes:
    points = np.frombuffer(plain.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    count = len(points) - width + 1
    if count < 1:
        return np.empty(0, np.uint64)
    value = np.zeros(count, np.uint64)
    for place in range(width):
        value = value * _FACTOR + points[place : place + count]
    return _mixed(value)


def _mixed(value: Hashes) -> Hashes:
    for shift, mixer in zip((30, 27), _MIXERS, strict=True):
        value = (value ^ (value >> np.uint64(shift))) * mixer
    return value ^ (value >> np.uint64(31))
