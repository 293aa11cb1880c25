"""Relevance: the rules of the gold set, which is in our own words, and the evidence for a decision."""

import json
from pathlib import Path

import pytest
from spacy.language import Language

from nlp.components.relevance import Relevance
from nlp.language import load
from nlp.tables import rows

GOLD = [
    json.loads(line) for line in (Path(__file__).parent / "gold" / "relevance.jsonl").read_text("utf-8").splitlines()
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def label(nlp: Language, text: str, title: str | None = None) -> str:
    doc = nlp.make_doc(text)
    doc._.title = title
    return str(nlp(doc)._.relevance[0])


@pytest.mark.parametrize("case", GOLD, ids=[case["id"] for case in GOLD])
def test_gold(nlp: Language, case: dict[str, str]) -> None:
    assert label(nlp, case["text"]) == case["relevance"]


def test_the_gold_set_has_every_label_and_is_a_quarter_not_outages() -> None:
    labels = [case["relevance"] for case in GOLD]
    assert set(labels) == {"outage", "planned_maintenance", "data_incident", "other"}
    assert labels.count("other") >= len(labels) / 4


def test_the_score_is_a_probability(nlp: Language) -> None:
    for case in GOLD:
        assert 0.25 <= nlp(case["text"])._.relevance[1] <= 1


def test_a_title_apart_from_the_text_counts(nlp: Language) -> None:
    text = "復旧の時期は決まり次第このページに載せます。"
    assert label(nlp, text) == "other"
    assert label(nlp, text, "住民情報システムの障害により証明書を発行できません") == "outage"


def test_an_outage_beats_planned_work(nlp: Language) -> None:
    text = "4日のシステム更改のため窓口を休止します。\n3日から住民情報システムに障害が発生し、証明書を発行できません。"
    assert label(nlp, text) == "outage"


@pytest.mark.parametrize(
    "text",
    [
        "障害者手帳の更新手続きを市民課の窓口で受け付けています。",
        "システム障害が発生した場合は、窓口で手続きをしてください。",
        "本市のシステムに障害は発生していません。",
        "台風のため、マイナンバーカードの窓口を休みます。",
    ],
)
def test_what_only_sounds_like_an_outage(nlp: Language, text: str) -> None:
    assert label(nlp, text) == "other"


def test_a_decision_is_explained(nlp: Language) -> None:
    component = nlp.get_pipe("relevance")
    assert isinstance(component, Relevance)
    reasons = component.explain(nlp("住民票の発行システムに障害が発生した。復旧の見込みは不明。"))
    assert reasons["outage"]["failure_of_system"] > 0
    assert set(reasons) == {"outage", "planned_maintenance", "data_incident"}


def test_every_evidence_has_a_weight_once() -> None:
    names = [row["evidence"] for row in rows("relevance_weights")]
    assert len(names) == len(set(names))
