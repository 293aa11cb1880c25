"""What one document tells of: one failure or several, of which town, from when to when, and what is only background."""

import pytest

from settings import Settings
from tests.texts_linked import land, text
from tests.whole import ask

TEXTS = [
    text(
        "towns",
        "asahi",
        "news",
        "2024-07-31",
        "証明書の誤交付、2市で　開発会社が報告書",
        "証明書のコンビニ交付で別人の証明書が出た問題で、開発会社は31日、報告書を提出した。"
        "6月11日の静岡県三島市と7月9日の奈良県生駒市の誤交付は、同じ欠陥が原因だった。",
    ),
    text(
        "inspected",
        "lg:131211",
        "notice",
        "2024-08-05",
        "コンビニ交付サービスの停止と点検について",
        "他の自治体で証明書の誤交付が起きたことを受け、システムを点検します。\n"
        "停止日時：8月10日（土）6時30分から8月11日（日）23時まで",
    ),
    text(
        "moved",
        "lg:442038",
        "notice",
        "2026-03-16",
        "電子申請の休止日の変更について",
        "3月14日に予定していたぴったりサービスのメンテナンスは延期されました。\n"
        "停止日時：3月21日（土）午後9時から3月22日（日）午前7時まで",
    ),
    text(
        "conference",
        "digital",
        "notice",
        "2024-10-04",
        "大臣記者会見（令和6年10月4日）",
        "大臣の記者会見の要旨です。\n（令和6年10月4日（金）10時40分から10時47分まで　於：会見室）\n"
        "2日に起きたマイナポータルの障害について報告します。\n"
        "2日午前8時20分から午後6時45分まで、システムの障害で利用しづらい状態でした。",
    ),
    text(
        "weeks",
        "tokyo",
        "news",
        "2022-01-05",
        "町立病院、診療をすべて再開",
        "徳島県の町立みどり病院が4日、約2カ月ぶりに診療を再開した。電子カルテのシステムが使えなくなっていた。"
        "病院のサーバーは昨年11月3日、コンピューターウイルスに感染した。",
    ),
    text(
        "in parts",
        "lg:202037",
        "notice",
        "2025-06-03",
        "証明書の発行について",
        "6月3日午前9時5分から、住民情報システムの障害で戸籍証明書と住民票の発行ができません。\n"
        "戸籍証明書は正午に復旧しました。住民票は引き続き停止しています。\n"
        "【6月4日追記】6月4日午前9時20分にすべて復旧しました。",
    ),
    text(
        "later",
        "mainichi",
        "news",
        "2019-03-29",
        "図書館システムに障害　伊賀市",
        "三重県伊賀市で3月29日午前8時50分ごろ、図書館システムに障害が起き、貸し出しができなくなったが、"
        "約2時間20分後に復旧した。",
    ),
    text(
        "cause",
        "lg:372021",
        "notice",
        "2022-08-24",
        "住民情報システムの障害について",
        "8月22日午前8時から、住民情報システムの障害により証明書を発行できませんでした。8月23日15時に復旧しました。\n"
        "原因は、20日から21日に行ったサーバーの更新です。\n期限が22日だった手続きは、9月5日まで延長します。",
    ),
    text(
        "again",
        "jlis",
        "notice",
        "2017-07-14",
        "カード管理システムの障害について",
        "7月13日10時15分頃から11時50分頃まで、カード管理システムに障害が発生しました。"
        "14日も9時頃から再び障害が発生し、10時に復旧しました。",
    ),
    text(
        "etax",
        "etax",
        "notice",
        "2021-04-15",
        "接続障害について",
        "4月15日午前11時頃から、接続しにくい状態となっています。原因を調査しています。",
    ),
    text(
        "recap",
        "nikkei",
        "news",
        "2017-12-01",
        "窓口のデジタル化、人手の壁",
        "カード管理システムは7月13日に障害が起き、全国の窓口で交付が止まった。市町村の担当者は足りない。",
    ),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> Settings:
    return land(tmp_path_factory.mktemp("told"), [TEXTS])


def main(told: Settings, name: str) -> list[tuple[object, ...]]:
    return ask(
        told.warehouse,
        f"""select account.kind, started, ended, places from account join document using (document_id)
        where standing = 'main' and url like '%/{name}' order by started""",
    )


def test_certificates_issued_wrongly_are_an_incident_of_each_town(told) -> None:
    assert [(started, places) for _, started, _, places in main(told, "towns")] == [
        ("2024-06-11", ["lg:222062"]),
        ("2024-07-09", ["lg:292095"]),
    ]


def test_a_stop_for_inspection_is_its_own_event(told) -> None:
    assert main(told, "inspected")[0][:3] == ("planned_maintenance", "2024-08-10T06:30", "2024-08-11T23:00")


def test_work_that_moved_is_on_its_new_days(told) -> None:
    assert [row[1:3] for row in main(told, "moved")] == [("2026-03-21T21:00", "2026-03-22T07:00")]


def test_an_end_told_as_so_long_after_the_start(told) -> None:
    assert main(told, "later")[0][1:3] == ("2019-03-29T08:50", "2019-03-29T11:10")


def test_the_hour_of_a_press_conference_is_none_of_a_failure(told) -> None:
    assert [row[1:3] for row in main(told, "conference")] == [("2024-10-02T08:20", "2024-10-02T18:45")]


def test_what_is_back_after_so_long_began_so_long_ago(told) -> None:
    assert [row[1:3] for row in main(told, "weeks")] == [("2021-11-03", "2022-01-04")]


def test_what_is_back_in_part_is_not_over(told) -> None:
    assert [row[1:3] for row in main(told, "in parts")] == [("2025-06-03T09:05", "2025-06-04T09:20")]


def test_work_before_a_failure_and_deadlines_after_it_are_neither_its_start_nor_its_end(told) -> None:
    assert [row[1:3] for row in main(told, "cause")] == [("2022-08-22T08:00", "2022-08-23T15:00")]


def test_what_is_told_as_failing_again_is_two(told) -> None:
    assert [row[1] for row in main(told, "again")] == ["2017-07-13T10:15", "2017-07-14T09:00"]


def test_who_runs_a_system_need_not_name_it(told) -> None:
    assert ask(told.warehouse, "select systems from account where source = 'etax'") == [(["e-Tax"],)]


def test_what_lies_months_back_is_no_news(told) -> None:
    assert main(told, "recap") == []
    roles = ask(
        told.warehouse,
        "select role from incident_document join document using (document_id) where url like '%/recap'",
    )
    assert roles == [("context",)]
