"""A trained model and the file that it is kept in."""

import json
import lzma
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy
from numpy.typing import NDArray

_MAGIC = b"madoguchi names 2\n"
# A small dictionary: the file is read in the memory of every worker, and the vectors hold nothing that repeats.
_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9, "dict_size": 1 << 20}]
MOST = 127
"""The largest whole number in a model."""


@dataclass(frozen=True)
class Model:
    """What was learnt, in whole numbers: which value of which feature speaks how much for which label.

    Entries stand for values: those of feature `f` lie from `bounds[f]` to `bounds[f + 1]`, their `keys` sorted. The
    vectors of all entries that hold for a unit and `bias` add up; of what is above zero in the sum, `out` makes the
    scores of labels, in steps of `step`. Entry `e` has `vectors[e + 1]`; the first vector, of no entry, is all zero.
    """

    labels: tuple[str, ...]
    features: tuple[str, ...]
    alphabets: tuple[tuple[str, ...], ...]
    moves: NDArray[numpy.float32]
    bounds: NDArray[numpy.int64]
    keys: NDArray[numpy.int64]
    vectors: NDArray[numpy.int8]
    bias: NDArray[numpy.int16]
    out: NDArray[numpy.int8]
    step: float
    about: dict[str, Any] = field(default_factory=dict)

    def save(self, path: Path) -> int:
        """Write the model and give the file's size; the same model gives the same bytes."""
        head = {
            "labels": self.labels,
            "features": self.features,
            "alphabets": self.alphabets,
            "moves": [[round(float(one), 4) for one in row] for row in self.moves],
            "bounds": self.bounds.tolist(),
            "bias": self.bias.tolist(),
            "out": self.out.tolist(),
            "step": self.step,
            "about": self.about,
        }
        # Differences are small numbers, and bytes of one kind stand together: both pack far better.
        deltas = numpy.diff(self.keys, prepend=0).astype("<i4")
        parts = [
            json.dumps(head, ensure_ascii=False, sort_keys=True).encode(),
            deltas.view("u1").reshape(-1, 4).T.tobytes(),
            self.vectors.tobytes(),
        ]
        sizes = b"".join(len(part).to_bytes(8, "little") for part in parts)
        packed = _MAGIC + lzma.compress(sizes + b"".join(parts), lzma.FORMAT_XZ, filters=_FILTERS)
        path.write_bytes(packed)
        return len(packed)

    @classmethod
    def load(cls, path: Path) -> "Model":
        """Read a model; raises ValueError when the file is none of this version."""
        packed = path.read_bytes()
        if not packed.startswith(_MAGIC):
            raise ValueError(f"{path} is not a model of this version; train it anew with `python -m nlp.ner train`")
        head, deltas, vectors = _parts(lzma.decompress(packed[len(_MAGIC) :]))
        about = json.loads(bytes(head))
        keys = numpy.frombuffer(deltas, "u1").reshape(4, -1).T.copy().view("<i4")[:, 0]
        return cls(
            tuple(about["labels"]),
            tuple(about["features"]),
            tuple(map(tuple, about["alphabets"])),
            numpy.array(about["moves"], dtype="float32"),
            numpy.array(about["bounds"], dtype="int64"),
            numpy.cumsum(keys, dtype="int64"),
            numpy.frombuffer(vectors, "i1").reshape(-1, len(about["bias"])),
            numpy.array(about["bias"], dtype="int16"),
            numpy.array(about["out"], dtype="int8"),
            about["step"],
            about["about"],
        )


def _parts(data: bytes) -> Sequence[memoryview]:
    view = memoryview(data)
    sizes = [int.from_bytes(data[at : at + 8], "little") for at in range(0, 24, 8)]
    parts, at = [], 24
    for size in sizes:
        parts.append(view[at : at + size])
        at += size
    return parts
