"""A trained model and the file that it is kept in."""

import json
import lzma
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy
from numpy.typing import NDArray

_MAGIC = b"madoguchi names 1\n"
# Preset 9 with a small dictionary: the file is read in the memory of every worker.
_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9, "dict_size": 1 << 24}]
_STEPS = 127


@dataclass(frozen=True)
class Model:
    """What a CRF learnt: which value of which feature speaks how much for which label.

    Three arrays tell it: the entries of feature `f` lie from `bounds[f]` to `bounds[f + 1]`, their keys sorted; entry
    `e` has the weights from `first[e]` to `first[e + 1]`, each for a label.
    """

    labels: tuple[str, ...]
    features: tuple[str, ...]
    alphabets: tuple[tuple[str, ...], ...]
    moves: NDArray[numpy.float32]
    bounds: NDArray[numpy.int64]
    keys: NDArray[numpy.int64]
    first: NDArray[numpy.int64]
    label: NDArray[numpy.uint8]
    weight: NDArray[numpy.float32]
    about: dict[str, Any] = field(default_factory=dict)

    def save(self, path: Path) -> int:
        """Write the model and give the file's size; the same model gives the same bytes."""
        scale = float(numpy.abs(self.weight).max(initial=1e-6)) / _STEPS
        head = {
            "labels": self.labels,
            "features": self.features,
            "alphabets": self.alphabets,
            "moves": [[round(float(one), 4) for one in row] for row in self.moves],
            "scale": scale,
            "bounds": self.bounds.tolist(),
            "weights": len(self.weight),
            "about": self.about,
        }
        # Differences are small numbers, and columns of bytes of one kind stand together: both pack far better.
        deltas = numpy.diff(self.keys, prepend=0).astype("<i8")
        parts = [
            json.dumps(head, ensure_ascii=False, sort_keys=True).encode(),
            deltas.view("u1").reshape(-1, 8).T.tobytes(),
            numpy.diff(self.first).astype("u1").tobytes(),
            self.label.tobytes(),
            numpy.rint(self.weight / scale).astype("i1").tobytes(),
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
        head, deltas, counts, label, weight = _parts(lzma.decompress(packed[len(_MAGIC) :]))
        about = json.loads(head)
        keys = numpy.frombuffer(deltas, "u1").reshape(8, -1).T.copy().view("<i8")[:, 0]
        return cls(
            tuple(about["labels"]),
            tuple(about["features"]),
            tuple(map(tuple, about["alphabets"])),
            numpy.array(about["moves"], dtype="float32"),
            numpy.array(about["bounds"], dtype="int64"),
            numpy.cumsum(keys),
            numpy.concatenate([[0], numpy.cumsum(numpy.frombuffer(counts, "u1"), dtype="int64")]),
            numpy.frombuffer(label, "u1"),
            numpy.frombuffer(weight, "i1").astype("float32") * numpy.float32(about["scale"]),
            about["about"],
        )


def _parts(data: bytes) -> Sequence[bytes]:
    sizes = [int.from_bytes(data[at : at + 8], "little") for at in range(0, 40, 8)]
    parts, at = [], 40
    for size in sizes:
        parts.append(data[at : at + size])
        at += size
    return parts
