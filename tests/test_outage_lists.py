"""Lists and rows of how each thing stands, posts added on top, lists of failures, and later words that overrule."""

import pytest


def test_rows_with_crosses_beside_rows_that_are_back(card):
    text = (
        "窓口の状況について\n6月6日の夕方から町の住民情報システムに不具合が起きています。\n"
        "本日午後1時過ぎに一部の業務を再開しました。\n業務／状況／備考\n"
        "住民票の写し／○　再開しました／20分ほどお待ちいただきます\n"
        "納税証明書／×　発行できません／郵送での申し込みを承ります"
    )
    found = card(text, "2024-06-07", kind="notice")
    assert (found.status, found.ended, found.partial_recovery) == ("一部復旧", None, "2024-06-07T13:00")


def test_additions_with_an_hour_of_their_own(card):
    text = (
        "【復旧しました】証明書の発行について\n【追記　6月7日　14時5分】\nコンビニ交付を再開しました。"
        "これですべての証明書を通常どおりお取りいただけます。\n"
        "【追記　11時20分】\n窓口での発行を再開しました。コンビニ交付は停止しています。\n\n"
        "（以下、9時10分掲載の内容）\n本日8時40分頃から、市のシステムの障害により証明書を発行できません。"
    )
    found = card(text, "2024-06-07", kind="notice")
    assert (found.started, found.ended, found.status) == ("2024-06-07T08:40", "2024-06-07T14:05", "復旧")


def test_an_older_notice_below_a_newer_one(card):
    text = (
        "予約システムの不具合について\n【6/8追記】\n6月7日 17時30分に復旧しました。"
        "現在は通常どおりご利用いただけます。\n―――――\n6月6日掲載\n\n"
        "6月6日 9時10分頃から、予約システムにつながらない状況となっています。原因は調査中です。"
    )
    found = card(text, "2024-06-08", kind="notice")
    assert (found.started, found.ended, found.status) == ("2024-06-06T09:10", "2024-06-07T17:30", "復旧")


def test_a_list_of_failures_tells_of_the_first(card):
    text = (
        "現在確認している不具合\n最終更新：2024年6月18日 17:00\n\n"
        "No.3【対応中】口座の登録で先に進めない\n　発生：6月17日20時10分ごろ～\n"
        "　状況：6月18日 11:30に登録は可能となりました。変更は引き続きご利用いただけません。\n"
        "No.2【解消】一部の市区町村を選べない\n　発生：6月9日8:00～同日13:15\n"
        "No.1【解消】記録を開くとエラーになる\n　発生：5月30日～6月2日\n\n解消した事象は1か月掲載します。"
    )
    found = card(text, "2024-06-18", kind="notice")
    assert (found.started, found.ended, found.status) == ("2024-06-17T20:10", None, "一部復旧")


def test_days_of_a_status_page_of_which_the_older_was_over(card):
    text = (
        "電子申請サービス　稼働状況\n● 2024/06/10 (月)\n"
        "19:40　解消　監視を終了しました。18時以降、新たなエラーは発生していません。\n"
        "10:15　調査中　送信時にエラーとなる事象を確認しました。\n（事象の発生は09:50頃と判明しました。）\n"
        "● 2024/06/03 (月)\n09:30　解消　検索の一部が表示されない事象（6月1日発生）を修正しました。"
    )
    assert card(text, "2024-06-10", kind="notice").started == "2024-06-10T09:50"


@pytest.mark.parametrize(
    ("told", "status", "ended"),
    [
        (
            "8日正午の時点でも2町の税のシステムが復旧していない。証明書は7日20時に16市町村すべてで再開した。",
            "一部復旧",
            None,
        ),
        ("たまった処理を順次解消し、7日11時20分に復旧しました。", "復旧", "2024-06-07T11:20"),
        ("システムは7日15時に復旧し、市は9日までだった申し込みの期限を12日に延ばした。", "復旧", "2024-06-07T15:00"),
        ("復旧の時期は未定です。6月5日及び6日に送信された申請は、正常に受け付けております。", "調査中", None),
        ("復旧の時期は未定です。\n（参考）5月22日にご案内した画面の不具合は、6月2日に解消しています。", "調査中", None),
    ],
)
def test_what_else_is_told_of_days(card, told, status, ended):
    head = (
        "証明書のシステムに障害\n7日午前9時、県内の市町村のシステムに障害が発生し、住民票の写しを発行できなくなった。"
    )
    found = card(head + told, "2024-06-08", kind="notice")
    assert (found.status, found.ended) == (status, ended)


def test_a_report_after_the_end_is_no_end(card):
    text = (
        "接続障害に関する報告\n6月7日に発生した接続障害について報告します。\n■経過\n日付｜時刻｜内容\n"
        "6/7（金）｜9:12｜応答に時間がかかり始める（障害の発生）\n〃｜17:05｜通常の応答時間に戻ったことを確認（復旧）\n"
        "6/8（土）｜10:00｜総務省に一次報告"
    )
    assert card(text, "2024-06-20", kind="notice").ended == "2024-06-07T17:05"


