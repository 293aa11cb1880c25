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


@pytest.mark.parametrize(
    "text",
    [
        "電子証明書また発行できず　6日に続き障害\n電子証明書の発行が9日午後1時5分ごろからできなくなった。",
        "電子証明書の発行が9日、6日に続いて障害で一時できなくなった。止まったのは午後1時5分からという。",
        "施設予約が9日午後1時5分に止まった。3日には抽選の申し込みができない不具合があったばかり。",
        "抽選の誤りが9日午後1時5分に起きた。3日にサーバーが止まった際の作業で設定が失われたという。",
    ],
)
def test_what_it_follows_is_another_failure(card, text):
    assert card(text, "2026-02-10", kind="news").started == "2026-02-09T13:05"


def test_what_closes_for_the_day_goes_on(card):
    text = (
        "市は16日、午前8時半から午後5時の閉庁まで証明書を発行できなかったと発表した。"
        "午後8時現在、貸し出しを除いて障害は続いているという。\n"
        "機器が点検の後に正常な状態に戻らなかったとみられる。"
    )
    found = card(text, "2026-10-16", kind="news")
    assert (found.ended, found.status) == (None, "一部復旧")


def test_what_is_possible_again_beside_what_is_put_off_is_a_part(card):
    text = (
        "29日9時15分頃から、電子証明書の発行ができない事象が発生しました。\n"
        "30日13時20分　電子証明書の発行が可能となったことを確認\n"
        "暗証番号の初期化は、引き続き受付を控えています。詳細は調査中です。"
    )
    found = card(text, "2026-03-30", kind="notice")
    assert (found.partial_recovery, found.ended, found.status) == ("2026-03-30T13:20", None, "一部復旧")


def test_what_the_nation_had_beside_it_widens_nothing(card):
    text = (
        "碧南市のコンビニ交付止まる\n碧南市は14日、証明書をコンビニで取れなくなったと発表した。\n"
        "14日は全国でもカードの手続きができなくなる障害があったが、市は「無関係」と話す。"
    )
    assert card(text, "2026-06-15", kind="news").scope == "単独自治体"


def test_work_that_is_announced_at_the_end_is_not_the_news(card):
    text = (
        "広域交付の再開について\n昨日から全国的に停止していた戸籍証明書の広域交付は、復旧しました。\n"
        "本市では8日10時15分から受付を再開しています。\n"
        "また、25日は市のシステムの定期点検のため、終日、戸籍の証明書を発行できません。"
    )
    found = card(text, "2026-05-08", kind="notice")
    assert (found.started, found.ended) == ("2026-05-07", "2026-05-08T10:15")


@pytest.mark.parametrize(
    "text",
    [
        "体育館に電子錠　10月から3カ所で\n三原市は10月から体育館に電子錠を入れる。"
        "春に障害の起きた予約システムと連動させるという。",
        "年度末のオンライン申請についてのお願い\n昨年の年度末には障害によりご迷惑をおかけしました。"
        "本年は処理能力を増強しています。",
        "共同利用への参加を見送ります\n町は住民情報システムの共同利用への参加を検討してきましたが、見送ります。"
        "3町で続いた障害も踏まえ、費用を比べた結果です。",
    ],
)
def test_a_failure_long_ago_is_no_news(card, text):
    assert card(text, "2026-09-18", kind="notice") is None


def test_a_headline_of_recovery_tells_of_a_failure(card):
    text = "住民情報システムの復旧について（最終報）\n1月7日17時をもって、すべての手続きが行えるようになりました。"
    assert card(text, "2026-01-07", kind="notice").ended == "2026-01-07T17:00"


def test_what_failed_the_day_before_lasted_then(card):
    text = (
        "法務省は3日、広域交付が同日午前9時20分から使えないと発表した。前日にも同様の障害があり、午後3時ごろに解消していた。\n"
        "2日は午前10時ごろから約5時間続いた。3日正午時点で復旧のめどは立っていない。"
    )
    found = card(text, "2026-09-03", kind="news")
    assert (found.started, found.ended) == ("2026-09-03T09:20", None)


def test_a_headline_that_some_of_it_is_back(card):
    text = (
        "図書館システムの障害（一部サービスを再開しました）\n11日から使えなくなっていましたが、本日12日13時より貸出を再開しました。\n"
        "予約は16日の再開をめざして作業中です。"
    )
    assert card(text, "2026-10-12", kind="notice").status == "一部復旧"


def test_the_rest_is_back_too(card):
    text = (
        "1日午前8時半から証明書を発行できなかった。所得証明は午前11時、残りも午後1時40分までに発行できるようになった。"
    )
    assert card(text, "2026-05-02", kind="news").ended == "2026-05-01T13:40"


def test_a_towns_address_tells_whose_it_is(card):
    text = (
        "コンビニ交付サービスの停止について（復旧しました）\n"
        "14日17時45分頃から、全国のコンビニエンスストアで、五所川原市の証明書を取得できない状態でした。\n"
        "15日9時20分に再開しました。\nお問い合わせ\n市民課　〒037-8686 五所川原市字布屋町"
    )
    assert card(text, "2026-11-15", kind="notice").scope == "単独自治体"


def test_a_number_that_counts_some_twice(card):
    text = "システムの障害で10日9時から証明書を出せず、延べ486人に影響が出た。"
    assert [one.surface for one in card(text, "2026-06-10", kind="news").counts] == ["延べ486人"]
