"""Readings: exact offsets, the printed shape, texts that can not be read, and the words that search compares."""

import json
import logging
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from nlp.fold import fold
from nlp.language import load
from nlp.reading import READER, as_json, read
from nlp.words import kana
from records import Claim, Count, DateExpression, Mention, Outage, Reading, Text

NLP = load()
NOTICE = (
    "【復旧】コンビニ交付の不具合\n更新日：令和7年4月4日\n"
    "J-LISによると、4日午前9時ごろから住民票の写しの交付ができなくなりましたが、正午に復旧しました。"
)


def one(text: str, **about: str) -> Reading:
    (reading,) = read(NLP, [Text("a", text, **about)])  # type: ignore[arg-type]
    return reading


def test_a_notice() -> None:
    reading = one(NOTICE, published="2025-04-04")
    assert reading.relevance == "outage"
    assert {mention.name for mention in reading.entities} >= {"コンビニ交付", "地方公共団体情報システム機構"}
    assert "2025-04-04" in {date.value for date in reading.dates}
    assert reading.claims[-1].state == "復旧"
    assert READER


@given(st.text("4月日（）東京市J-LIS障害復旧。\n 　\x00令和７年〜𠮷", max_size=60))
@settings(max_examples=150, deadline=None)
def test_offsets_are_exact_in_any_text(text: str) -> None:
    reading = one(text, published="2025-04-04")
    for found in (*reading.entities, *reading.dates):
        assert text[found.start : found.end] == found.surface
    for claim in reading.claims:
        assert text[claim.start : claim.end].strip() == text[claim.start : claim.end] != ""
    if reading.outage:
        assert all(text[count.start : count.end] == count.surface for count in reading.outage.counts)
        assert all(0 <= start < end <= len(text) for start, end in reading.outage.evidence.values())
        if reading.outage.cause:
            assert text[slice(*reading.outage.evidence["cause"])] == reading.outage.cause


def test_the_printed_shape() -> None:
    reading = Reading(
        "a",
        "outage",
        0.98765,
        entities=(
            Mention("system", "LGWAN", "sys:lgwan", 0, 5, "LGWAN", "gazetteer"),
            Mention("municipality", "府中市", None, 6, 9, "府中市", "gazetteer", ("lg:132063", "lg:342084")),
        ),
        dates=(DateExpression(10, 12, "4日", "2025-04-04", "day"),),
        claims=(Claim(0, 12, "復旧", systems=("LGWAN",), from_="2025-04-04"),),
        outage=Outage(
            ended="2025-04-04", status="復旧", counts=(Count("cases", 4, "4", 10, 11),), evidence={"ended": (10, 12)}
        ),
        lemmas="府中 市",
    )
    assert as_json(reading) == {
        "id": "a",
        "relevance": "outage",
        "relevance_score": 0.988,
        "entities": [
            {
                "label": "system",
                "name": "LGWAN",
                "entity_id": "sys:lgwan",
                "start": 0,
                "end": 5,
                "surface": "LGWAN",
                "component": "gazetteer",
            },
            {
                "label": "municipality",
                "name": "府中市",
                "start": 6,
                "end": 9,
                "surface": "府中市",
                "component": "gazetteer",
                "candidates": ["lg:132063", "lg:342084"],
            },
        ],
        "dates": [
            {
                "start": 10,
                "end": 12,
                "surface": "4日",
                "value": "2025-04-04",
                "granularity": "day",
                "approximate": False,
            }
        ],
        "claims": [
            {
                "start": 0,
                "end": 12,
                "state": "復旧",
                "systems": ["LGWAN"],
                "procedures": [],
                "places": [],
                "from": "2025-04-04",
                "hedged": False,
                "negated": False,
            }
        ],
        "outage": {
            "started": None,
            "ended": "2025-04-04",
            "partial_recovery": None,
            "detected": None,
            "announced": None,
            "status": "復旧",
            "cause": None,
            "scope": None,
            "counts": [{"what": "cases", "value": 4, "surface": "4", "start": 10, "end": 11}],
            "evidence": {"ended": [10, 12]},
        },
    }


def test_what_is_printed_is_json() -> None:
    json.dumps(as_json(one(NOTICE)), ensure_ascii=False)


@pytest.fixture
def failing() -> Iterator[Language]:
    nlp = load()

    def fail(doc: object) -> object:
        raise RuntimeError("a component fell over")

    nlp._components = [(name, fail if name == "dates" else part) for name, part in nlp._components]
    yield nlp


def test_a_text_that_can_not_be_read_does_not_stop_the_others(caplog: pytest.LogCaptureFixture) -> None:
    texts = [Text("good", NOTICE), Text("bad", None), Text("number", 5), Text("last", NOTICE)]  # type: ignore[arg-type]
    with caplog.at_level(logging.ERROR):
        readings = list(read(NLP, texts))
    assert [reading.id for reading in readings] == ["good", "bad", "number", "last"]
    assert [reading.relevance for reading in readings] == ["outage", "other", "other", "outage"]
    assert readings[1] == Reading("bad", "other", 0.0)


def test_a_component_that_fails_costs_one_text(failing: Language) -> None:
    assert [reading.relevance_score for reading in read(failing, [Text("a", NOTICE), Text("b", NOTICE)])] == [0.0, 0.0]


@pytest.mark.parametrize("text", ["", "\x00", "障害\x00が復旧した。", "\ud800障害が起きた。", "\ufeff障害"])
def test_odd_characters_are_borne(text: str) -> None:
    reading = one(text)
    assert all(text[found.start : found.end] == found.surface for found in reading.entities)


def test_a_text_of_a_megabyte_is_read() -> None:
    text = "市役所の住民情報システムに4日9時から障害が発生している。\n" * 11_000
    assert len(text.encode()) > 900_000
    reading = one(text, published="2025-04-04")
    assert reading.relevance == "outage"
    assert len(reading.claims) == 11_000


@given(st.text("止まった証明書ＪＰｋ4 /\n。お知らせの𠮷", max_size=80), st.text("証明書 が止まった/", max_size=20))
@settings(max_examples=100, deadline=None)
def test_words_stand_where_they_are_told_to(text: str, title: str) -> None:
    reading = one(text, title=title)
    words = reading.lemmas.split()
    assert len(words) == len(reading.lemma_starts) == len(reading.lemma_times)
    for word, start in zip(words, reading.lemma_starts, strict=True):
        written = word.split("/")[-1]
        held = text[start:] if start >= 0 else title[start + len(title) + 1 :]
        assert "".join(fold(held).casefold().split()).startswith(written)
    told = {word: times for word, times in zip(words, reading.lemma_times, strict=True) if times}
    assert told == Counter(words)


def test_words_are_dictionary_forms_with_the_spelling() -> None:
    reading = one("ＪＰＫＩが止まった。復旧する。止まる。止まる。", title="お知らせ")
    assert reading.lemmas == "御/お 知る/知ら jpki 止まる/止まっ 復旧 止まる 止まる"
    assert reading.lemma_starts == (-5, -4, 0, 5, 10, 15, 19)
    assert reading.lemma_times == (1, 1, 1, 1, 1, 2, 0)
    assert one("お知らせ\n本文", title="お知らせ").lemma_starts[0] == 0, (
        "a title that the text opens with is there once"
    )


def test_readings_of_words() -> None:
    assert kana(["戸籍", "止まっ", "東京", "申し込み", "jpki", "14", ""]) == [
        "コセキ", "トマッ", "トウキョウ", "モウシコミ", "", "", "",
    ]  # fmt: skip