def test_who_is_well_and_who_booked_are_no_towns_struck(card):
    text = (
        "予約システムの不具合について\n6月7日9時から、小川市の予約システムで二重の予約が起きています。\n"
        "同じ日に2つの団体の予約が入ったものが14件あります。\n{}"
    )
    apart = "別のシステムを使用しており、通常どおりです。"
    found = card(
        text.format(f"三木市の図書館の予約は止まっています。小野市、加西市の図書館は{apart}"),
        "2024-06-07",
        kind="notice",
    )
    assert (found.scope, [one.what for one in found.counts]) == ("単独自治体", ["cases"])


def test_a_headline_that_says_what_still_fails(card):
    text = (
        "自治体の回線で障害　証明書の交付は再開　一部のシステムなお使えず\n"
        "5日午前7時半から回線がつながりにくくなった。交付は午後1時20分までにすべての自治体で再開した。\n"
        "在宅勤務のシステムは今も使えない状態が続いている。"
    )
    found = card(text, "2024-06-05", kind="news")
    assert (found.status, found.ended) == ("一部復旧", None)


def test_machines_that_broke_are_no_numbers(card):
    text = "7日9時、サーバーの1台が故障し、記憶装置2台のうち1台も止まった。"
    found = card(text + "5市で証明書を発行できず、端末300台が使えなかった。", "2024-06-07", kind="news")
    assert [(one.what, one.value) for one in found.counts] == [("municipalities", 5), ("devices", 300)]


def test_an_old_failure_told_below_a_byline(card):
    text = (
        "登記の申請が5時間止まる\n2022.06.30　全2480文字\n\n　法務省のシステムである。2022年4月18日、"
        "申請のデータが渡されない状態が利用開始の午前8時30分から午後1時25分ごろまで続いた。\n\n"
        "　正常なら数分で番号が表示されるが、この日は動かなかった。\n\n"
        "　法務省は午前9時5分に連絡を受け、異常を把握した。"
    )
    found = card(text, "2022-06-30", kind="news")
    assert (found.started, found.ended) == ("2022-04-18T08:30", "2022-04-18T13:25")


@pytest.mark.parametrize(
    ("text", "status", "ended"),
    [
        ("住民情報システムの障害の経過\n6月5日\n9:00 障害発生\n6月6日\n10:30 復旧", "復旧", "2024-06-06T10:30"),
        (
            "障害情報\n6月6日9時から証明書を発行できなくなりました。\n(1)【復旧済み】住民票\n(2)【復旧済み】印鑑証明\n"
            "6月6日15時にすべて復旧しました。",
            "復旧",
            "2024-06-06T15:00",
        ),
        (
            "基幹システム復旧、原因はまだ分からず\n6月5日午前9時に停止したシステムは、同日午後3時に全面復旧した。",
            "復旧",
            "2024-06-05T15:00",
        ),
        ("給付金システムの障害\n6月5日9時に停止した給付の審査処理を順次再開しています。", "一部復旧", None),
        (
            "戸籍の障害\n6月5日9時、システムが停止した。市は別のシステムを使って発行を続け、同日午後3時に復旧した。",
            "復旧",
            "2024-06-05T15:00",
        ),
        (
            "システム、全面復旧\n6月5日にすべての業務を再開しました。6月7日現在、原因は引き続き調査中で、特定できていません。",
            "復旧",
            "2024-06-05",
        ),
        (
            "障害の復旧について\n6月6日15時に障害は復旧しました。\n手続き ｜ 障害時 ｜ 現在\n転出届 ｜ × ｜ ○\n"
            "転入届 ｜ × ｜ 再開しました",
            "復旧",
            "2024-06-06T15:00",
        ),
    ],
)
def test_what_only_looks_like_a_list_of_others_or_like_a_part(card, text, status, ended):
    found = card(text, "2024-06-07", kind="notice")
    assert (found.status, found.ended) == (status, ended)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("県内の35団体の申し込みができなくなった。", 35),
        ("市役所の証明書自動発行装置2台が停止した。", 2),
        ("県庁のサーバー5台がウイルスに感染し停止した。", 5),
    ],
)
def test_what_stood_before_people_is_counted(card, text, value):
    found = card(f"システムの障害\n6月7日9時、{text}", "2024-06-07", kind="news")
    assert [one.value for one in found.counts] == [value]


def test_what_had_gone_on_at_the_latest_since_a_day_is_past(card):
    text = "住民情報システムの障害は、遅くとも12月20日ごろから発生していた可能性があると市は説明した。"
    assert card(text, "2024-06-07", kind="news").started == "2023-12-20"
