"""Sentences: brackets, quotes, names with a full stop in them, lists and wrapped lines."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.components.sentences import split
from nlp.language import load

CASES = [
    ("障害が起きた。原因は調査中だ。", ["障害が起きた。", "原因は調査中だ。"]),
    ("市長は「すぐ直す。申し訳ない。」と述べた。", ["市長は「すぐ直す。申し訳ない。」と述べた。"]),
    ("「まだ使えません。」「原因は不明です。」", ["「まだ使えません。」", "「原因は不明です。」"]),
    (
        "番号の利用等に関する法律（平成25年の法律をいう。以下「法」という。）により定める。次に進む。",
        ["番号の利用等に関する法律（平成25年の法律をいう。以下「法」という。）により定める。", "次に進む。"],
    ),
    ("直りました。（市民課）", ["直りました。", "（市民課）"]),
    ("モーニング娘。の催しは中止。", ["モーニング娘。の催しは中止。"]),
    ("Yahoo!の記事で見た！本当？と尋ねた。", ["Yahoo!の記事で見た！", "本当？と尋ねた。"]),
    ("No.1の番号です。ver.2.0に更新。", ["No.1の番号です。", "ver.2.0に更新。"]),
    ("使えません！！ご注意ください。", ["使えません！！", "ご注意ください。"]),
    ("・住民票\n・印鑑証明\n※税証明は除く", ["・住民票", "・印鑑証明", "※税証明は除く"]),
    ("休止のお知らせ\n\n4日は使えません", ["休止のお知らせ", "4日は使えません"]),
    ("処理が遅れたため、\n窓口を閉じました。", ["処理が遅れたため、\n窓口を閉じました。"]),
    (
        "住民票の写し、印鑑証明／○　出せます／お待ちいただきます\n"
        "納税証明書、課税証明書／×　出せません／郵送で承ります。",
        [
            "住民票の写し、印鑑証明／○　出せます／お待ちいただきます",
            "納税証明書、課税証明書／×　出せません／郵送で承ります。",
        ],
    ),
    ("対象：全庁舎\n期間：4日から7日まで", ["対象：全庁舎", "期間：4日から7日まで"]),
    ("閉じない括弧（があっても。文は続く。", ["閉じない括弧（があっても。", "文は続く。"]),
    ("余計な閉じ）があっても。続く。", ["余計な閉じ）があっても。", "続く。"]),
    ("【復旧】直りました\n第2報 原因を調査中", ["【復旧】直りました", "第2報 原因を調査中"]),
    ("一行目\r\n二行目\r\n", ["一行目", "二行目"]),
    ("　字下げした段落。\n　次の段落。", ["字下げした段落。", "次の段落。"]),
    ("終わりに句点がない", ["終わりに句点がない"]),
    ("全角ピリオド．次の文．", ["全角ピリオド．", "次の文．"]),
    ("", []),
    (" \n\u3000\n", []),
]


@pytest.mark.parametrize(("text", "sentences"), CASES)
def test_cases(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split(text)] == sentences


def test_hard_wrapped_prose_is_one_sentence() -> None:
    lines = [
        "全国の市区町村が使う仕組みで処理の遅れが起き、窓口では手",
        "続きができない状態が続いている。復旧の見通しは立っておら",
        "ず、各地で混乱が広がった。",
    ]
    text = "\n".join(lines)
    assert [text[start:end].replace("\n", "") for start, end in split(text)] == [
        "全国の市区町村が使う仕組みで処理の遅れが起き、窓口では手続きができない状態が続いている。",
        "復旧の見通しは立っておらず、各地で混乱が広がった。",
    ]


@given(st.text("あ漢。！？「」（）【】\n 　a.!?、・1", max_size=80))
def test_nothing_but_white_space_is_lost(text: str) -> None:
    ranges = split(text)
    assert all(start < end for start, end in ranges)
    assert all(one[1] <= other[0] for one, other in pairwise(ranges))
    assert "".join("".join(text[start:end].split()) for start, end in ranges) == "".join(text.split())


@pytest.mark.parametrize("unit", ["（", "）", "「。", "。", "あ\n", "「あ", "！", "、\n"])
def test_time_in_proportion(unit: str) -> None:
    start = time.process_time()
    split(unit * (300_000 // len(unit)))
    assert time.process_time() - start < 5


@pytest.mark.parametrize("text", ["一つだけ", "二つ。ある。", "", "\n前に改行。\n\n後にも。\n"])
def test_the_spans_of_a_document(text: str) -> None:
    doc = load(exclude=["gazetteer", "dates", "claims", "relevance"])(text)
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text
    assert [span.text for span in doc.spans["sentences"]] == [text[start:end] for start, end in split(text)]
