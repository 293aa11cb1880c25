"""Claims of the gold set, which is in our own words: notices with lists, tables and headings."""

import json
from collections import Counter
from pathlib import Path

import pytest

from nlp.language import load
from nlp.reading import read
from records import Text

HERE = Path(__file__).parent
GOLD = [json.loads(line) for line in (HERE / "gold" / "claims.jsonl").read_text("utf-8").splitlines()]
FLOORS = json.loads((HERE / "quality.json").read_text("utf-8"))

Kind = tuple[str, tuple[str, ...], tuple[str, ...]]


@pytest.fixture(scope="module")
def pairs() -> list[tuple[Counter[Kind], Counter[Kind]]]:
    readings = read(load(), [Text(case["id"], case["text"], published=case["published"]) for case in GOLD])
    return [
        (
            Counter((one["state"], tuple(one["systems"]), tuple(one["procedures"])) for one in case["claims"]),
            Counter((one.state, one.systems, one.procedures) for one in reading.claims),
        )
        for case, reading in zip(GOLD, readings, strict=True)
    ]


def test_claims_are_found_and_no_others(pairs: list[tuple[Counter[Kind], Counter[Kind]]]) -> None:
    right = sum((expected & found).total() for expected, found in pairs)
    precision = right / sum(found.total() for _, found in pairs)
    recall = right / sum(expected.total() for expected, _ in pairs)
    wrong = [case["id"] for case, (expected, found) in zip(GOLD, pairs, strict=True) if expected != found]
    assert precision >= FLOORS["claims_precision"], wrong
    assert recall >= FLOORS["claims_recall"], wrong


def test_the_gold_set_has_every_state() -> None:
    assert len(GOLD) >= 30
    states = {claim["state"] for case in GOLD for claim in case["claims"]}
    assert states == {"発生", "調査中", "一部復旧", "復旧", "予定", "訂正", "影響なし"}
