"""Dates beside those of a failure that a short text of our own tells: of openings, counts, usual hours, other towns."""

import pytest


@pytest.mark.parametrize(
    ("told", "started"),
    [
        ("補助の申請は3日に始まった。窓口では7日からシステムが止まりがちになった。", "2024-06-07"),
        ("7日は、午後3時に受け付けを打ち切った。通常の午後5時15分までは開けられなかった。", "2024-06-07T15:00"),
        ("郵送は20日から始まる。障害は7日に発生した。", "2024-06-07"),
        ("9日時点で312件の問い合わせが届いている。障害は7日に発生した。", "2024-06-07"),
        ("先月下旬、ほかの市で障害が起きたのを受けて調べた。7日から閲覧できなくなっていた。", "2024-06-07"),
    ],
)
def test_what_is_told_beside_it_began_nothing(card, told, started):
    assert card(f"市の申請システムに障害\n{told}", "2024-06-11").started == started


@pytest.mark.parametrize(
    "told",
    [
        "5月26日から6月10日までに、日に1回の割合で送信が滞る障害が発生した。",
        "8、10日に窓口システムが停止し、手続きを取りやめた。",
        "4、5月に窓口システムが停止し、手続きを取りやめた。",
        "7日から窓口システムが停止している。市は13日以降の再開は改めて知らせる。",
    ],
)
def test_days_on_which_it_failed_do_not_tell_that_it_is_over(card, told):
    found = card(f"市の窓口システムに障害\n{told}", "2024-06-11")
    assert found.started
    assert found.ended is None


@pytest.mark.parametrize(
    ("told", "started", "ended"),
    [
        ("影響時間:6月8日(土)午前4時25分～6月9日(日)午前1時20分頃", "2024-06-08T04:25", "2024-06-09T01:20"),
        ("発生　6月8日9時15分／復旧　同日18時5分", "2024-06-08T09:15", "2024-06-08T18:05"),
        ("6月8日以降、送信が困難となる事象が発生しました（10日13時に解消）。", "2024-06-08", "2024-06-10T13:00"),
        (
            "8日9時すぎから申し込みが殺到し画面が重くなり、11時20分ごろから受け付けられない状態になった。",
            "2024-06-08T11:20",
            None,
        ),
        ("8日9時、停止した。1日の受付開始直後にもつながりづらくなり、回線を太くしていた。", "2024-06-08T09:00", None),
        ("8日午後2時、停止した。あすの昼には再開できると聞いたが、決まってはいない。", "2024-06-08T14:00", None),
        (
            "8日8時20分から13時10分まで、庁舎どうしで通信ができなくなった。正午に一部を再開した。",
            "2024-06-08T08:20",
            "2024-06-08T13:10",
        ),
        (
            "8日午前9時に停止した。復旧まで約3時間かかったという。原因は調査中だ。",
            "2024-06-08T09:00",
            "2024-06-08T12:00",
        ),
        ("8日午前9時に停止し、11時に復旧した。午後4時に再発、原因は調査中だ。", "2024-06-08T09:00", None),
        ("7～8日、貸し出しができない状態になった。8日も続いており、復旧時期は未定だ。", "2024-06-07", None),
    ],
)
def test_from_when_to_when(card, told, started, ended):
    found = card(f"市の窓口システムに障害\n{told}", "2024-06-11")
    assert (found.started, found.ended) == (started, ended)


def test_a_week_is_no_point_in_time(card):
    told = "先週以降、通知を開いても表示されないという連絡が寄せられている。"
    assert card(f"接触確認アプリに不具合\n{told}", "2024-06-11").started is None


def test_a_day_that_is_known_counts_for_more_than_one_that_is_not(card):
    told = "22日、市の窓口システムに障害が発生した。けさ復旧したという。23日午前5時10分に直し終え、復旧した。"
    found = card(f"市の窓口システム けさ復旧\n{told}", None)
    assert (found.started, found.ended) == ("XXXX-XX-22", "XXXX-XX-23T05:10")


def test_how_long_nothing_could_be_fetched_tells_the_end(card):
    told = "4日午後1時15分から約3時間、支所で写しが取れないトラブルがあった。"
    found = card(f"市の窓口システムに障害\n{told}", "2024-06-05")
    assert (found.ended, found.status) == ("2024-06-04T16:15", "復旧")


@pytest.mark.parametrize(
    ("told", "ended"),
    [
        ("昨年10月末、端末が感染し、使えなくなった。端末が復旧した1月4日まで、紙で応じた。", "XXXX-01-04"),
        ("15日午前8時、端末が使えなくなった。復旧まで約3時間かかった。", "XXXX-XX-15T11:00"),
        ("15日午後11時、端末が使えなくなった。復旧まで約3時間かかった。", "XXXX-XX-16T02:00"),
        ("3月10日午後11時、端末が使えなくなった。復旧まで約3時間かかった。", "XXXX-03-11T02:00"),
        ("28日午後11時、端末が使えなくなった。復旧まで約3時間かかった。", None),
    ],
)
def test_ends_on_a_page_without_a_date(card, told, ended):
    found = card(f"町立の病院の端末が使えず\n{told}", None)
    assert (found.ended, found.status) == (ended, "復旧")


def test_what_is_told_exactly_counts_for_more_than_what_is_told_about(card):
    told = "8日午前9時ごろ停止した。正午すぎに復旧した。\n停止は8日午前9時12分に起き、8日午前11時53分に復旧した。"
    found = card(f"市の窓口システムに障害\n{told}", "2024-06-09")
    assert (found.started, found.ended) == ("2024-06-08T09:12", "2024-06-08T11:53")


@pytest.mark.parametrize(
    ("told", "started", "ended"),
    [
        ("8日午前9時、停止した。20日までは、窓口システムの定期保守のため夜は使えない。", "2024-06-08T09:00", None),
        ("8日午後3時、窓口の端末に外部から不正アクセスがあり、書類のデータが暗号化された。", "2024-06-08T15:00", None),
        ("8日午前9時10分、窓口で写しの交付が行われていない。", "2024-06-08T09:10", None),
        ("7日午前9時に停止した。8日午前10時からは正常に印刷できていない端末もある。", "2024-06-07T09:00", None),
    ],
)
def test_what_was_kept_up_or_not_done(card, told, started, ended):
    found = card(f"市の窓口システムに障害\n{told}", "2024-06-11")
    assert (found.started, found.ended) == (started, ended)


def test_a_hospital_that_answers_by_night_is_not_still_at_a_failure(card):
    told = "8日午前9時に止まり、11時に復旧した。救急の外来は夜間対応中。"
    assert card(f"市立病院の電子カルテに障害\n{told}", "2024-06-11").status == "復旧"


@pytest.mark.parametrize(
    ("told", "started", "ended"),
    [
        ("県が8日に実施した防災無線の一斉訓練で、音声が流れないトラブルが3町であった。", "2024-06-08", None),
        ("8日午前9時、停止した。11時に受診予定だった男性は帰宅した。", "2024-06-08T09:00", None),
        (
            "8日午前9時に停止し、午後1時に復旧した。9日以降は通常の診療体制となる。",
            "2024-06-08T09:00",
            "2024-06-08T13:00",
        ),
    ],
)
def test_drills_visits_and_days_after_it(card, told, started, ended):
    found = card(f"市立病院の受け付けシステムに障害\n{told}", "2024-06-08")
    assert (found.started, found.ended) == (started, ended)
