"""What a page tells of its outage beside other notices, posts of other days, tests, plans and cells of a table."""

import pytest

_HEAD = "電子入札システムの障害について\n"


def test_a_list_of_other_notices_tells_nothing_of_it(card):
    told = (
        "本日9時から、電子入札システムにログインできません。16時20分に復旧しました。\n"
        "〈過去のお知らせ〉\n2024年4月13日　サーバーの入れ替え（終日停止）\n"
    )
    found = card(_HEAD + told, "2024-06-10", kind="notice")
    assert (found.started, found.ended, found.status) == ("2024-06-10T09:00", "2024-06-10T16:20", "復旧")


def test_the_date_of_another_notice_is_not_when_this_one_was_told(card):
    told = "電子入札システムの障害は、10日10時に復旧しました。\n過去の障害\n2024年5月1日 9時00分 第1報\n2024年5月1日\n"
    assert card(_HEAD + told, "2024-06-10", kind="notice").announced != "2024-05-01"


def test_what_was_posted_before_is_of_its_own_day(card):
    told = (
        "最終更新　令和6年6月11日9時\n11日は8時30分から全ての業務を平常どおり行っています。\n（以下、10日掲載）\n"
        "本日、免許証を作るシステムの障害のため、即日の交付を休止しています。"
        "免許証は6月20日以降に郵送します。\n"
        "・8時45分　業務開始時に写真の取込みができないことを確認\n"
        "・14時10分　復旧するも安定せず、受付の再開は見合わせ\n"
    )
    found = card("免許証の交付について\n" + told, None, kind="notice")
    assert (found.started, found.ended) == ("2024-06-10T08:45", "2024-06-11T08:30")
    assert found.status == "復旧"


def test_a_reception_that_was_closed_for_a_time_is_no_hour_of_service(card):
    told = (
        "市選管は10日、16日投開票の村議選の期日前投票所で同日、照合の端末が使えなくなったと発表した。"
        "午前9時20分から同50分まで受け付けを止め、31人を待たせた。"
    )
    found = card("期日前投票、一時止まる\n" + told, "2024-06-11", kind="news")
    assert (found.started, found.ended) == ("2024-06-10T09:20", "2024-06-10T09:50")


@pytest.mark.parametrize("heard", ["放送が流れなかった", "屋外のスピーカーが鳴らなかった"])
def test_what_was_not_heard_in_a_test_failed_at_its_hour(card, heard):
    told = f"5日午前11時、Jアラートの一斉伝達試験を行った。県内では2町で{heard}。機器に不具合があったとみている。"
    found = card("Jアラート試験　2町で流れず\n" + told, "2024-06-06", kind="news")
    assert found.started == "2024-06-05T11:00"


def test_a_test_that_found_nothing_noticed_nothing(card):
    told = "窓口の端末の応答が10日午前8時半から極端に遅くなった。8日夕方の試験では異状は見当たらなかった。"
    assert card("端末が遅延\n" + told, "2024-06-10", kind="news").started == "2024-06-10T08:30"


def test_an_hour_told_by_the_minute_is_better_than_before_noon(card):
    told = (
        "資格確認のシステムで9日朝、障害が発生した。正午前に復旧した。"
        "午前8時40分から応答に時間がかかり、午前11時45分ごろに正常に戻ったことを確認した。"
    )
    assert card("保険証の確認できず\n" + told, "2024-06-09", kind="news").ended == "2024-06-09T11:45"


def test_a_report_bears_its_date_as_a_notice_does(card):
    told = "発生　6月1日（土）14時08分\n復旧　15時45分\n原因　回線の装置の故障\n（令和6年6月5日 11時00分 提供）"
    assert card("期日前投票システムの停止について\n" + told, None, kind="report").announced == "2024-06-05T11:00"


def test_hours_below_a_plan_are_of_the_plan(card):
    told = (
        "6月22日にサーバーの入れ替えを行います。\n9時00分　予約の受付停止\n13時00分　全サービス停止\n17時00分　再開予定"
    )
    assert card("予約システムの更新について\n" + told, "2024-06-10", kind="notice") is None


def test_what_is_added_below_links_to_other_pages_is_of_it(card):
    told = "本日8時30分から、システムに障害が発生しています。\n関連リンク\n県のホームページ\n追記　11時に復旧しました。"
    assert card(_HEAD + told, "2024-06-10", kind="notice").ended == "2024-06-10T11:00"


def test_the_day_that_says_which_election_is_the_day_it_failed(card):
    told = "市選管は10日、9日投開票の市長選で、午前7時から投票所の端末が使えなかったと発表した。午前8時に復旧した。"
    found = card("投票所の端末使えず\n" + told, "2024-06-10", kind="news")
    assert (found.started, found.ended) == ("2024-06-09T07:00", "2024-06-09T08:00")
