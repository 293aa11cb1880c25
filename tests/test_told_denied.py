"""Towns that are well while others failed, in many words; and towns that are struck though they say what works."""

from dataclasses import replace

import pytest

from settings import Settings
from tests.test_told import main
from tests.texts_linked import land, text
from tests.whole import ask

WELL = {
    "city.itabashi.tokyo.jp": (
        "コンビニ交付は利用できます",
        "本日、LGWANの障害により証明書の交付が停止している自治体がありますが、板橋区の証明書は通常どおり取得できます。",
    ),
    "city.kodaira.tokyo.jp": (
        "マイナンバーカードの休日交付の状況",
        "9日の休日開庁では、カード管理システムの不具合が報道されていますが、小平市では予定した方にカードを交付しました。"
        "影響を受けていません。",
    ),
    "city.saitama.lg.jp": (
        "申告の受付は5月15日までです",
        "報道されている国税のe-Taxの障害は、市の申告システムとは別のもので、市の受付に影響はありません。",
    ),
    "city.oyama.tochigi.jp": (
        "小山市の証明書発行は通常どおりです",
        "本日、県内の多くの市町で証明書の発行ができないと報じられています。\n"
        "小山市はシステムの提供元が異なり、障害は起きていません。",
    ),
    "city.chiba.jp": (
        "本市のコンビニ交付について",
        "他都市で証明書の誤交付が相次いでいますが、本市のシステムは別の事業者のものです。同様の事象がないことを確認しています。",
    ),
}
STRUCK = {
    "city.ashikaga.tochigi.jp": (
        "税証明書の発行の停止について",
        "本日午前10時15分頃から、税務システムの不具合により、所得証明書を発行できません。"
        "本日報道されている、共同のクラウドの障害とは関係ありません。",
    ),
    "city.kumamoto.jp": (
        "戸籍証明書の広域交付の受付時間の短縮について",
        "国のシステムの不具合が続いているため、当面の間、広域交付の受付を午後3時までとします。"
        "本籍が熊本市の方の証明書は、通常どおりお取りいただけます。",
    ),
}
NEWS = [
    text(
        "today",
        "asahi",
        "news",
        "2026-05-10",
        "潮来市、広域交付の初日に発行できず",
        "潮来市は9日、始まったばかりの戸籍証明書の広域交付ができなかったと明らかにした。\n"
        "同市では昨年9月21日にも戸籍システムが止まったが、市は「今回とは別」と説明する。",
    ),
    text(
        "lately",
        "asahi",
        "news",
        "2026-05-10",
        "33自治体のデータ、自力では戻せず　運営会社が会見で陳謝",
        "自治体クラウドの障害で、運営会社は9日、初めて会見を開いた。\n"
        "先月25日には岐阜県内の市町村でデータセンターの電源障害が起きたばかりで、外部委託の弱点が続けて表に出た。",
    ),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> Settings:
    own = [
        replace(text(host, "own", "notice", "2026-05-10", *told), url=f"https://www.{host}/oshirase")
        for host, told in (WELL | STRUCK).items()
    ]
    return land(tmp_path_factory.mktemp("denied"), [[*own, *NEWS]])


def standings(told: Settings, host: str) -> set[object]:
    query = f"select standing from account join document using (document_id) where url like '%{host}/%'"
    return {row[0] for row in ask(told.warehouse, query)}


@pytest.mark.parametrize("host", WELL)
def test_a_town_that_is_well_denies(told, host) -> None:
    assert standings(told, host) == {"denied"}


@pytest.mark.parametrize("host", STRUCK)
def test_a_town_that_is_struck_denies_nothing(told, host) -> None:
    assert "main" in standings(told, host)


@pytest.mark.parametrize(("name", "before"), [("today", "2025-09-21"), ("lately", "2026-04-25")])
def test_a_failure_before_is_not_the_news(told, name, before) -> None:
    days = [started for _, started, *_ in main(told, name)]
    assert days and before not in [(day or "")[:10] for day in days]
