"""Rows whose last cell says how each thing stands, lines that are but a label or a number, pages that were updated."""

import pytest


def test_a_cell_that_is_back_beside_one_that_is_not(card):
    text = (
        "電子カルテの障害について（第3報）\n2019年7月29日　18時00分\n"
        "■現在の状況\n　・カルテの参照　…　復旧\n　・会計システム　…　使用できません\n"
        "■経過\n　8:05　画面が開かないとの連絡が入る\n　16:10　カルテの参照が復旧"
    )
    found = card(text, "2019-07-29", kind="notice")
    assert (found.started, found.ended, found.status) == ("2019-07-29T08:05", None, "一部復旧")


def test_rows_that_end_as_sentences_do(card):
    text = (
        "オンライン申請の障害について\n本日午前11時20分頃から、申請が先に進まない障害が発生しております。\n"
        "・証明書の請求　→　午後3時10分に復旧しました。\n・供託の申請　→　利用できません。"
    )
    found = card(text, "2017-03-09", kind="notice")
    assert (found.ended, found.partial_recovery, found.status) == (None, "2017-03-09T15:10", "一部復旧")


def test_rows_of_one_thing_tell_its_course(card):
    text = "証明書の交付 / 9時に停止 / 停止\n証明書の交付 / 11時に再開 / 復旧\n6月10日の住基システムの障害です。"
    assert card(text, "2025-06-10", kind="notice").status == "復旧"


@pytest.mark.parametrize(
    ("line", "status"),
    [("【状況】未復旧", "発生中"), ("原因の調査：継続中\nシステムは10時に復旧しました。", "復旧")],
)
def test_what_goes_on(card, line, status):
    text = f"システム障害について\n【発生日時】6月10日8時20分\n証明書の発行ができない障害が発生しました。\n{line}"
    assert card(text, "2025-06-10", kind="notice").status == status


def test_a_page_older_than_the_recovery_that_it_was_updated_with(card):
    text = (
        "【復旧】追加申請ができない事象について\n公開日：2026年2月12日　最終更新：2026年2月13日\n"
        "追加申請ができない障害が発生していましたが、現在は復旧しています。\n"
        "発生日時\n　2026年2月12日 9時10分ごろ から 翌13日 17時30分ごろ まで"
    )
    assert card(text, "2026-02-12", kind="notice").ended == "2026-02-13T17:30"
    plan = (
        "コンビニ交付の障害\n6月10日9時からシステムの障害により停止しています。\n広報6月20日号で公表。復旧は6月15日。"
    )
    assert card(plan, "2025-06-10", kind="notice").ended is None


def test_an_hour_below_a_label_is_no_post(card):
    text = (
        "接続の障害について（第2報）\n令和4年11月9日（水曜日）　12時00分\n1　発生日時\n"
        "令和4年11月9日（水曜日）　午前5時10分頃\n2　内容\n通信障害が発生しています。\n"
        "5　対応状況\n午前6時50分　運用事業者から県へ連絡\n午前9時15分　第1報を発表"
    )
    found = card(text, "2022-11-09", kind="notice")
    assert (found.started, found.detected, found.announced) == (
        "2022-11-09T05:10",
        "2022-11-09T06:50",
        "2022-11-09T09:15",
    )


def test_a_numbered_line_that_is_but_a_date_dates_what_stands_below(card):
    text = (
        "処理遅延について\n1月29日（金）から2月3日（水）午前にかけて、納付情報の発行が遅れました。\n"
        "(5) 2月3日（水）正午\n　遅延が解消したことを確認した。"
    )
    assert card(text, "2021-02-19", kind="notice").ended == "2021-02-03T12:00"


def test_a_caption_dates_no_failure(card):
    text = (
        "窓口ほぼ正常に\n障害の復旧状況を確かめる職員＝9月6日午後7時10分ごろ、武雄市役所\n"
        "2日午前1時50分ごろ通信が途切れ、証明書の発行ができなくなった。"
    )
    assert card(text, "2019-09-07", kind="news").started == "2019-09-02T01:50"
    rows = "証明書の障害について\n発生時刻=6月10日9時10分\n復旧時刻=6月10日11時30分\n証明書を発行できませんでした。"
    assert card(rows, "2025-06-10", kind="notice").started == "2025-06-10T09:10"
