"""The fold keeps every offset and brings together what people write alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.fold import fold


@given(st.text())
def test_the_length_never_changes(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ｊ―ＬＩＳ", "J-LIS"),
        ("J‐LIS −5 –", "J-LIS -5 -"),
        ("マイナンバーカード", "マイナンバーカード"),
        ("１０：３０～１２：００", "10:30~12:00"),
        ("10時〜12時", "10時~12時"),
        ("⽇⻑⺠⻄", "日長民西"),
        ("⼾籍の⽒名、⾭⾊、⿈⾊、⿊⾊", "戸籍の氏名、青色、黄色、黒色"),
        ("⺟⼦⼿帳、⻭科、⻘森、⻩⾊、⻯、⻨", "母子手帳、歯科、青森、黄色、竜、麦"),
        ("戶籍", "戸籍"),
        ("⿓ケ崎市", "龍ケ崎市"),
        ("①４日㈱", "①4日㈱"),
        ("東京\u3000都\u00a0", "東京 都 "),
        ("（金）【重要】", "(金)【重要】"),
        ("ｶﾅ", "カナ"),
        ("髙﨑", "髙﨑"),
        ("停止し，復旧した．次に", "停止し、復旧した。次に"),
        ("１，２００件，第１．２版", "1,200件、第1.2版"),
    ],
)
def test_variants(text: str, folded: str) -> None:
    assert fold(text) == folded
