"""Notices that tell the course of a failure, its cause and what was done: which of their dates are the outage's."""

import pytest

_HEAD = "住民情報システムの障害について\n令和4年9月5日\n"
_RANGE = "1 停止した日時\n令和4年9月4日(日)13時05分頃 から 9月5日(月)2時00分 まで\n"


def test_a_range_with_blanks_and_hours_below_it_that_were_told_with_their_day(card):
    course = "2 経過\n13時05分頃　電源断\n19時20分　電源回復。機器の起動を開始\n2時00分　全システムの復旧を確認"
    found = card(_HEAD + "窓口で証明書を発行できませんでした。\n" + _RANGE + course, "2022-09-05")
    assert (found.started, found.ended) == ("2022-09-04T13:05", "2022-09-05T02:00")


@pytest.mark.parametrize(
    "afterwards",
    [
        "その後、同日17時30分に故障した部品の交換を終え、2台の運転に戻しております。",
        "17時30分　各町へ通常の運用に戻す旨を連絡",
        "翌6日午前10時に改めて試験を行い、異常がないことを確認しました。",
    ],
)
def test_what_is_put_right_afterwards_ends_nothing(card, afterwards):
    told = "9月5日8時から住民情報システムを使えず、証明書を発行できませんでした。9時40分に影響は解消しました。\n"
    assert card(_HEAD + told + afterwards, "2022-09-07").ended == "2022-09-05T09:40"


def test_what_went_wrong_before_stands_under_its_cause(card):
    told = "9月5日7時50分頃、職員が住民情報システムに接続できないことを確認し、13時に復旧しました。\n"
    because = "2 原因\n・8月20日以降、バックアップの取得に失敗していた。\n3 再発防止策\n・9月9日に手順書を改めた。"
    found = card(_HEAD + "1 経過\n" + told + because, "2022-09-10")
    assert (found.started, found.ended) == ("2022-09-05T07:50", "2022-09-05T13:00")


def test_a_line_of_the_course_goes_on_behind_its_first_sentence(card):
    course = "経緯\n9月5日(月)\n8:30　業務開始と同時に遅延が発生。\n17:40　設定変更を完了。以後、遅延は発生していない。"
    found = card("証明書の発行で処理遅延（報告）\n" + course, "2022-09-20")
    assert (found.started, found.ended) == ("2022-09-05T08:30", "2022-09-05T17:40")


def test_hours_below_their_day_below_their_label(card):
    label = "1 停止していた時間\n令和4年9月5日(月曜日)\n開庁時(午前8時45分)から午後1時10分頃まで"
    found = card(_HEAD + "本日、証明書を発行できない時間帯がありました。現在は復旧しています。\n" + label, "2022-09-05")
    assert (found.started, found.ended) == ("2022-09-05T08:45", "2022-09-05T13:10")


@pytest.mark.parametrize(
    "aside",
    [
        "市では2月21日から日曜日（午前9時～正午）にも窓口を開いています。",
        "昨年11月下旬から簡易書留でお届けした通知カードは、保管期間を延長します。",
        "2月20日から土曜日にも臨時窓口を設けるなど、早くお渡しできるよう努めています。",
    ],
)
def test_windows_opened_and_letters_sent_begin_nothing(card, aside):
    told = "カード管理システムでは1月中旬以降、障害が繰り返し起きており、カードをお渡しできないことがあります。\n"
    assert card("マイナンバーカードの交付の遅れについて\n" + told + aside, "2016-03-10").started == "2016-01"


def test_the_range_in_which_what_was_sent_was_lost(card):
    lost = "9月4日9時40分頃から9月5日8時50分頃までに送信された申込137件が届いていませんでした。"
    found = card(_HEAD + f"電子申請サービスの不具合により、{lost}設定を直し、復旧しました。", "2022-09-05")
    assert (found.started, found.ended) == ("2022-09-04T09:40", "2022-09-05T08:50")


def test_an_end_told_as_how_long_until_then(card):
    told = "市役所で5日午前8時40分ごろ、サーバーが止まり、証明書を発行できなくなった。"
    until = "同10時20分ごろに復旧するまで約1時間40分にわたって受け付けが滞った。"
    found = card(told + until, "2022-09-06")
    assert (found.status, found.ended) == ("復旧", "2022-09-05T10:20")


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("職員は「再開してもしばらくは残業が続く」とこぼした。", "発生中"),
        ("元に戻りましたら、この場でお伝えします。", "発生中"),
        ("復旧の時期は決まっておりません。", "調査中"),
    ],
)
def test_what_is_not_back(card, told, status):
    assert card("5日から住民情報システムの障害で証明書を発行できません。" + told, "2022-09-06").status == status


def test_a_headline_that_tells_of_the_reopening_tells_of_all_of_it(card):
    text = (
        "免許手続の再開について\n運転者管理システムの障害で停止していた手続は、本日午後1時50分から順次再開しました。\n"
    )
    older = "本日午前8時頃からシステムが使用できない状態です。復旧の見込みは立っておりません。"
    found = card(f"{text}（以下は、午前9時15分に掲載した内容です。）\n{older}", "2022-09-05")
    assert (found.status, found.ended) == ("復旧", "2022-09-05T13:50")


def test_the_cause_stands_in_the_sentence_before(card):
    failed = "その結果、5日22時15分頃から翌6日2時30分頃まで閲覧できない状態となりました。"
    found = card(f"ホームページの障害\n確認のためのアクセスが市ホームページに集中しました。{failed}", "2022-09-06")
    assert "アクセスが市ホームページに集中" in found.cause
