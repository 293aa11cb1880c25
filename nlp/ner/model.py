"""A trained model and the file that it is kept in."""

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy
from numpy.typing import NDArray

_MAGIC = b"madoguchi names 3\n"
_LEVEL = 9  # of zlib: lzma takes a tenth less room, and most of a second longer to read
_PARTS = 6
MOST = 127
"""The largest whole number in a model."""


@dataclass(frozen=True)
class Model:
    """What was learnt, in whole numbers: which value of which feature speaks how much for which label.

    Entries stand for values: those of feature `f` lie from `bounds[f]` to `bounds[f + 1]`, their `keys` sorted. Entry
    `e` has `vectors[e + 1]`; the first vector, of no entry, is all zero. The vectors of all entries that hold for a
    unit, `bias`, and by `meant` the meanings of the words around it add up to what its hidden units hear, those of all
    networks side by side. By a network's `inner` the hidden units of a unit and its neighbours are heard by its second
    layer, and by its `out` both layers make the scores of labels. `steps` are what a step is worth: of the product with
    `meant` and that with `inner`, both against a step of the hidden units, and of the scores.
    """

    labels: tuple[str, ...]
    features: tuple[str, ...]
    alphabets: tuple[tuple[str, ...], ...]
    moves: NDArray[numpy.float32]
    bounds: NDArray[numpy.int64]
    keys: NDArray[numpy.int64]
    vectors: NDArray[numpy.int8]
    bias: NDArray[numpy.int16]
    meant: NDArray[numpy.int8]  # place × length of a meaning × hidden unit of any network
    inner: NDArray[numpy.int8]  # network × hidden unit of a unit or a neighbour × hidden unit
    inner_bias: NDArray[numpy.int16]
    out: NDArray[numpy.int8]  # network × hidden unit of either layer × label
    steps: tuple[float, float, float]
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
            "inner_bias": self.inner_bias.tolist(),
            "shapes": [one.shape for one in self._tables()],
            "steps": self.steps,
            "about": self.about,
        }
        # Differences are small numbers, and bytes of one kind stand together: both pack far better.
        deltas = numpy.diff(self.keys, prepend=0).astype("<i4")
        parts = [
            json.dumps(head, ensure_ascii=False, sort_keys=True).encode(),
            deltas.view("u1").reshape(-1, 4).T.tobytes(),
            *(one.tobytes() for one in self._tables()),
        ]
        sizes = b"".join(len(part).to_bytes(8, "little") for part in parts)
        packed = _MAGIC + zlib.compress(sizes + b"".join(parts), _LEVEL)
        path.write_bytes(packed)
        return len(packed)

    @classmethod
    def load(cls, path: Path) -> "Model":
        """Read a model; raises ValueError when the file is none of this version."""
        packed = path.read_bytes()
        if not packed.startswith(_MAGIC):
            raise ValueError(f"{path} is not a model of this version; train it anew with `python -m nlp.ner train`")
        head, deltas, *tables = _parts(zlib.decompress(packed[len(_MAGIC) :]))
        about = json.loads(bytes(head))
        keys = numpy.frombuffer(deltas, "u1").reshape(4, -1).T.copy().view("<i4")[:, 0]
        shaped = zip(tables, about["shapes"], strict=True)
        vectors, meant, inner, out = (numpy.frombuffer(one, "i1").reshape(shape) for one, shape in shaped)
        return cls(
            labels=tuple(about["labels"]),
            features=tuple(about["features"]),
            alphabets=tuple(map(tuple, about["alphabets"])),
            moves=numpy.array(about["moves"], dtype="float32"),
            bounds=numpy.array(about["bounds"], dtype="int64"),
            keys=numpy.cumsum(keys, dtype="int64"),
            vectors=vectors,
            bias=numpy.array(about["bias"], dtype="int16"),
            meant=meant,
            inner=inner,
            inner_bias=numpy.array(about["inner_bias"], dtype="int16"),
            out=out,
            steps=tuple(about["steps"]),
            about=about["about"],
        )

    def _tables(self) -> tuple[NDArray[numpy.int8], ...]:
        return self.vectors, self.meant, self.inner, self.out


def _parts(data: bytes) -> Sequence[memoryview]:
    view = memoryview(data)
    sizes = [int.from_bytes(data[at : at + 8], "little") for at in range(0, 8 * _PARTS, 8)]
    parts, at = [], 8 * _PARTS
    for size in sizes:
        parts.append(view[at : at + size])
        at += size
    return parts
