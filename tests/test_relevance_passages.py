"""Passages: a page of an office that tells of a failure in one place is about it, whatever else stands on it."""

import pytest
from spacy.language import Language

from nlp.components.relevance import Relevance
from nlp.evidence import passages, told
from nlp.extensions import text_of
from nlp.language import load

SERVICE = """電子証明書の更新と発行

有効期限の3か月前から、市民課と支所の窓口で更新できます。お持ちいただくものはマイナンバーカードと暗証番号です。
手数料はかかりません。代理人の方が来られるときは、照会書兼回答書が必要です。
受付は平日の午前8時30分から午後5時までです。混み合うときは番号札をお取りください。

{passage}

休日の窓口は毎月第2日曜日に開いています。予約は市のホームページから、希望日の3日前までに申し込んでください。
暗証番号を忘れた方は、本人確認書類を2点お持ちください。15歳未満の方には署名用の証明書は発行していません。
有効期限は発行の日から5回目の誕生日までです。期限の2か月前を目安に案内の封書をお送りしています。
転入や婚姻の届出をされると署名用の証明書は失効しますので、届出と同じ日に窓口でお申し出ください。
"""
FAILED = """11月13日に来庁された方へ
この日は朝から全国の市区町村で国のシステムに障害が起き、電子証明書の発行ができませんでした。14日の午前10時に復旧しています。"""
OPENING = """休日窓口の日を変更しました
11月13日から、第3日曜日にも電子証明書の更新を受け付けています。お気軽にお越しください。"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def read(nlp: Language, text: str, kind: str | None = "notice") -> str:
    doc = nlp.make_doc(text)
    doc._.kind = kind
    return str(nlp(doc)._.relevance[0])


def test_a_passage_of_a_page_about_a_service_tells_of_a_failure(nlp: Language) -> None:
    assert read(nlp, SERVICE.format(passage=FAILED)) == "outage"
    assert read(nlp, SERVICE.format(passage=OPENING)) == "other"


@pytest.mark.parametrize(
    "head",
    [
        "システム停止を想定した訓練を行いました",
        "詐欺メールにご注意ください",
        "障害が発生した場合の窓口の取扱い",
    ],
)
def test_a_page_whose_head_says_that_nothing_failed_here_has_no_passages(nlp: Language, head: str) -> None:
    doc = nlp(f"{head}\n\n{SERVICE.format(passage=FAILED)}")
    assert list(passages(doc, told(doc))) == []


def test_a_passage_is_some_sentences_around_what_failed(nlp: Language) -> None:
    doc = nlp(SERVICE.format(passage=FAILED))
    start, end = next(passages(doc, told(doc)))
    assert FAILED.splitlines()[1] in text_of(doc)[start:end]
    assert 0 < start < end < len(text_of(doc))


def test_what_decided_is_explained(nlp: Language) -> None:
    doc = nlp.make_doc(SERVICE.format(passage=FAILED))
    doc._.kind = "notice"
    component = nlp.get_pipe("relevance")
    assert isinstance(component, Relevance)
    assert sum(component.explain(nlp(doc))["outage"].values()) > 0
