"""Dates in short texts of our own, every hard case at least twice, against what they mean."""

import json
from pathlib import Path

import pytest

from nlp.dates import find

_LINES = (Path(__file__).parent / "gold/dates.jsonl").read_text(encoding="utf-8").splitlines()
_GOLD = [json.loads(line) for line in _LINES]


@pytest.mark.parametrize("case", _GOLD, ids=lambda case: case["text"][:20])
def test_gold(case):
    found = find(case["text"], case.get("published"))
    assert [(d.surface, d.value) for d in found] == [(d["surface"], d["value"]) for d in case["dates"]]


def test_gold_is_broad():
    assert len(_GOLD) >= 200
