"""Reports, reviews and lists of several failures: which of them are news, and which are only recalled."""

from dataclasses import replace

import pytest

from settings import Settings
from tests.test_told import main
from tests.test_told_recalled import recalled
from tests.texts_linked import land, text
from tests.whole import ask

TEXTS = [
    text(
        "committee",
        "asahi",
        "notice",
        "2026-06-19",
        "住民情報システム障害の調査結果を報告（総務委員会）",
        "6月18日の委員会で、市は2件の障害の調査結果を報告しました。\n"
        "令和7年3月25日の障害は、記憶装置の制御プログラムの誤りが原因でした。\n"
        "本年4月1日の障害は、年度更新の処理が終わらず日中の処理と競合したものです。",
    ),
    text(
        "vendor",
        "asahi",
        "news",
        "2026-11-08",
        "3件とも「確認不足」　運用会社が障害報告書",
        "知多地域のコンビニ交付の停止について、運用会社は8日、最終報告書を4市に渡した。\n"
        "報告書は(1)6月18日の部品の故障では切り替えの手順がなかった(2)10月2日は更新後の確認を省いた"
        "(3)15日は装置の設定が古かった、とした。",
    ),
    text(
        "headed by its month",
        "asahi",
        "notice",
        "2026-08-01",
        "5月の住民情報システム障害に関する調査結果",
        "令和8年5月12日の障害について、原因と対策をお知らせします。\n原因　通信機器の電源部品の劣化。",
    ),
    text(
        "year",
        "asahi",
        "news",
        "2026-12-25",
        "県内重大ニュース　自治体編",
        "1月　新しい図書館の構想がまとまる。\n4月1日　松阪市の住民情報システムがダウン。翌日まで届けの入力ができず。",
    ),
    text(
        "numbers",
        "asahi",
        "news",
        "2026-12-31",
        "【知多この1年】数字で振り返る",
        "▽「3」　10月、4市のコンビニ交付が止まった回数。2日、9日、15日と障害が続いた。",
    ),
    text(
        "column",
        "asahi",
        "news",
        "2026-01-10",
        "〈川のほとり〉紙と鉛筆",
        "上田市の窓口が年明けから3日間滞った。一昨年の12月2日、飯田市の戸籍が動かなくなった。",
    ),
    text(
        "plan",
        "asahi",
        "notice",
        "2026-03-31",
        "情報システム検討会の概要",
        "昨年10月2日のコンビニ交付の設定の誤り、10月15日の切替装置の不良を踏まえ、委託先を変える案を了承した。",
    ),
    text(
        "each its own",
        "asahi",
        "news",
        "2026-05-13",
        "三原の施設予約、尾道の証明書　12日に相次ぎ障害",
        "三原市と尾道市で12日、それぞれ別の障害が起きた。\n三原市では公共施設予約システムに入れず、復旧していない。\n"
        "尾道市では午前10時半から証明書を発行できなかった。\n両市の障害に関連はないという。",
    ),
]
DENIED = text(
    "denied",
    "own",
    "notice",
    "2026-05-12",
    "福山市のシステムに障害は発生していません",
    "本日、尾道市の住民情報システムと三原市の公共施設予約システムの障害の報道についてお問い合わせをいただいています。\n"
    "福山市では、いずれも発生していません。",
)


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> Settings:
    own = replace(DENIED, url="https://www.city.fukuyama.hiroshima.jp/denied")
    return land(tmp_path_factory.mktemp("reports"), [[*TEXTS, own]])


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("committee", ["2025-03-25", "2026-04-01"]),
        ("vendor", ["2026-06-18", "2026-10-02", "2026-10-15"]),
        ("headed by its month", ["2026-05-12"]),
        ("each its own", ["2026-05-12", "2026-05-12"]),
    ],
)
def test_a_report_has_all_its_failures_for_news(told, name, days) -> None:
    assert [row[1] for row in main(told, name)] == days
    assert recalled(told, name) == []


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("year", ["2026-04-01"]),
        ("numbers", ["2026-10", "2026-10-02", "2026-10-09", "2026-10-15"]),
        ("column", ["2024-12-02"]),
        ("plan", ["2025-10-02", "2025-10-15"]),
    ],
)
def test_a_review_recalls_each(told, name, days) -> None:
    assert main(told, name) == []
    assert [day for day in recalled(told, name) if day != "2026-01"] == days


def test_a_town_that_is_well_denies_the_failure_of_each_other(told) -> None:
    query = "select standing, systems from account join document using (document_id) where url like '%/denied'"
    assert sorted(ask(told.warehouse, query)) == [
        ("denied", ["公共施設予約システム"]),
        ("denied", ["自治体基幹システム"]),
    ]
