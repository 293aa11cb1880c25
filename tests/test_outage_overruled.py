"""What a model, a table or a looser word must not make of labels, hours of service and denials."""

import pytest

_HEAD = "市の証明書のシステムに障害\n"
_OVER = "7日9時に停止し、8日10時に復旧しました。"


@pytest.mark.parametrize(
    "labels",
    [
        "発行停止:6月7日9時\n受付再開:6月7日13時",
        "開始日時：6月7日9時\n終了日時：6月7日13時",
        "発行停止\n6月7日9時\n受付再開\n6月7日13時",
    ],
)
def test_labels_are_believed(card, labels):
    found = card(f"{_HEAD}証明書を発行できませんでした。\n{labels}", "2024-06-10")
    assert (found.started, found.ended) == ("2024-06-07T09:00", "2024-06-07T13:00")


@pytest.mark.parametrize(
    "table",
    [
        "施設 開始 終了 備考\n図書館 9:00 17:00 無料\n公民館 9:00 21:00 有料",
        "施設 / 開始 / 終了 / 料金\n体育館 / 9:00 / 12:00 / 500円\nプール / 13:00 / 17:00 / 300円",
        "窓口 受付開始 受付終了 電話\n本庁 8:30 17:15 内線\n支所 9:00 16:00 内線",
    ],
)
def test_columns_of_hours_end_nothing(card, table):
    told = "6月7日午前9時に証明書を発行できなくなり、午前11時に復旧しました。"
    assert card(f"{_HEAD}{told}\n{table}", "2024-06-10").ended == "2024-06-07T11:00"


@pytest.mark.parametrize("row", ["□証明書 8:30 10:15", "□7日 □8日 □9日", "■ □ □7日"])
def test_boxes_to_tick_are_no_dates(card, row):
    assert card(f"{_HEAD}証明書を発行できません。\n種別 発生 復旧\n{row}", "2024-06-10")


@pytest.mark.parametrize(
    "told",
    [
        "9日、担当者は「再びエラーが出ないように点検する」と話した。",
        "再びエラー画面が出た方はお電話ください。",
        "問題のない状態です。",
        "なお住所変更直後の方は15日から利用できません。",
        "なお、毎週月曜は20時からご利用になれません。",
        "市は信頼の回復を目指しています。",
    ],
)
def test_what_is_over_stays_over(card, told):
    found = card(_HEAD + _OVER + told, "2024-06-10")
    assert (found.status, found.ended) == ("復旧", "2024-06-08T10:00")


@pytest.mark.parametrize(
    "told",
    [
        "8日10時、元どおりに戻らないことが分かった。",
        "8日、設定を元どおりに戻す作業を始めた。",
        "8日15時、机の配置は元どおりになりましたが、端末は使えません。",
        "設定の変更を終え、動作を確認したが、9日も使えない。",
    ],
)
def test_what_goes_on_is_not_over(card, told):
    found = card(f"{_HEAD}7日午前9時に証明書の端末が止まった。{told}", "2024-06-10")
    assert found.status != "復旧" and found.ended is None


@pytest.mark.parametrize(
    ("text", "started"),
    [
        ("2018年の記録。6月7日(木)に市の予約システムに障害が発生した。", "2018-06-07"),
        ("市の予約システムに障害\n6月8日(月)に障害が発生し、6月9日(火)に復旧した。", "2020-06-08"),
        ("市の予約システムに障害\n6月8日(月)に障害が発生し、翌日に復旧した。", "2024-06-08"),
    ],
)
def test_a_weekday_is_a_slip_only_by_itself(card, text, started):
    assert card(text, "2024-06-10").started == started


@pytest.mark.parametrize(
    "told",
    [
        "7日、県内の12市町に障害が広がり、通知を送れなくなった。",
        "7日に止まった。県は10市町に影響が出たため住民に注意を呼びかけている。",
    ],
)
def test_towns_that_are_struck_count(card, told):
    assert card(f"税システムに障害\n{told}", "2024-06-10").scope == "複数自治体"


def test_a_cause_may_have_been_criticised(card):
    told = "7日に端末が使えなくなった。指摘されていた証明書の期限切れが原因だった。"
    assert card(_HEAD + told, "2024-06-10").cause == "指摘されていた証明書の期限切れ"


def test_the_hours_of_what_a_title_names_belong_together(card):
    found = card("標記の障害(10時50分から11時20分まで)について、システムは復旧しました。", "2024-06-10")
    assert (found.started, found.ended) == ("T10:50", "T11:20")
