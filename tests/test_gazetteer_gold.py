"""How well names are found on the texts of tests/gold/names.jsonl: one canonical name counts once a text."""

import json
from collections import defaultdict
from pathlib import Path

import fugashi
import pytest

from nlp.gazetteer.find import find

GOLD = [json.loads(line) for line in (Path(__file__).parent / "gold/names.jsonl").read_text("utf-8").splitlines()]
LABELS = {
    "organisations": "organisation",
    "municipalities": "municipality",
    "systems": "system",
    "procedures": "procedure",
}
FLOORS = {"organisations": 0.97, "municipalities": 0.97, "systems": 0.97, "procedures": 0.97}


@pytest.fixture(scope="module")
def words():
    tagger = fugashi.Tagger()

    def starts(text):
        found, position = set(), 0
        for node in tagger(text):
            position = text.index(node.surface, position)
            found.add(position)
            position += len(node.surface)
        return found

    return starts


@pytest.fixture(scope="module")
def read(words):
    def names(case):
        mentions = find(
            case["text"], title=case.get("title"), source=case.get("source"), words=lambda: words(case["text"])
        )
        return {field: {one.name for one in mentions if one.label == label} for field, label in LABELS.items()}

    return {case["id"]: names(case) for case in GOLD}


def test_the_texts_cover_the_hard_cases():
    assert len(GOLD) >= 40
    assert len({case["id"] for case in GOLD}) == len(GOLD)


@pytest.mark.parametrize("field", LABELS)
def test_f1_keeps_its_floor(read, field):
    counts = defaultdict(int)
    wrong = []
    for case in GOLD:
        want, got = set(case[field]), read[case["id"]][field]
        counts["right"] += len(want & got)
        counts["missed"] += len(want - got)
        counts["extra"] += len(got - want)
        if want != got:
            wrong.append((case["id"], "missed", want - got, "extra", got - want))
    f1 = 2 * counts["right"] / (2 * counts["right"] + counts["missed"] + counts["extra"])
    print(field, dict(counts), round(f1, 3), *wrong, sep="\n  ")
    assert f1 >= FLOORS[field], wrong
