"""What a document recalls: days in a list, what came before this time, drills and councils long after."""

import pytest

from settings import Settings
from tests.test_told import main
from tests.texts_linked import land, text
from tests.whole import ask

TEXTS = [
    text(
        "days",
        "asahi",
        "news",
        "2023-06-16",
        "3度の障害を振り返る　オンライン資格確認",
        "5月8日、5月22日、6月1日。\n1カ月足らずの間に、オンライン資格確認等システムは3度つまずいた。",
    ),
    text(
        "third",
        "asahi",
        "news",
        "2025-06-24",
        "マイナポータル停止　今月3度目",
        "マイナポータルが24日午前7時半ごろから使えなくなり、午後0時5分に復旧した。\n"
        "マイナポータルの不具合は2日のログイン障害、11日の送信エラーに続き今月3度目。",
    ),
    text(
        "prefectures",
        "asahi",
        "news",
        "2016-10-14",
        "3県で住基ネット障害",
        "山口県は14日、住民基本台帳ネットワークが同日朝に使えなくなり、午前10時に復旧したと明らかにした。\n"
        "12日の鳥取県、13日の島根県に続くトラブル。",
    ),
    text(
        "drill",
        "asahi",
        "news",
        "2022-06-14",
        "芽室町、窓口の訓練　昨年の障害教訓に",
        "芽室町は13日、手書きの申請を処理する訓練をした。\n"
        "町では昨年6月8日、データセンターの故障で証明書の発行が止まった。",
    ),
    text(
        "two towns",
        "asahi",
        "news",
        "2019-11-19",
        "軽井沢で証明書停止、御代田はHP不通　同日に別々の障害",
        "軽井沢町で18日、役場の窓口で住民票が発行できなくなり、3時間40分後に直った。\n"
        "隣の御代田町では同じ日、町のホームページが夕方まで見られなくなった。\n両町は「二つの障害に関連はない」としている。",
    ),
    text(
        "reopened",
        "asahi",
        "notice",
        "2024-12-02",
        "通常診療の再開について",
        "12月2日、全診療科の外来を再開しました。電子カルテも使えます。\n"
        "10月19日の障害発生から45日間、ご不便をおかけしました。",
    ),
    text(
        "lottery",
        "asahi",
        "notice",
        "2019-07-12",
        "施設予約の抽選結果に誤りがありました",
        "7月11日に公表した10月分の体育施設の抽選結果に誤りがありました。一部の団体が抽選から漏れていたものです。",
    ),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> Settings:
    return land(tmp_path_factory.mktemp("recalled"), [TEXTS])


def recalled(told: Settings, name: str) -> list[object]:
    query = (
        "select started from account join document using (document_id) where standing = 'recalled' and url like '%/{}'"
    )
    return sorted(day for (day,) in ask(told.warehouse, query.format(name)))


def test_days_without_a_word_are_days_of_what_is_reviewed(told) -> None:
    assert main(told, "days") == []


@pytest.mark.parametrize(
    ("name", "began", "before"),
    [
        ("third", "2025-06-24T07:30", ["2025-06-02", "2025-06-11"]),
        ("prefectures", "2016-10-14", ["2016-10-12", "2016-10-13"]),
    ],
)
def test_what_it_follows_is_recalled(told, name, began, before) -> None:
    assert [row[1] for row in main(told, name)] == [began]
    assert recalled(told, name) == before


def test_a_drill_after_a_year_is_no_failure(told) -> None:
    assert main(told, "drill") == []
    assert recalled(told, "drill") == ["2021-06-08"]


def test_two_towns_with_failures_of_their_own(told) -> None:
    assert sorted(row[3] for row in main(told, "two towns")) == [["lg:203211"], ["lg:203238"]]


def test_so_many_days_since_it_failed_are_of_this_failure(told) -> None:
    assert [row[1:3] for row in main(told, "reopened")] == [("2024-10-19", "2024-12-02")]


def test_the_month_that_a_lottery_was_for_is_no_start(told) -> None:
    assert [row[1] for row in main(told, "lottery")] == [None]
