"""Claims: the state a sentence gives, of what, when, and who says so."""

import pytest

from nlp.language import load
from nlp.reading import read
from records import Claim, Text

NLP = load()


def claims(text: str) -> tuple[Claim, ...]:
    (reading,) = read(NLP, [Text("a", text, published="2025-02-14")])
    return reading.claims


STATES = [
    ("住民票の発行ができなくなった。", "発生"),
    ("現在、証明書を交付できません。", "発生"),
    ("e-Taxがつながりにくい状況です。", "発生"),
    ("コンビニ交付：利用停止", "発生"),
    ("J-LISが原因を調べている。", "調査中"),
    ("復旧のめどは立っていない。", "調査中"),
    ("3市は10日正午に停止し、再開の見通しは立っていない。", "調査中"),
    ("再開の予定は未定です。", "調査中"),
    ("14日朝に再開する見込みです。", "復旧"),
    ("業者が復旧作業にあたり、対応中です。", "調査中"),
    ("発行の受付を一部再開しました。", "一部復旧"),
    ("障害は午後4時半に復旧した。", "復旧"),
    ("【復旧済み】コンビニ交付", "復旧"),
    ("住民票の写し　×", "発生"),
    ("住民票の写し　×→○", "復旧"),
    ("住民票の写し　× ⇒ 〇", "復旧"),
    ("システムは正常に戻りました。", "復旧"),
    ("15日22時からサービスを停止します。", "予定"),
    ("メンテナンスのお知らせ：メンテナンスに伴う休止", "予定"),
    ("発生時刻を訂正しました。", "訂正"),
    ("カードの発行そのものには影響はない。", "影響なし"),
    ("本市では不具合は確認されていません。", "影響なし"),
    ("転入届は通常どおり受け付けています。", "影響なし"),
    ("できなくなっていた更新が、正午に復旧した。", "復旧"),
]


@pytest.mark.parametrize(("text", "state"), STATES)
def test_states(text: str, state: str) -> None:
    assert [claim.state for claim in claims(text)] == [state]


@pytest.mark.parametrize(
    "text",
    [
        "機器の障害により、利用できない場合があります。",
        "障害が発生した場合は窓口へ。",
        "障害者手帳の交付について",
        "マイナンバーカードをお持ちください。",
        "Q　隣の市で起きている障害と関係がありますか。",
    ],
)
def test_no_claim(text: str) -> None:
    assert claims(text) == ()


def test_a_claim_is_its_sentence() -> None:
    text = "お知らせ\n\n　コンビニ交付は13日に復旧しました。\nほかは平常です。"
    (claim,) = claims(text)
    assert text[claim.start : claim.end] == "コンビニ交付は13日に復旧しました。"
    assert claim.systems == ("コンビニ交付",)


def test_from_and_to() -> None:
    (claim,) = claims("13日午後1時から電子証明書の更新ができなくなったが、午後4時半に復旧した。")
    assert (claim.from_, claim.to) == ("2025-02-13T13:00", "2025-02-13T16:30")
    assert claim.procedures == ("電子証明書の更新",)
    (claim,) = claims("障害は13日16時に復旧した。")
    assert (claim.from_, claim.to) == (None, "2025-02-13T16:00")
    (claim,) = claims("13日9時から証明書を発行できない状態が続いている。")
    assert (claim.from_, claim.to) == ("2025-02-13T09:00", None)


def test_the_hour_of_observation_is_no_start() -> None:
    (claim,) = claims("13日14時現在、障害は復旧していない。")
    assert (claim.state, claim.from_, claim.to, claim.negated) == ("復旧", None, None, True)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("総務省によると、障害は復旧した。", "org:soumu"),
        ("総務省の発表によると、処理の遅延が発生した。", "org:soumu"),
        ("J-LISは、障害が復旧したと発表した。", "org:j-lis"),
        ("東京都台東区は、交付を停止したことを明らかにした。", "lg:131067"),
        ("総務省の障害は復旧した。", None),
    ],
)
def test_speaker(text: str, speaker: str | None) -> None:
    (claim,) = claims(text)
    assert claim.speaker == speaker


def test_places_and_marks() -> None:
    (claim,) = claims("東京都足立区と東京都中野区では障害は起きていない。")
    assert (claim.state, claim.places) == ("影響なし", ("lg:131211", "lg:131148"))
    (claim,) = claims("復旧は夕方になる見込みです。")
    assert (claim.state, claim.hedged) == ("復旧", True)
    (claim,) = claims("正午に復旧しましたが、再び止まる可能性があります。")
    assert (claim.state, claim.hedged) == ("復旧", False)


def test_lines_of_a_table_are_claims_of_their_own() -> None:
    found = claims("手続き: 転入届 状態: 受付停止\n手続き: 電子証明書の更新 状態: 復旧済み")
    assert [(claim.state, claim.procedures) for claim in found] == [
        ("発生", ("転入届",)),
        ("復旧", ("電子証明書の更新",)),
    ]
