"""What a page's form tells of how it stood: headlines, updates on top and below, tables, the course of events."""

import pytest


def test_what_the_headline_says_stands_above_what_was_written_before(card):
    after = "【復旧しました】戸籍の証明書について\n4日15時10分に復旧し、すべての手続きを再開しました。\n"
    before = "（4日10時）戸籍システムの障害により、現在、戸籍証明書を発行できません。復旧の見込みは立っていません。"
    found = card(after + before, published="2025-04-04", kind="notice")
    assert (found.status, found.ended) == ("復旧", "2025-04-04T15:10")


def test_rows_of_a_table_tell_that_some_of_it_is_back(card):
    rows = "業務: 住民票の写しの発行 | 状況: 再開（15時40分）\n業務: 戸籍証明書の発行 | 状況: 停止中"
    text = (
        f"窓口業務の停止について\n11月8日9時10分に発生したシステム障害の影響で、下記の業務を停止しております。\n{rows}"
    )
    assert card(text, published="2023-11-08", kind="notice").status == "一部復旧"


def test_what_is_added_on_top_stands_above_what_was_written_before(card):
    told = (
        "（6月6日追記）市によると、止まっていた窓口システムが6日、機能を回復した。\n"
        "市の窓口システムが5日午前7時に故障した。市は原因を調べている。復旧の見通しは立っていない。"
    )
    found = card(f"窓口システムが故障\n{told}", "2024-06-05")
    assert (found.started, found.ended, found.status) == ("2024-06-05T07:00", "2024-06-06", "復旧")


def test_what_is_added_below_tells_of_a_part(card):
    told = (
        "6月4日8時30分頃から、窓口システムに障害が発生し、次の手続きができません。\n電子証明書の更新\n"
        "【6月4日21時追記】マイナンバーカードの交付は、同日19時に復旧しました。"
    )
    found = card(told, "2024-06-05", kind="notice")
    assert (found.status, found.ended) == ("一部復旧", None)


def test_below_the_course_of_events_stands_how_it_was(card):
    told = (
        "4日9時頃に発生した障害は復旧し、窓口は通常どおり業務を行っています。\n"
        "2 経過\n4日9時頃 障害発生\n4日10時 証明書を発行できない状態が続いている\n4日15時 復旧"
    )
    assert card(f"住民情報システムの障害について\n{told}", "2024-06-05", kind="notice").status == "復旧"


def test_of_two_reports_of_one_day_the_upper_one_is_the_newer(card):
    newer = "6月9日 発表\n現在は、システムは復旧しています。\n"
    older = "6月9日 発表\n窓口システムが停止しており、復旧の見込みは立っていません。"
    assert card(f"窓口の停止について\n{newer}{older}", published="2024-06-09", kind="notice").status == "復旧"


def test_a_headline_that_says_it_is_over_stands_above_its_text(card):
    told = "(復旧)車検のシステムに障害\n9日朝から不具合が発生しており、処理が進みません。復旧の見込みは立っていません。"
    assert card(told, published="2024-06-09", kind="notice").status == "復旧"


def test_the_newest_of_updates_with_their_text_beside_them_counts(card):
    told = (
        "【6月9日 17:30 更新】証明書の発行は復旧しました\n【6月9日 13:00 更新】引き続き復旧作業を行っています。\n"
        "【6月9日 9:00 掲載】\n本日午前8時40分ごろから、証明書の発行ができない状態となっています。"
    )
    found = card(f"証明書の発行システムについて\n{told}", published="2024-06-09", kind="notice")
    assert (found.started, found.status) == ("2024-06-09T08:40", "復旧")


@pytest.mark.parametrize("row", ["項目: {} / 内容: {}", "| {} | {} |"])
def test_a_table_of_two_columns_is_read(card, row):
    cells = (("発生日時", "6月9日午前9時15分"), ("復旧日時", "6月9日午前11時40分"), ("原因", "ルーターの故障"))
    told = "\n".join(row.format(*one) for one in cells)
    found = card(f"税務システムに障害が発生\n{told}", published="2024-06-10", kind="notice")
    assert (found.started, found.ended, found.status) == ("2024-06-09T09:15", "2024-06-09T11:40", "復旧")
    assert found.cause == "ルーターの故障"


def test_a_headline_of_a_part_and_what_is_back_by_when(card):
    told = (
        "6月9日8時30分ごろから、証明書の発行ができない状況です。\nカードの交付は同日19時に復旧しました。\n調査中です。"
    )
    found = card(f"【一部復旧】管理システムの障害について\n{told}", published="2024-06-09", kind="notice")
    assert (found.status, found.partial_recovery, found.ended) == ("一部復旧", "2024-06-09T19:00", None)
