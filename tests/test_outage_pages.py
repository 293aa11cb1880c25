"""Pages of our own with headings, lists of times, tables and several reports: what each line of them dates."""

import time

import pytest


def test_a_heading_dates_every_item_below_it(card):
    text = (
        "代表電話及びメールの不通について\n●事象\n6月7日(金)14:37頃～　庁内の回線の装置が壊れ、次の影響が出ました。\n"
        "　①代表電話の発着信不可\n　②メールの受信遅延\n"
        "●復旧\n　②　同日16:05\n　①　8日11時14分　たまっていた分を送り終えました。"
    )
    found = card(text, "2024-06-10")
    assert (found.started, found.ended, found.status) == ("2024-06-07T14:37", "2024-06-08T11:14", "復旧")


@pytest.mark.parametrize(
    "above", ["市が調べた不具合の時間帯は次の通り。", "手続き\t停止していた時間\t場所", "業務｜障害の時間帯｜備考"]
)
def test_the_lines_of_a_table_of_times_are_those_of_the_failure(card, above):
    text = (
        f"窓口端末の不具合について\n6月9日\n{above}\n"
        "・6日　午前9時35分～11時10分\n・7日　8時50分～9時25分\n※他の窓口は通常どおりです。"
    )
    found = card(text, "2024-06-09")
    assert (found.started, found.ended) == ("2024-06-06T09:35", "2024-06-07T09:25")


NEWEST_FIRST = (
    "【第3報】図書館の端末の不具合について\n"
    "（第3報）6月8日　16時10分\n15時35分、不具合は解消しました。\n"
    "（第2報）6月8日　11時30分\n予約を除いて、10時55分に復旧しました。予約の再開の時期はまだ決まっていません。\n"
    "（第1報）6月7日　19時05分\n本日17時40分ごろから端末が使えません。原因を調べています。"
)


def test_reports_below_the_newest_are_history(card):
    found = card(NEWEST_FIRST, "2024-06-08")
    assert (found.started, found.ended, found.status) == ("2024-06-07T17:40", "2024-06-08T15:35", "復旧")
    assert (found.partial_recovery, found.announced) == ("2024-06-08T10:55", "2024-06-07T19:05")


@pytest.mark.parametrize(
    "below",
    [
        "【午前9時40分の記事】\n端末が使えなくなっています。復旧の見通しは立っていません。",
        "≪参考：第1報≫\n端末が使えない事象が発生しています。復旧の時期は確認中です。",
        "―――以下は障害が起きていたときの掲載内容です―――\n端末が使えません。原因は調査中です。",
    ],
)
def test_what_is_kept_below_tells_how_it_was(card, below):
    text = f"市の窓口端末に障害\n7日午前9時から端末が使えなくなっていましたが、午前10時55分に再開しました。\n{below}"
    found = card(text, "2024-06-07")
    assert (found.ended, found.status) == ("2024-06-07T10:55", "復旧")


def test_a_report_above_that_of_the_day_before_may_be_of_a_later_day_than_the_page(card):
    text = (
        "予約システムの不具合について（第2報）\n公開日：2024年6月7日\n"
        "■第2報（6月9日　9時00分）\n本日8時30分に全ての機能が復旧しました。\n"
        "■第1報（6月7日　11時20分）\n本日10時40分頃から予約システムがつながらない状態です。"
    )
    found = card(text, "2024-06-07")
    assert (found.started, found.ended) == ("2024-06-07T10:40", "2024-06-09T08:30")


def test_the_hours_of_a_meeting_date_no_failure(card):
    text = (
        "市長定例会見録\n日時　令和6年6月10日（月）13時30分～14時10分\n場所　市役所本館\n"
        "市長　今月7日の22時05分に防災無線の放送の操作をいたしましたが、屋外の拡声器が鳴りませんでした。"
        "元に戻りましたのは8日の5時20分です。"
    )
    found = card(text, "2024-06-10")
    assert (found.started, found.ended) == ("2024-06-07T22:05", "2024-06-08T05:20")


def test_the_day_that_a_headline_bears_dates_no_failure(card):
    text = "2024-06-09 市の窓口端末が不通\n障害が続く市の端末で、部品が傷んでいたことが分かりました。"
    assert card(text, "2024-06-09").started is None


def test_the_newest_day_of_the_page_dates_what_is_told_of_the_first_report(card):
    text = (
        "戸籍の証明書を交付できません\n【法務省からの連絡】\n"
        "「６月７日午前８時４５分頃から、本システムの応答が遅れる事象が発生しています。次回は本日１５時に状況をお伝えする予定です。」\n"
        "【午後4時10分　追記】\n15時30分にシステムが回復した旨、連絡がありました。"
    )
    found = card(text, "2024-06-07")
    assert (found.started, found.ended) == ("2024-06-07T08:45", "2024-06-07T15:30")


def test_a_list_of_many_items_is_read_in_time_that_grows_with_it(card):
    def seconds(items):
        text = "窓口端末に障害\n7日に端末が止まった。\n●復旧日時\n" + "・①\n" * items
        start = time.process_time()
        card(text, "2024-06-09")
        return time.process_time() - start

    seconds(100)
    assert seconds(8000) < 12 * seconds(2000)


def test_a_page_that_tells_the_newest_first_stands_as_its_head_says(card):
    told = (
        "【6月7日更新】\n本日午前10時に、すべての業務が通常どおり行えるようになりました。\n"
        "【6月6日更新】\n住民票の写しは発行できるようになりました。税の証明書は引き続き発行できません。\n"
        "【6月5日】\n本日8時30分から、住民情報システムの障害により、証明書を発行できない状態です。復旧の見込みは立っていません。"
    )
    found = card(f"窓口業務の停止について\n{told}", "2024-06-07", kind="notice")
    assert (found.started, found.ended, found.status) == ("2024-06-05T08:30", "2024-06-07T10:00", "復旧")


def test_a_heading_tells_what_the_date_below_it_is_the_date_of(card):
    told = "■障害発生日時\n令和6年6月4日（火曜日）11時 ～ 6日（木曜日）11時30分\n■影響\nメールを送れませんでした。"
    found = card(f"メールの障害について\n{told}", "2024-06-07", kind="notice")
    assert (found.started, found.ended) == ("2024-06-04T11:00", "2024-06-06T11:30")


def test_failures_below_the_last_one_are_of_the_days_before(card):
    told = (
        "6月7日の15時30分頃より、当サイトの閲覧に障害が生じておりました。\n復旧日時：6月7日 16時40分\n"
        "5月28日の17時頃より、当サイトの閲覧に障害が生じておりました。\n復旧日時：5月28日 21時10分\n"
        "5月20日に発生した障害の影響で、一部の情報の公開を見合わせています。"
    )
    found = card(f"市のホームページの障害について\n{told}", "2024-06-07", kind="notice")
    assert (found.started, found.ended) == ("2024-06-07T15:30", "2024-06-07T16:40")
