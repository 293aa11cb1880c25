"""What a document tells of failures before its own, of others' beside it, and of work that is done."""

from dataclasses import replace

import pytest

from settings import Settings
from tests.test_told import main
from tests.test_told_recalled import recalled
from tests.texts_linked import land, text
from tests.whole import ask

HOST = "https://www.city.hekinan.lg.jp"
TEXTS = [
    text(
        "again",
        "asahi",
        "notice",
        "2026-09-14",
        "公共施設予約システムの停止について（9月14日）",
        "14日午後7時40分頃から、公共施設予約システムが再び利用できません。\n"
        "今月3日、8日に続いてご迷惑をおかけしています。",
    ),
    text(
        "just",
        "asahi",
        "news",
        "2026-09-16",
        "施設予約、2週間で3度目の障害",
        "松阪市の施設予約システムが14日夜に止まり、15日朝まで使えなかった。\n"
        "3日には約3時間の停止、8日から9日にかけては抽選を申し込めない不具合があったばかり。",
    ),
    text(
        "causes",
        "asahi",
        "news",
        "2026-01-23",
        "2週間で3度目　公的個人認証の障害",
        "公的個人認証サービスの障害が続いている。20日には8時50分から17時半まで発行が止まった。\n"
        "10日は通信機器の故障、16日は照会の集中、20日は鍵の管理の誤りと、原因は違う。",
    ),
    text(
        "third town",
        "asahi",
        "news",
        "2026-02-06",
        "大分市でも証明書取り違え　同じ製品で3例目",
        "大分市は5日、コンビニで別人の課税証明書が交付されたと発表した。\n"
        "この製品では、昨年10月に盛岡市で住民票、12月に倉敷市で印鑑証明の取り違えがあった。",
    ),
    text(
        "done",
        "asahi",
        "notice",
        "2026-05-23",
        "カード管理システムの機器更新の完了について",
        "5月21日から22日にかけて実施しましたカード管理システムの機器更新は、22日21時40分に全ての作業を完了し、"
        "本日から新しい機器で稼働しています。",
    ),
]
BESIDE = text(
    "beside",
    "own",
    "notice",
    "2026-06-14",
    "コンビニ交付サービスの停止について（6月14日）",
    "本日午前6時30分から、碧南市の証明書をコンビニで取得できません。\n"
    "マイナンバーカードの全国的なシステム障害も発生していますが、これとは別の障害です。\n"
    "カードの交付も、全国的な障害のため受け付けられません。",
)


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> Settings:
    return land(tmp_path_factory.mktemp("followed"), [[*TEXTS, replace(BESIDE, url=f"{HOST}/beside")]])


@pytest.mark.parametrize(
    ("name", "began", "before"),
    [
        ("again", "2026-09-14T19:40", ["2026-09-03", "2026-09-08"]),
        ("just", "2026-09-14", ["2026-09-03", "2026-09-08"]),
        ("causes", "2026-01-20T08:50", ["2026-01-10", "2026-01-16"]),
        ("third town", None, ["2025-10", "2025-12"]),
    ],
)
def test_what_it_follows_is_recalled(told, name, began, before) -> None:
    assert [row[1] for row in main(told, name)] == [began]
    assert recalled(told, name) == before


def test_work_ends_when_it_is_done(told) -> None:
    assert [row[1:3] for row in main(told, "done")] == [("2026-05-21", "2026-05-22T21:40")]


def test_the_nations_failure_beside_it_is_not_its_own(told) -> None:
    query = (
        "select standing, systems, procedures from account join document using (document_id) where url like '%/beside'"
    )
    assert ask(told.warehouse, query) == [("main", ["コンビニ交付"], [])]
