"""The reader on 159 gold texts in our own words, half press, half notices: no figure falls below its floor."""

from unicodedata import normalize

import pytest

from nlp.tables import entities
from tests.quality import ABOUT, EVERYDAY, GOLD, LATER, OTHERS, figures, floors
from tests.scoring import FIELDS, LABELS, cases

NAMED = (*LABELS, "dates", "outages", "counts")
FIGURES = [*(f"{name}_f1" for name in NAMED), "date_values", "relevance", "cause", *FIELDS]
FIGURES += [f"{file}_{figure}" for file in (OTHERS, LATER) for figure in FIGURES] + [
    f"{ABOUT}_{figure}" for figure in ("status", "scope", "cause")
]
FIGURES += [f"{EVERYDAY}_relevance", f"{EVERYDAY}_outages_f1"]


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_holds_its_floor(figure: str) -> None:
    assert figures()[figure] >= floors()[figure], "see `python -m tests.quality`"


def test_the_gold_is_large_and_mixed_enough() -> None:
    gold = cases(*GOLD)
    assert len(gold) >= 159 and len({case["id"] for case in gold}) == len(gold)
    kinds = [case["relevance"] for case in gold]
    assert all(kinds.count(kind) >= 10 for kind in ("outage", "planned_maintenance", "data_incident", "other"))


def plain(text: str) -> str:
    return "".join(normalize("NFKC", text).split())  # 平成 28 年9月


def test_what_others_wrote_quotes_its_text() -> None:
    gold = cases(OTHERS, LATER)
    assert len({case["id"] for case in gold}) == len(gold) >= 480
    for case in gold:
        told = [one["surface"] for one in case["dates"]] + [
            one["surface"] for one in (case["outage"] or {}).get("counts", ())
        ]
        text = plain(f"{case.get('title')}\n{case['text']}")
        assert [one for one in told if plain(one) not in text] == [], case["id"]


def test_what_every_night_brings_is_large_and_mostly_no_outage() -> None:
    gold = cases(EVERYDAY)
    kinds = [case["relevance"] for case in gold]
    assert len({case["text"] for case in gold}) == len(gold) >= 500
    assert kinds.count("other") > len(gold) / 2 and all(kinds.count(kind) >= 35 for kind in set(kinds))


@pytest.mark.parametrize("case", cases(*GOLD), ids=lambda case: case["id"])
def test_a_case_quotes_its_text_and_uses_the_names_of_the_lists(case: dict) -> None:
    surfaces = [one["surface"] for one in case["dates"]]
    surfaces += [surface for field in LABELS for one in case[field] for surface in one["surfaces"]]
    if case["outage"]:
        surfaces += [one["surface"] for one in case["outage"]["counts"]] + [case["outage"]["cause"] or ""]
    assert [surface for surface in surfaces if surface not in case["text"]] == []
    names = {entity.name for entity in entities()}
    unlisted = [one for field in LABELS for one in case[field] if one["canonical"] not in names]
    unlisted = [one for one in unlisted if not one["canonical"].endswith("県警察")]  # called by its prefecture
    assert all(one["canonical"] in one["surfaces"] for one in unlisted), "what no list has is named as it stands"
