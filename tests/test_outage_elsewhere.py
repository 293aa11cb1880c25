"""What is told beside a failure: earlier ones of others, a stop that is none, what is back only in part."""

import pytest

FAILED = "県立高校の出願サイトで20日午後3時ごろから、通知メールが届かない不具合が起きている。原因を調べている。"


def test_what_failed_before_in_another_prefecture(card):
    found = card(
        f"{FAILED}\n同様の不具合は昨年1月、神奈川県でも起き、解消まで10日かかった。", "2025-01-22", kind="news"
    )
    assert (found.started, found.status) == ("2025-01-20T15:00", "調査中")
    found = card(
        "岐阜県の6市町で5月10日未明、税務システムが止まった。\n"
        "3年前には福井県内で、6年前には東北の町で似た事態が起きている。",
        "2021-07-14",
        kind="news",
    )
    assert found.scope == "複数自治体"


@pytest.mark.parametrize(
    "text",
    [
        "昨年から24時間いつでも予約できる施設予約システムで10日9時に障害が発生した。正午に復旧した。",
        "昨年更新したばかりの市役所でも10日午前9時、システム障害が起きて証明書を出せなくなった。",
    ],
)
def test_what_was_new_last_year_fails_now(card, text):
    assert card(text, "2025-06-10", kind="news").started == "2025-06-10T09:00"


def test_an_announced_stop_beside_it_widens_nothing(card):
    text = (
        "久留米市で13日朝、コンビニでの証明書の交付が止まり、午後2時25分に全面的に戻った。\n"
        "大牟田、筑後の両市でも同日使えない時間があったが、作業による休止で、障害ではない。"
    )
    assert card(text, "2025-05-14", kind="news").scope == "単独自治体"


def test_clubs_that_applied_are_no_towns(card):
    text = "三豊市の施設予約システムで不具合があり、抽選に申し込んだ410の団体のうち27件で当選が重なった。"
    assert card(text, "2020-10-08", kind="news").scope == "単独自治体"


def test_a_headline_that_stops_for_a_time_says_no_end(card):
    text = "電子証明書の更新が一時停止\n6日午前9時40分から更新できなくなった。機構は「原因は調査中」としている。"
    assert card(text, "2021-09-06", kind="news").status == "調査中"


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("8市町のシステムの障害は8日、一部業務を除いて回復した。鳥羽市では7日に発行が元通りになった。", None),
        (
            "戸籍の障害で18日夕方から証明書を発行できなくなった。20日の正午に発行できるようになった。"
            "しかし古いものは22日も発行できていません。",
            None,
        ),
        (
            "【追記：9月5日午後1時10分　交付は午後0時25分ごろに復旧したと発表しました。"
            "職員向けの仕組みには影響が残るとしています】\n9月5日9時から障害が発生している。",
            None,
        ),
        (
            "今治市　2時間半後に回復\nシステムが12日8時35分ごろから動かず、住民票を出せなくなった。"
            "同11時10分に回復した。",
            "2018-02-12T11:10",
        ),
    ],
)
def test_what_is_back_in_part_does_not_end_it(card, text, ended):
    published = "2018-02-12" if ended else "2018-02-22"
    found = card(text, published, kind="news")
    assert (found.ended, found.status) == (ended, "復旧" if ended else "一部復旧")


def test_who_told_that_it_is_back_told_it_later(card):
    text = (
        "6月10日9時から11時40分頃まで、証明書を発行できませんでした。\n11時55分に、法務省から復旧の通知がありました。"
    )
    assert card(text, "2025-06-10", kind="notice").ended == "2025-06-10T11:40"


def test_the_hour_that_a_site_told_it(card):
    text = "1日午前8時30分から申請の処理が滞った。同省がホームページで不具合を知らせたのは午前10時過ぎ。"
    assert card(text, "2022-04-01", kind="news").announced == "2022-04-01T10:00"
