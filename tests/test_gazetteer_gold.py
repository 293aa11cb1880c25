"""How well names are found on the texts of tests/gold/names.jsonl keeps its floors."""

import pytest

from tests.gazetteer_scoring import compared
from tests.quality import floors
from tests.scoring import LABELS, cases


def test_the_texts_cover_the_hard_cases():
    gold = cases("names")
    assert len(gold) >= 40
    assert len({case["id"] for case in gold}) == len(gold)


@pytest.mark.parametrize("field", LABELS)
def test_f1_keeps_its_floor(field):
    f1, wrong = compared()[field]
    assert f1 >= floors()[f"gazetteer_{field}_f1"], wrong
