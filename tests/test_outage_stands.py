"""How it stands in turns that notices and news use: what is back, what is not, and from when to when."""

import pytest

from nlp.language import load
from nlp.reading import read_one
from records import Text

DAY = "2026-05-10"


@pytest.mark.parametrize(
    ("text", "status", "started", "ended"),
    [
        (
            "9日16時30分頃、名簿の端末が落雷で止まりました。およそ1時間半後に復旧しています。",
            "復旧",
            "2026-05-09T16:30",
            "2026-05-09T18:00",
        ),
        (
            "9日午前8時15分から7分の間、町から119番がつながらない状態になりました。消防本部は装置が切り替わらなかった訳を調べています。",
            "復旧",
            "2026-05-09T08:15",
            "2026-05-09T08:22",
        ),
        (
            "県内の20町で9日に住民票を出せなくなったトラブルは、10日までに解消した。町では税の証明書も止まり、県では電子入札が使えなくなった。",
            "復旧",
            "2026-05-09",
            "2026-05-10",
        ),
        (
            "8日、期日前投票所で入場券のバーコードを読み取れなかった。9日からは正しく動いている。",
            "復旧",
            "2026-05-08",
            "2026-05-09",
        ),
        (
            "9日昼の落雷の直後からつながらなくなった消防の119番回線が、10日午前4時5分にすべて戻った。\n(写真)元に戻った指令室=10日午後1時ごろ",
            "復旧",
            "2026-05-09",
            "2026-05-10T04:05",
        ),
        (
            "登記のシステムで不具合が起きた。9日午前8時30分から午後3時ごろまで、申請の処理が途中で止まったままになった。",
            "復旧",
            "2026-05-09T08:30",
            "2026-05-09T15:00",
        ),
        (
            "電子カルテのシステム障害の復旧\n市の電子カルテは9日から使えなかったが、本日午前6時40分にすべての機能が回復しました。午前8時30分の受付開始から平常どおり診療しています。",
            "復旧",
            "2026-05-09",
            "2026-05-10T06:40",
        ),
        (
            "8日午前9時29分から全国で電子証明書の更新ができない、あるいは極端に遅い状態になっている。",
            "発生中",
            "2026-05-08T09:29",
            None,
        ),
        (
            "9日午前、住民記録システムが止まった。午後4時現在も原因を突き止める作業が続いており、10日朝には動かしたい考え。",
            "調査中",
            "2026-05-09",
            None,
        ),
        (
            "6日午前5時10分から、県と全市町村で外部とのメールができなくなった。メールは午後8時までに使えるようになったが、"
            "全面的な復旧がいつになるかは分かっていない。",
            "一部復旧",
            "2026-05-06T05:10",
            None,
        ),
    ],
)
def test_how_it_stands_and_from_when_to_when(card, text, status, started, ended):
    found = card(text, published=DAY)
    assert (found.status, found.started, found.ended) == (status, started, ended)


def test_a_caption_and_who_was_served_end_nothing(card):
    text = (
        "戸籍システムに障害\n市役所では9日午前9時から戸籍の通信が途切れ、"
        "午後2時半までに約30人に応じたものの、待ち時間が3時間に達した。"
    )
    assert card(text, published=DAY).ended is None


def test_work_of_a_cause_hides_no_end(card):
    text = "9日午前7時50分ごろ、免許のシステムに障害が起きた。午前11時5分ごろに復旧した。国のものへの移行が続いている。"
    assert card(text, published=DAY).ended == "2026-05-09T11:05"


@pytest.mark.parametrize(
    ("told", "cause"),
    [
        (
            "14日から15日の障害は申告データの処理に大きな負荷がかかったためだと説明した。",
            "申告データの処理に大きな負荷がかかった",
        ),
        ("証明書発行システムが電源設備の異常で凍結したという。", "電源設備の異常"),
        ("県は、ネットワークのどこかに問題が起きたとみて調べている。", "ネットワークのどこかに問題が起きた"),
        ("データを保管する装置の故障で、技術者が部品の交換を進めている。", "データを保管する装置の故障"),
        ("原因は確かめているところです。", None),
    ],
)
def test_a_cause_is_the_phrase_that_names_it(card, told, cause):
    found = card(f"住基ネットに障害\n3月14日、全国で住基ネットがつながりにくくなった。{told}", published="2024-03-18")
    assert found.cause == cause


def test_an_end_of_which_nothing_is_claimed_is_claimed():
    text = "10日午前9時、証明書が出せなくなった。午前11時20分ごろに動き始めた。"
    reading, _ = read_one(load(), Text("t", text, published="2022-03-10"))
    assert [(one.state, one.to) for one in reading.claims][-1] == ("復旧", "2022-03-10T11:20")


@pytest.mark.parametrize(
    ("told", "surfaces"),
    [
        ("問い合わせてきた市区町村は合わせて約280に上る。", ["約280"]),
        ("県内25市町すべてに尋ねたところ、23市町で動かなかった。", ["23市町"]),
        ("128人に影響した。訪れる人は1日約200人という。今後は2人以上で点検する。", ["128人"]),
    ],
)
def test_a_number_is_of_what_was_struck(card, told, surfaces):
    found = card(f"カード管理システムの障害\n10日、証明書を出せなくなった。{told}", published="2022-03-10")
    assert [one.surface for one in found.counts] == surfaces


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("9日朝、システムで障害が発生し証明書が発行できなくなった。市は原因を調べている。", "調査中"),
        ("システム障害が発生し、電子申請が利用できなくなっております。", "発生中"),
        ("9日からシステムに障害が起きている。1台を再起動してから正常に動かず、復旧のめどは立っていない。", "調査中"),
        ("【解決済み】過去の障害一覧\n現在発生中の障害：電子申請が利用できません。", "発生中"),
        ("9日午後3時に職員は手作業に戻りました。証明書発行システムの障害は続いています。", "発生中"),
    ],
)
def test_what_only_sounds_like_an_end_is_none(card, text, status):
    assert card(f"証明書のシステム障害\n{text}", published=DAY).status == status


def test_rows_with_signs_of_equality_tell_start_and_end(card):
    found = card("電子申請のシステム障害\n発生＝5月9日9時\n復旧＝5月9日15時", published=DAY)
    assert (found.started, found.ended) == ("2026-05-09T09:00", "2026-05-09T15:00")


def test_an_addition_that_tells_the_end_ends_it(card):
    text = "電子申請の障害について（5月9日9時発生）\n【5月9日15時追記】復旧しました。\n申請を送信できない状態です。"
    assert card(text, published=DAY).ended == "2026-05-09T15:00"
