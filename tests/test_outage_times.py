"""When an outage of a short text of our own began and ended, and which of its dates are of something else."""

import pytest

from nlp.language import load
from nlp.reading import read_one
from records import Outage, Text


@pytest.fixture(scope="module")
def card():
    nlp = load()

    def read(text: str, published: str, **more: str) -> Outage:
        reading, _ = read_one(nlp, Text("t", text, published=published, **more))
        assert reading.outage is not None
        return reading.outage

    return read


@pytest.mark.parametrize(
    ("told", "started"),
    [
        ("市は5日、住民情報システムに障害が発生し、証明書を発行できなくなっていると発表した。", "2024-06-05"),
        ("5日午前7時50分ごろ、出勤した職員が端末の異常に気付いた。", "2024-06-05T07:50"),
        ("5日朝、職員が端末を起動したところ、画面が開けなくなっていた。", "2024-06-05"),
        ("3日から運用を始めた新しい窓口システムに不具合が見つかり、証明書を発行できない。", "2024-06-03"),
        ("5日に障害が発生し、市の窓口には問い合わせが相次いだ。", "2024-06-05"),
        ("5日午前10時、工事の重機が通信ケーブルを切断し、庁舎の端末が使えなくなった。", "2024-06-05T10:00"),
        ("5日13時に障害が判明した。調べると、10時には一部の端末がつながらなくなっていた。", "2024-06-05T10:00"),
        ("市民から連絡があったのは5日午前8時10分で、端末が使えなくなっていた。", "2024-06-05T08:10"),
        ("不具合が確認されたのは5日午前7時20分からの受け付け分だった。", "2024-06-05T07:20"),
        ("本日正午に再開する予定だった窓口システムは、切り替えの不具合でまだ使えません。", "2024-06-05T12:00"),
    ],
)
def test_what_began_when_is_told_in_many_ways(card, told, started):
    assert card(f"窓口システムに障害\n{told}", "2024-06-05").started == started


@pytest.mark.parametrize(
    "told",
    [
        "3日に行った機器の交換の際、設定を誤っていた。",
        "市は前月20日に端末を入れ替えたばかりで、2日夜に設定の変更を終えていた。",
        "運用を始めた1日の受け付けに影響はなかった。",
        "納期限は10日まで猶予する。",
        "今回の障害は、1日の障害への対策で入れた監視プログラムが原因だった。",
        "市は5日にホームページで知らせた。",
        "2日に委託先が設定を誤ったためという。",
        "3日に大雨警報が発表され、停電が心配されていた。",
        "3日朝から接続の試験を行っていた。",
        "10日には停止を想定した訓練も予定されている。",
        "1日から駅前の出張所でも転入の手続きができるようになっていた。",
        "1日の訓練でも停止はなかった。",
        "3日午後に確認したところ、停止してはいなかった。",
        "2日には図書館のシステムが止まったばかりだった。",
        "市は7月から、端末を増やして混雑に備えるとしている。",
        "手続きの遅れた約300件（6日までに解消）には通知を送る。",
    ],
)
def test_days_of_other_things_move_neither_start_nor_end(card, told):
    text = f"市の窓口システムに障害\n4日午前9時15分から窓口システムが停止し、同11時40分に復旧した。{told}"
    found = card(text, "2024-06-05")
    assert (found.started, found.ended) == ("2024-06-04T09:15", "2024-06-04T11:40")


@pytest.mark.parametrize(
    ("told", "ended"),
    [
        ("すべての窓口が正常に戻ったのは、3日後の7日だった。", "2024-06-07"),
        ("7日午前8時、通信障害は解消し、通常どおり受け付けている。", "2024-06-07T08:00"),
        ("市は7日、4日から続いていた不具合が同日午前8時に解消したと発表した。", "2024-06-07T08:00"),
        ("7日、4日から使えなかった端末が復旧した。", "2024-06-07"),
        ("7日午前8時、週明けの開庁から使えなかった端末が復旧した。", "2024-06-07T08:00"),
        ("最後に交付機が復帰したのは7日午前8時だった。", "2024-06-07T08:00"),
    ],
)
def test_what_ended_when_is_told_in_many_ways(card, told, ended):
    text = f"市の窓口システムに障害\n4日午前9時15分から窓口システムが停止した。{told}"
    assert card(text, "2024-06-07").ended == ended


@pytest.mark.parametrize(
    "told",
    [
        "午後3時現在、復旧したという発表はない。",
        "市は7日に全面復旧する計画を明らかにした。",
        "正常に動くようになったときに、市から連絡する。",
        "臨時の窓口は12日まで開く。",
        "市は端末を直し、6日午前9時に受け付けを再開する。",
        "再開時期は未定です。",
        "正午に再開した予約について設定の誤りが見つかり、再び停止した。",
        "正午に復旧した端末が再び使えなくなった。",
        "5日、支所の一部の窓口を除き、復旧した。",
        "証明書の発行は本日午後1時に再開したが、窓口の全面的な再開の時期は未定という。",
    ],
)
def test_what_is_hoped_for_has_not_ended(card, told):
    text = f"市の窓口システムに障害\n4日午前9時15分から窓口システムが停止し、手続きができない。{told}"
    found = card(text, "2024-06-04")
    assert found.ended is None
    assert found.status != "復旧"


def test_a_month_that_is_applied_for_is_no_time(card):
    told = "本日午前9時の7月分抽選の受付開始直後から、予約システムがつながりにくくなり、午後1時半に解消しました。"
    found = card(f"予約システムについて\n{told}", "2024-06-01", kind="notice")
    assert (found.started, found.ended) == ("2024-06-01T09:00", "2024-06-01T13:30")


def test_a_page_that_tells_the_newest_first_stands_as_its_head_says(card):
    told = (
        "【6月7日更新】\n本日午前10時に、すべての業務が通常どおり行えるようになりました。\n"
        "【6月6日更新】\n住民票の写しは発行できるようになりました。税の証明書は引き続き発行できません。\n"
        "【6月5日】\n本日8時30分から、住民情報システムの障害により、証明書を発行できない状態です。復旧の見込みは立っていません。"
    )
    found = card(f"窓口業務の停止について\n{told}", "2024-06-07", kind="notice")
    assert (found.started, found.ended, found.status) == ("2024-06-05T08:30", "2024-06-07T10:00", "復旧")


def test_below_the_course_of_events_stands_how_it_was(card):
    told = (
        "4日9時頃に発生した障害は復旧し、窓口は通常どおり業務を行っています。\n"
        "2 経過\n4日9時頃 障害発生\n4日10時 証明書を発行できない状態が続いている\n4日15時 復旧"
    )
    assert card(f"住民情報システムの障害について\n{told}", "2024-06-05", kind="notice").status == "復旧"


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("6日に窓口業務は復旧したものの庁内の障害は解消しておらず、7日も一部の業務が滞っている。", "一部復旧"),
        ("職員が復旧を急いだものの間に合わず、受け付けの開始が約20分遅れた。", "復旧"),
        (
            "6日未明に一度は復旧したが、同日午前の業務開始時に再び障害が発生し、端末が使えない状態が続いている。",
            "発生中",
        ),
    ],
)
def test_how_it_stood_is_told_by_the_last_of_it(card, told, status):
    assert (
        card(f"市役所で障害\n5日午前8時20分ごろ、市役所のシステムに障害が発生した。{told}", "2024-06-07").status
        == status
    )
