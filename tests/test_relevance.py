"""Relevance: the rules of the gold set, which is in our own words, and the evidence for a decision."""

import json
from pathlib import Path

import numpy
import pytest
from spacy.language import Language

from nlp.components.relevance import Relevance
from nlp.fit import fit, longer, read
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
        "これまで本籍地でしか戸籍証明書を受け取れませんでしたが、来月からお近くの窓口で取れるようになります。",
        "端末に通信の障害が起きた場合は、戸籍証明書を後日お渡しします。",
        "庁舎の建設で受信障害の発生が予想されるため、対策工事を行います。窓口は通常どおりです。",
    ],
)
def test_what_only_sounds_like_an_outage(nlp: Language, text: str) -> None:
    assert label(nlp, text) == "other"


@pytest.mark.parametrize(
    "text",
    [
        "サイトマップ｜よくあるご質問｜English\n電子申告のシステムで、納付ができない障害が発生しました。",
        "クラウドの障害から1年\n昨年11月17日、装置に不具合が起き、住民情報システムが止まった。住民票は20日朝に再開した。",
    ],
)
def test_menus_and_anniversaries_hide_no_outage(nlp: Language, text: str) -> None:
    assert label(nlp, text) == "outage"


def test_a_notice_that_a_procedure_is_back_is_of_an_outage(nlp: Language) -> None:
    text = "電子証明書の手続きの復旧について\n4月4日からの電子証明書の発行の遅延は、4月5日9時10分に復旧しました。"
    assert label(nlp, text) == "outage"


def test_a_decision_is_explained(nlp: Language) -> None:
    component = nlp.get_pipe("relevance")
    assert isinstance(component, Relevance)
    reasons = component.explain(nlp("住民票の発行システムに障害が発生した。復旧の見込みは不明。"))
    assert reasons["outage"]["lead_failure_of_system"] > 0
    assert set(reasons) == {"outage", "planned_maintenance", "data_incident"}


def test_every_evidence_has_a_weight_once_and_none_against_what_it_speaks_for() -> None:
    speaks_for = {row["evidence"]: row["speaks_for"] for row in rows("relevance_evidence")}
    kinds = {name for name in speaks_for if not name.startswith("_")}
    names = [row["evidence"] for row in rows("relevance_weights")]
    assert len(names) == len(set(names))
    assert {name.removeprefix("lead_") for name in names} <= kinds | {"bias", "quiet"}
    for row in rows("relevance_weights"):
        for label in ("outage", "planned_maintenance", "data_incident"):
            side = speaks_for.get(row["evidence"].removeprefix("lead_"), "")
            assert not side or (float(row[label]) >= 0 if side == label else float(row[label]) <= 0), row


def test_what_a_line_of_evidence_needs_is_a_phrase_or_an_evidence_above_it() -> None:
    known = {row["feature"] for row in rows("relevance")} | {"disability", "listed"}
    for row in rows("relevance_evidence"):
        for name in (*row["needs"].split(), *row["without"].split()):
            assert name.removeprefix("lead.").removeprefix("head.").removeprefix("text.") in known, row
        known.add(row["evidence"])


def test_a_fit_finds_what_speaks_for_each_label() -> None:
    x = numpy.array([[1, 1, 0], [1, 1, 0], [1, 0, 1], [1, 0, 1], [1, 0, 0], [1, 0, 0]], dtype="float32")
    y = numpy.array([[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 1, 0], [0, 0, 0], [0, 0, 0]], dtype="float32")
    held, anything = numpy.full((3, 1), 0.5, dtype="float32"), numpy.full((3, 1), numpy.inf, dtype="float32")
    weights = fit(x, y, held, -anything, anything)
    assert weights[1].argmax() == 0 and weights[2].argmax() == 1
    assert (fit(x, y, held, numpy.zeros_like(held), anything) >= 0).all()


def test_a_word_is_evidence_where_it_is_met_often_enough() -> None:
    cases = [{"text": "住民票の窓口が止まった。"}] * 8 + [{"text": "盆踊りの輪が広がった。"}]
    held = read(cases)
    assert {"word 止まる", "lead_word 窓口"} <= held[0].keys()
    assert not any("盆踊り" in kind or "広がる" in kind for kind in held[-1])


def test_a_gold_file_gives_evidence_and_each_case_again_with_something_else_below() -> None:
    cases = GOLD[:3] + [case for case in GOLD if case["relevance"] == "other"][:2]
    held = read(longer(cases))
    assert len(held) == len(cases) and all(amount["bias"] == 1 for amount in held)
