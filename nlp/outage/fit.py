"""`python -m nlp.outage.fit dates|numbers GOLD`: fits what stands around a date or a number to what it tells.

Each line of a gold file is JSON: a sentence's `text`, folded, the `state` its claim has or null, and its `dates`, each
as start, end and role, null for none, or its `numbers`, each as start, end, what it counts, and whether that is what
the outage did, null where nobody knows. Logistic regression, multinomial against no role for dates, held sparse (L1),
so that most of what stands around them counts for nothing and the tables stay small.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import numpy
import typer
from numpy.typing import NDArray

from nlp.outage.around import BIAS, around
from nlp.outage.chances import ROLES
from nlp.outage.counted import hints
from nlp.tables import write

_OFTEN = 4  # dates that a feature stands at
_HELD = 0.7
_STEPS = 600
_LEAST = 0.02  # what is less is not told

Matrix = NDArray[numpy.float64]


Gold = Annotated[Path, typer.Argument(metavar="GOLD", exists=True, dir_okay=False)]
app = typer.Typer(help=__doc__, no_args_is_help=True, rich_markup_mode=None)


@app.command()
def dates(file: Gold) -> None:
    """Fit what weighs for each role of a date to a gold file, and write nlp/tables/outage_chances.tsv.

    Example, as the table is made: python -m nlp.outage.fit dates tests/gold/roles.jsonl
    """
    _fitted("outage_chances", ROLES, *read(_lines(file)))


@app.command()
def numbers(file: Gold) -> None:
    """Fit what weighs for a number being a count to a gold file, and write nlp/tables/outage_counted.tsv.

    Example, as the table is made: python -m nlp.outage.fit numbers tests/gold/counted.jsonl
    """
    _fitted("outage_counted", ("weight",), *read_numbers(_lines(file)))


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def _fitted(table: str, columns: Sequence[str], heard: Sequence[set[str]], truth: Matrix) -> None:
    often = Counter(feature for those in heard for feature in those)
    features = [BIAS, *sorted(feature for feature, times in often.items() if times >= _OFTEN)]
    weights = fit(Cases.of(heard, features), truth)
    told = ([feature, *map(_told, row)] for feature, row in zip(features, weights, strict=True))
    write(table, [["feature", *columns], *(line for line in told if line[0] == BIAS or set(line[1:]) != {"0"})])


def _told(weight: float) -> str:
    return f"{weight:.2f}" if abs(weight) >= _LEAST else "0"


def read(lines: Sequence[dict[str, Any]]) -> tuple[list[set[str]], Matrix]:
    """Give the features of each date, and its role, dates × roles; all zeros for a date of nothing."""
    heard, roles = [], []
    for line in lines:
        places = [(start, end) for start, end, _ in line["dates"]]
        for at, (_, _, role) in enumerate(line["dates"]):
            heard.append(around(line["text"], places, at, line["state"]))
            roles.append([role == one for one in ROLES])
    return heard, numpy.array(roles, dtype=float)


def read_numbers(lines: Sequence[dict[str, Any]]) -> tuple[list[set[str]], Matrix]:
    """Give the features of each number of which it is known, and whether it is a count, numbers × 1."""
    heard, counts = [], []
    for line in lines:
        places = [(start, end) for start, end, _, _ in line["numbers"]]
        for at, (_, _, what, counted) in enumerate(line["numbers"]):
            if counted is not None:
                heard.append(hints(line["text"], places, at, what, line["state"]))
                counts.append([counted])
    return heard, numpy.array(counts, dtype=float)


@dataclass(frozen=True, slots=True)
class Cases:
    """Which features stand at which dates: by date, and by feature."""

    features: NDArray[numpy.int64]
    first_of_date: NDArray[numpy.int64]
    dates: NDArray[numpy.int64]
    first_of_feature: NDArray[numpy.int64]

    @classmethod
    def of(cls, heard: Sequence[set[str]], features: Sequence[str]) -> "Cases":
        """Number the features of each date; those not among `features` are left out, the first is at every date."""
        number = {feature: at for at, feature in enumerate(features)}
        rows = [[0, *(number[one] for one in sorted(those) if one in number)] for those in heard]
        sizes = numpy.array([len(row) for row in rows])
        flat = numpy.concatenate([numpy.array(row) for row in rows])
        order = numpy.argsort(flat, kind="stable")
        dates = numpy.repeat(numpy.arange(len(rows)), sizes)[order]
        return cls(
            flat, numpy.cumsum(sizes) - sizes, dates, numpy.searchsorted(flat[order], numpy.arange(len(features)))
        )

    def times(self, weights: Matrix) -> Matrix:
        """Give dates × roles, the sums of the weights of each date's features."""
        return numpy.add.reduceat(weights[self.features], self.first_of_date, axis=0)

    def back(self, slopes: Matrix) -> Matrix:
        """Give features × roles, the sums of the slopes of each feature's dates."""
        return numpy.add.reduceat(slopes[self.dates], self.first_of_feature, axis=0)


def fit(cases: Cases, truth: Matrix) -> Matrix:
    """Give the weights, features × roles, by FISTA (Beck & Teboulle 2009); the first, the bias, is not held."""
    shape = len(cases.first_of_feature), truth.shape[1]
    weights: Matrix = numpy.zeros(shape)
    ahead, speed = weights, 1.0
    held = numpy.full((shape[0], 1), _HELD)
    held[0] = 0.0
    step = 2.0 / _steepest(cases, shape[0])
    for _ in range(_STEPS):
        shares = numpy.exp(cases.times(ahead))
        shares /= 1 + shares.sum(axis=1, keepdims=True)
        moved = ahead - step * cases.back(shares - truth)
        new = numpy.sign(moved) * numpy.maximum(numpy.abs(moved) - step * held, 0)
        faster = (1 + (1 + 4 * speed**2) ** 0.5) / 2
        ahead, weights, speed = new + (speed - 1) / faster * (new - weights), new, faster
    return weights


def _steepest(cases: Cases, features: int) -> float:
    # The largest eigenvalue of features × features, by power iteration: the loss bends at most half as much.
    one: Matrix = numpy.ones((features, 1))
    for _ in range(30):
        one = cases.back(cases.times(one / numpy.linalg.norm(one)))
    return float(numpy.linalg.norm(one))


if __name__ == "__main__":
    app()
