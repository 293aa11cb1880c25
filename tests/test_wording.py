"""The words by which a text is judged: which they are, where they stand, and how much each counts."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from nlp.evidence import weights
from nlp.language import load
from nlp.reading import read
from nlp.tables import rows
from nlp.wording import share, wording, words
from records import Text


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def made(nlp: Language, text: str, title: str | None = None) -> Doc:
    doc = nlp.make_doc(text)
    doc._.title = title
    return doc


def test_words_stand_in_dictionary_form_and_are_no_names_or_numbers(nlp: Language) -> None:
    found = words(made(nlp, "松本市では12人が並んだ。"))
    assert {"word 並ぶ", "lead_word 並ぶ"} <= found
    assert not any(name in word for word in found for name in ("松本", "マツモト", "12", "1", "2"))


def test_what_stands_far_down_is_not_at_the_top(nlp: Language) -> None:
    found = words(made(nlp, "市民祭を開く。" + "屋台も出る。" * 40 + "予約の画面が固まった。"))
    assert "word 固まる" in found and "lead_word 固まる" not in found


def test_a_title_apart_is_at_the_top_and_one_that_the_text_begins_with_counts_once(nlp: Language) -> None:
    assert "lead_word 固まる" in words(made(nlp, "詳しくは窓口まで。", "画面が固まりました"))
    text = "画面が固まりました\n詳しくは窓口まで。"
    assert words(made(nlp, text, "画面が固まりました")) == words(made(nlp, text))


@pytest.mark.parametrize("title", ["\ud800壊れた題", "", None])
def test_a_title_that_no_utf8_can_hold_is_read(title: str | None) -> None:
    (found,) = read(load(), [Text("a", "住民票を発行するシステムに障害が発生しました。", title=title)])
    assert found.relevance == "outage"


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_has_words_whose_squares_add_up_to_no_more_than_one(nlp: Language, text: str) -> None:
    doc = made(nlp, text)
    held = wording(doc)
    assert set(held) <= words(doc) and math.fsum(amount**2 for amount in held.values()) <= 1 + 1e-9


def test_a_few_words_count_less_than_many_together() -> None:
    assert share(1) == share(50) > share(400)
    assert 5 * share(5) < 50 * share(50) < 400 * share(400)


def test_every_word_has_a_weight_once_and_none_hides_an_evidence() -> None:
    names = [row["evidence"] for row in rows("relevance_words")]
    assert len(names) == len(set(names)) > 1000
    assert all(name.startswith(("word ", "lead_word ")) and name in weights()[0] for name in names)
