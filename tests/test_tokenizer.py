"""The tokenizer gives back every character it was given, in linear time, and travels with a pipeline."""

import pickle
import time

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.vocab import Vocab

from nlp.language import load
from nlp.tokenizer import UnidicTokenizer

TOKENIZER = UnidicTokenizer(Vocab())

AWKWARD = [
    "",
    " ",
    "\n",
    "\u3000",
    "  先頭と末尾の空白  ",
    "東京都\u3000千代田区\u3000\u3000霞が関",
    "改行\r\nと\rと\n\n\nと\tタブ",
    "途中の\x00NUL\x00",
    "\ufeff印の先頭",
    "𠮷野家の𩸽と😀👨‍👩‍👧",
    "か\u3099は二文字のが、e\u0301も",
    "ｶﾅﾊﾞ 半角",
    "ＪーＬＩＳ／Ｊ―ＬＩＳ／J-LIS",
    "⽇本の⻑",
    "①４日㈱髙島",
    "EOS\nEOS\tEOS",
    "\u200b見えない\u200e字\u2028行\u0085",
    "a,b,\"c\",'d'",
    "。、！？「」" * 50,
    "１，２３４件・13・5万件",
    "\U0010ffff\ue000",
]


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_strings_come_back_whole(text: str) -> None:
    doc = TOKENIZER(text)
    assert doc.text == text
    assert "".join(token.text_with_ws for token in doc) == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
@settings(max_examples=300, deadline=None)
def test_any_text_comes_back_whole(text: str) -> None:
    assert TOKENIZER(text).text == text


@given(st.text("あ漢ア。、「」（） 　\n\r\t\x00aA1Ｊ１－~〜ー⽇𠮷\u3099", max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_mixture_of_spaces_and_variants_comes_back_whole(text: str) -> None:
    doc = TOKENIZER(text)
    assert doc.text == text
    assert all(token.tag_ for token in doc)


@pytest.mark.parametrize("unit", ["復旧しました。", "あ", "a", "（", " ", "\n", "\x00", "あ。\n", "か\u3099"])
def test_a_text_of_a_megabyte_takes_time_in_proportion(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    start = time.process_time()
    assert TOKENIZER(text).text == text
    assert time.process_time() - start < 10


def test_words_have_part_of_speech_and_lemma() -> None:
    doc = TOKENIZER("東京でマイナンバーカードの更新ができなかった。")
    words = {token.text: (token.tag_, token.lemma_) for token in doc}
    assert words["更新"] == ("名詞-普通名詞", "更新")
    assert words["東京"] == ("名詞-固有名詞", "東京")
    assert words["ナンバー"] == ("名詞-普通名詞", "ナンバー")
    assert words["なかっ"][1] == "ない"
    assert words["。"] == ("補助記号-句点", "。")


def test_width_does_not_change_the_words() -> None:
    wide, narrow = TOKENIZER("令和７年４月１日付（ＮＴＴ）"), TOKENIZER("令和7年4月1日付(NTT)")
    assert [token.idx for token in wide] == [token.idx for token in narrow]
    assert [token.lemma_ for token in wide] == [token.lemma_ for token in narrow]
    assert wide[1].text == "７"


def test_one_space_belongs_to_the_word_before() -> None:
    assert [(token.text, token.whitespace_) for token in TOKENIZER("a b  c")] == [
        ("a", " "),
        ("b", " "),
        (" ", ""),
        ("c", ""),
    ]


def test_it_pickles() -> None:
    again = pickle.loads(pickle.dumps(TOKENIZER))
    assert [token.lemma_ for token in again("障害が復旧した")] == ["障害", "が", "復旧", "為る", "た"]


def test_a_pipeline_is_saved_and_loaded_with_it(tmp_path) -> None:
    nlp = load()
    text = "　コンビニ交付は\n復旧しました。"
    before = [(token.text, token.tag_, token.lemma_) for token in nlp(text)]
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert [(token.text, token.tag_, token.lemma_) for token in again(text)] == before
    assert [(token.text, token.tag_, token.lemma_) for token in nlp.from_disk(tmp_path / "pipeline")(text)] == before


def test_worker_processes_give_the_same_documents() -> None:
    nlp = load()
    texts = ["総務省は4日、LGWANの障害が復旧したと発表した。", "", "\x00\u3000改行\n"] * 3
    alone = list(nlp.pipe(texts))
    spread = list(nlp.pipe(texts, n_process=2, batch_size=2))
    assert [doc.text for doc in spread] == texts
    for one, other in zip(alone, spread, strict=True):
        assert one._.mentions == other._.mentions
        assert one._.dates == other._.dates
        assert one._.claims == other._.claims
        assert one._.relevance == tuple(other._.relevance)
