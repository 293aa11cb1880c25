"""Numbers that are learnt, and the product that is made of them."""

from typing import TypeVar

import numpy
from blis.py import gemm  # type: ignore[import-untyped]  # of numpy, threads would wait busily for the next product
from numpy.typing import NDArray

Floats = NDArray[numpy.float32]
Float = TypeVar("Float", numpy.float32, numpy.float64)


def product(one: NDArray[Float], other: NDArray[Float]) -> NDArray[Float]:
    """Give the product of two matrices, worked out in one thread: the matrices here are too small for more."""
    found: NDArray[Float] = gemm(numpy.ascontiguousarray(one), numpy.ascontiguousarray(other))
    return found


class Parameter:
    """Numbers that are learnt by AdaGrad: each moves the less, the more it has moved."""

    def __init__(self, value: Floats) -> None:
        self.value = value
        self.mean = numpy.zeros_like(value)
        self._memory = numpy.full_like(value, 1e-6)
        self._taken = 0

    def move(self, slope: Floats, rate: float, rows: NDArray[numpy.int64] | slice = slice(None)) -> None:
        """Go a step down a slope, that of all rows or of some."""
        memory = self._memory[rows] + slope * slope
        self._memory[rows] = memory
        self.value[rows] -= numpy.float32(rate) * slope / numpy.sqrt(memory)

    def take(self) -> None:
        """Take the value as it is into the mean."""
        self._taken += 1
        self.mean += (self.value - self.mean) / numpy.float32(self._taken)

    def forget(self) -> None:
        """Begin the mean anew."""
        self._taken = 0
        self.mean[:] = 0
