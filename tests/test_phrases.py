"""Phrases: the words they are looked up by must lose none of them; masking keeps every offset."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import tables
from nlp.phrases import BLANK, Phrases, patterns, phrases, unmistakable

TABLES = ("relevance", "states", "lookalikes")
PIECES = [
    piece
    for table in (*TABLES, "outage_status", "outage_scopes")
    for row in tables.rows(table)
    for piece in re.findall(r"[ぁ-んァ-ヶー一-龠A-Za-z]{2,8}", list(row.values())[1])
]
TEXT = st.lists(st.sampled_from([*PIECES, "が", "を", "。", "、", "23日", "□", "a"]), max_size=12).map("".join)


@pytest.mark.parametrize("table", TABLES)
@given(text=TEXT)
def test_the_phrases_found_are_those_that_a_search_for_each_finds(table: str, text: str) -> None:
    searched = {name for name, pattern in patterns(table).items() if pattern.search(text)}
    assert phrases(table).names(text) == searched
    assert {name for name, _ in phrases(table).matches(text)} == searched


@pytest.mark.parametrize("table", ("outage_status", "outage_scopes"))
@given(text=TEXT)
def test_places_are_those_that_all_phrases_of_a_name_find_as_one_pattern(table: str, text: str) -> None:
    searched = {name: [match.span() for match in pattern.finditer(text)] for name, pattern in patterns(table).items()}
    found = {name: [match.span() for match in matches] for name, matches in phrases(table).found(text).items()}
    assert found == {name: spans for name, spans in searched.items() if spans}


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("[あ-ん]+x?", "日本の"),
        ("a|b[|(]c", "b|c"),
        (r"a\\|b", "a|b"),
        ("(?:ab|c)?d{0,2}", ""),
        ("(?:障|傷)害", "傷害"),
    ],
)
def test_patterns_without_a_sure_word_are_always_tried(
    pattern: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nlp.phrases.rows", lambda table: ({"name": "x", "pattern": pattern},))
    assert Phrases("any").names(text) == {"x"}


@given(TEXT)
def test_masking_keeps_every_offset(text: str) -> None:
    masked = unmistakable(text)
    assert len(masked) == len(text)
    assert all(ours in (theirs, BLANK) for ours, theirs in zip(masked, text, strict=True))


def test_a_disability_is_masked_and_a_failure_is_not() -> None:
    assert unmistakable("身体障害者手帳の障害") == BLANK * 5 + "手帳の障害"
