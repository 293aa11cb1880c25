"""`python -m nlp.fit GOLD…`: fits the weights of relevance to texts whose label is known, and writes their tables.

Each line of a gold file is JSON with `text` and perhaps `title`; those without `relevance` are passed over. Stories
(those with `document`) tell of outages nearly all: what is `other` among them counts three times. So does a file that
is named three times, as `relevance.jsonl` is, which holds what is easily mistaken. The fit is multinomial logistic
regression of phrases and words together against `other`, held near zero, so that evidence that was hardly met hardly
counts; and evidence never counts against the label that tables/relevance_evidence.tsv says it speaks for, nor for
another. All weights are then made smaller or larger together, so that texts the fit had not seen are right as often as
their scores say.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any
from zlib import crc32

import numpy
import typer
from numpy.typing import NDArray

from nlp.evidence import LABELS, phrasing, told
from nlp.language import load
from nlp.tables import rows, write
from nlp.wording import WORD, share, words

_STEPS = 900
_RATE = 0.03
# The phrases were found with many of these texts in view, so they seem better here than they are: they are held near
# zero a hundred times as much as words, which reads most texts by others as their authors did.
_HELD, _HELD_WORDS = 5.0, 0.04
_OFTEN = 8  # cases that a word stands in
# Of our texts most tell of an outage, of those that a night brings few do.
_RARER = 0.4
_FLASH, _FLASH_LEAST = 2, 30  # sentences, characters
_FOLDS = 3
_TEMPERATURES = [0.5 + 0.05 * step for step in range(60)]

Matrix = NDArray[numpy.float32]


def main(files: Annotated[list[Path], typer.Argument(metavar="GOLD", exists=True, dir_okay=False)]) -> None:
    """Fit what weighs for each kind of relevance to gold files: relevance_weights.tsv and relevance_words.tsv.

    Each line of a file is JSON with `text`, `relevance` and perhaps `title`.

    Example, as the tables are made: python -m nlp.fit
    tests/gold/{relevance,relevance,relevance,everyday,about,news,notices,incidents/documents}.jsonl
    """
    lines = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    cases = [case for case in lines if case.get("relevance")]
    stories = [case for case in cases if "document" in case]
    apart = [case for case in cases if "document" not in case]
    cases += [*longer(apart), *flashes(apart)]
    cases += 2 * [case for case in stories if case["relevance"] == "other"]
    held = read(cases)
    truth = numpy.array([[case["relevance"] == label for label in LABELS] for case in cases], dtype="float32")
    folds = [crc32((case.get("document") or case["id"]).encode()) % _FOLDS for case in cases]
    kinds = ["bias", *sorted({kind for amount in held for kind in amount} - {"bias"})]
    x = numpy.array([[amount.get(kind, 0.0) for kind in kinds] for amount in held], dtype="float32")
    weights = fit(x, truth, *_limits(kinds)) / temperature(x, truth, folds, kinds)
    weights[0, LABELS.index("outage")] -= _RARER
    worded = numpy.array([WORD in kind for kind in kinds])
    for name, those in (("relevance_weights", ~worded), ("relevance_words", worded)):
        _write(name, [kind for kind, one in zip(kinds, those, strict=True) if one], weights[those])


def longer(cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give each case again with a text that is `other` below it, since what stands far down must not decide."""
    others = [case["text"] for case in cases if case["relevance"] == "other"]
    return [case | {"text": f"{case['text']}\n\n{others[7 * at % len(others)]}"} for at, case in enumerate(cases)]


def flashes(cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give each longer case again with no more than its first sentences, since some texts are no longer than that."""
    found = []
    for case in cases:
        told = [line for line in case["text"].split("\n") if "。" in line]
        first = "。".join(told[0].split("。")[:_FLASH]) if told else ""
        if _FLASH_LEAST <= len(first) < len(case["text"]) / 2:
            found.append(case | {"text": f"{first}。"})
    return found


def read(cases: Iterable[dict[str, Any]]) -> list[dict[str, float]]:
    """Give the amounts of evidence in each case, those words among it that stand in enough of the cases."""
    nlp = load()
    held, said = [], []
    for case in cases:
        doc = nlp.make_doc(case["text"])
        doc._.title = case.get("title")
        doc = nlp(doc)
        held.append(phrasing(doc, told(doc)))
        said.append(words(doc))
    often = Counter(word for those in said for word in those)
    known = [sorted(word for word in those if often[word] >= _OFTEN) for those in said]
    return [amount | dict.fromkeys(those, share(len(those))) for amount, those in zip(held, known, strict=True)]


def fit(x: Matrix, y: Matrix, held: Matrix, least: Matrix, most: Matrix) -> Matrix:
    """Fit weights to evidence, cases × kinds, and the truth, cases × labels, where `other` is all zeros.

    Gives kinds × labels, and so are the least and the most that each weight may be, and how much it is held near zero.
    """
    weights: Matrix = numpy.zeros((x.shape[1], y.shape[1]), dtype="float32")
    first, second = numpy.zeros_like(weights), numpy.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        shares = numpy.exp(x @ weights)
        shares /= 1 + shares.sum(axis=1, keepdims=True)
        slope = x.T @ (shares - y) + held * weights
        # Adam: the kinds of evidence differ in how often they are met by a factor of a hundred.
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        rate = _RATE * (1 - (step - 1) / _STEPS)
        weights -= rate * (first / (1 - 0.9**step)) / (numpy.sqrt(second / (1 - 0.999**step)) + 1e-8)
        weights = numpy.clip(weights, least, most)
    return weights


def temperature(x: Matrix, y: Matrix, folds: Sequence[int], kinds: Sequence[str]) -> float:
    """Give what logits must be divided by to be as sure as they are right, measured on cases left out of the fit."""
    logits: Matrix = numpy.zeros_like(y)
    fold = numpy.array(folds)
    for left_out in range(_FOLDS):
        seen = fold != left_out
        logits[~seen] = x[~seen] @ fit(x[seen], y[seen], *_limits(kinds))
    return float(min(_TEMPERATURES, key=lambda one: _surprise(logits / one, y)))


def _surprise(logits: Matrix, y: Matrix) -> float:
    whole = numpy.log1p(numpy.exp(logits).sum(axis=1))
    return float((whole - (logits * y).sum(axis=1)).mean())


def _write(name: str, kinds: Sequence[str], weights: Matrix) -> None:
    told = ([kind, *(f"{weight:.2f}" for weight in row)] for kind, row in zip(kinds, weights, strict=True))
    write(name, [["evidence", *LABELS], *told])


def _limits(kinds: Sequence[str]) -> tuple[Matrix, Matrix, Matrix]:
    held = [[0.0 if kind == "bias" else _HELD_WORDS if WORD in kind else _HELD] for kind in kinds]
    speaks_for = {row["evidence"]: row["speaks_for"] for row in rows("relevance_evidence")}
    sides = [speaks_for.get(kind.removeprefix("lead_"), "") for kind in kinds]
    least = [[-numpy.inf if side != label else 0.0 for label in LABELS] for side in sides]
    most = [[numpy.inf if side in ("", label) else 0.0 for label in LABELS] for side in sides]
    return numpy.array(held, "float32"), numpy.array(least, "float32"), numpy.array(most, "float32")


if __name__ == "__main__":
    typer.run(main)
