"""Records of meetings, inquiries and pages of updates in our own words: what they date, and how it stood."""

import pytest


@pytest.mark.parametrize(
    ("told", "ended"),
    [
        ("障害は同日午後4時35分に解消しました。8日は午前8時30分から平常どおり受け付けています。", "2024-06-07T16:35"),
        ("17時48分に正常な動作を確認しました。国の機関には18時05分に復旧の連絡を差し上げました。", "2024-06-07T17:48"),
        ("接続は午前10時40分ごろまでに2県とも戻りました。", "2024-06-07T10:40"),
        ("17時10分に元のプログラムに戻し、届くようになった。", "2024-06-07T17:10"),
        ("8日は午前9時の開館から、予約の受付を始めました。", "2024-06-08T09:00"),
        ("完全復旧　8日19時", "2024-06-08T19:00"),
        ("8日14時05分以降、滞留は見られないという。", "2024-06-08T14:05"),
        ("端末は8日昼に動くようになった。", "2024-06-08"),
        ("午前11時15分に元に戻りました。期日前投票は26日まで、午後8時まで行われています。", "2024-06-07T11:15"),
        ("復旧日時｜窓口の端末　8日7時10分", "2024-06-08T07:10"),
    ],
)
def test_it_ended_when_it_was_back_and_not_when_that_was_told(card, told, ended):
    found = card(f"市の窓口端末に障害\n7日午前8時50分から端末が使えなくなりました。\n{told}", "2024-06-09")
    assert (found.started, found.ended) == ("2024-06-07T08:50", ended)


def test_what_is_as_usual_since_an_hour_is_over(card):
    text = "カードの交付\n本日（6月7日）、カードの交付ができませんでした。\n午後4時から通常どおり受け付けています。"
    found = card(text, "2024-06-07")
    assert (found.ended, found.status) == ("2024-06-07T16:00", "復旧")


@pytest.mark.parametrize(
    ("told", "started"),
    [
        ("7日夜の落雷により放送ができません。\n停止した時刻　6月7日　21:14頃", "2024-06-07T21:14"),
        ("7日未明から障害が続く。監視装置が異常を知らせたのは午前3時12分だった。", "2024-06-07"),
        ("放送は7日午前11時に一斉に流れるはずだった。外の拡声器は鳴らなかった。", "2024-06-07T11:00"),
        ("7日午前11時に予定していた試験放送は、受信機の故障で流れませんでした。", "2024-06-07T11:00"),
        ("7日の閉館後にデータの入れ替え作業をしたところ、装置が壊れ、端末が動かなくなりました。", "2024-06-07"),
        ("移行作業が終わっていないため、7日の証明書の発行ができません。", "2024-06-07"),
        ("・6日23時50分　更新が遅れて開始\n・7日0時17分　処理が異常終了", "2024-06-07T00:17"),
        (
            "6日に端末を入れ替えた。7日8時20分、端末で応答がなくなった。端末は6日から電源を入れていた。",
            "2024-06-07T08:20",
        ),
    ],
)
def test_it_began_when_it_failed(card, told, started):
    assert card(f"市のシステムの障害について\n{told}", "2024-06-09").started == started


BY_THE_HOUR = (
    "登記の情報を見られない障害について\n令和6年6月7日 午後6時\n"
    "■午後6時\n午後5時25分に復旧いたしました。\n"
    "■午後2時30分\n引き続き、図面の請求ができない状況です。会社のものは午後1時から利用いただけるようになりました。\n"
    "■午前10時15分\n本日午前8時30分から、すべての請求ができません。復旧の見込みは立っておりません。"
)


def test_updates_headed_by_hours_are_history_below_the_newest(card):
    found = card(BY_THE_HOUR, "2024-06-07")
    assert (found.started, found.ended, found.status) == ("2024-06-07T08:30", "2024-06-07T17:25", "復旧")


def test_the_oldest_report_of_a_notice_announced_it(card):
    text = (
        "図書館の端末の不具合について\n更新日：2024年6月9日\n"
        "■6月9日（日）追記\n本日、予約を再開しました。\n"
        "■6月8日（土）\n7日の閉館後から端末が使えません。"
    )
    assert card(text, "2024-06-09", kind="notice").announced == "2024-06-08"


@pytest.mark.parametrize(
    ("told", "announced"),
    [
        ("市が報道機関に資料を提供したのは8日10時だった。", "2024-06-08T10:00"),
        ("県内の窓口で同じ状況と確かめ、報道機関に提供（10時30分）", "2024-06-07T10:30"),
        ("市のサイトには8日に載せている。", "2024-06-08"),
        ("お知らせを出しましたのは午前9時35分でございます。", "2024-06-07T09:35"),
    ],
)
def test_when_it_was_announced(card, told, announced):
    found = card(f"市の窓口端末に障害\n7日午前8時20分、端末が使えなくなった。{told}", "2024-06-12")
    assert found.announced == announced


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("※第1報の23局から4局が復旧しました。", "一部復旧"),
        ("復旧に当たりました職員は9名でございます。庁内全体では午後1時30分に復旧を確認しております。", "復旧"),
        ("役所では混乱が続く。", "発生中"),
    ],
)
def test_how_it_stood(card, told, status):
    assert (
        card(f"防災行政無線の障害について\n7日夜から親局と通信ができなくなりました。{told}", "2024-06-08").status
        == status
    )


def test_a_return_that_is_only_expected_ends_nothing(card):
    text = "端末の障害について\n7日午前9時から端末が使えません。再開は8日（土）9時以降を見込んでいます。"
    assert card(text, "2024-06-07").ended is None


def test_what_was_until_then_before_it_failed_ends_nothing(card):
    text = "戸籍の広域交付、停止続く\n7日午前8時40分からシステムに障害。3月上旬まで一部が休んでいた。"
    found = card(text, "2024-06-07")
    assert (found.ended, found.status) == (None, "発生中")
