"""What runs beside what failed, hopes, relapses, work before it, posts and signatures: what they tell of an outage."""

import pytest

from nlp.language import load
from nlp.reading import read_one
from records import Text

_HEAD = "市の証明書のシステムに障害\n6月7日午前9時、市のシステムに障害が発生し、住民票の写しを発行できなくなった。"


@pytest.mark.parametrize(
    ("told", "status", "ended"),
    [
        ("国のe-Taxは通常通り動いている。", "発生中", None),
        ("市は「夕方までにはすべて元に戻したい」としている。", "発生中", None),
        ("14時に窓口での交付を再開した。電子申請の解消は明日以降となる見込み。", "一部復旧", None),
        ("13時頃にいったん持ち直したものの、14時15分に再び悪化した。", "発生中", None),
        ("住民票は13時に窓口で出せるようになったが、国保の手続きは申請書を預かるだけの対応が続く。", "一部復旧", None),
        ("13時に復旧した。停止中に窓口を訪れた人は53人だった。", "復旧", "2024-06-07T13:00"),
        ("13時に復旧した。なお、税の証明にも同じ時間帯に遅れが出ていた。", "復旧", "2024-06-07T13:00"),
        ("10時40分に一部で復旧を確認し、全面的な復旧は11時50分であった。", "復旧", "2024-06-07T11:50"),
        ("13時に再開した。6月7日付けで申請いただいたものは当日の受付とする。", "復旧", "2024-06-07T13:00"),
    ],
)
def test_how_it_stands(card, told, status, ended):
    found = card(_HEAD + told, "2024-06-07", kind="news")
    assert (found.status, found.ended) == (status, ended)


@pytest.mark.parametrize(
    ("told", "started"),
    [
        ("2日に新システムへ切り替えたばかりの市で、6日午前9時から住民票を発行できない。", "2024-06-06T09:00"),
        (
            "連休（6月1日から3日まで）にシステムを移行しましたが、4日、窓口を開けた午前8時30分に停止しました。",
            "2024-06-04T08:30",
        ),
        (
            "7日、国のシステムが再び遅くなり、9時から受け付けを見合わせた。システムは5月20日に稼働。"
            "初日は午後から使えなくなった。",
            "2024-06-07T09:00",
        ),
        ("2日午前6時から分電盤の作業をしたところ、同7時10分にサーバー室全体が停電した。", "2024-06-02T07:10"),
    ],
)
def test_work_and_failures_before_it_are_no_start(card, told, started):
    text = f"市の証明書のシステムに障害\n市のシステムに障害が発生し、住民票を発行できなくなった。{told}"
    assert card(text, "2024-06-08", kind="news").started == started


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("本市の住基ネットの機器に不具合\nできない手続：他市町村の住民票の写しの交付、電子証明書の更新", "単独自治体"),
        (
            "【復旧】コンビニ交付の不具合\n令和6年6月7日　産山村住民課\n9時から取得できませんでした。",
            "単独自治体",
        ),
        (
            "戸籍の広域交付が停止\n法務省の戸籍情報連携システムに障害が起き、広域交付が使えなくなった。"
            "東京都世田谷区は17人に証明書を渡せなかった。",
            "全国",
        ),
        ("延岡市の戸籍システムが停止した。同じ会社のシステムを使う都城市は正常に動いている。", "単独自治体"),
        (
            "尾道市で6月7日午前9時からカードを渡せなくなった。2月22日には全国で交付が止まった。",
            "単独自治体",
        ),
        (
            "藤枝市の住民情報システムに障害が発生しました。\nQ 焼津市や島田市でも起きていますか。\nA いいえ。",
            "単独自治体",
        ),
    ],
)
def test_how_far_it_reaches(card, text, scope):
    assert card(text, "2024-06-07").scope == scope


@pytest.mark.parametrize(
    ("text", "status", "ended"),
    [
        ("証明書の障害について\n2024/06/07 9:00 発行できない状態\n2024/06/07 13:00 復旧", "復旧", "2024-06-07T13:00"),
        (
            "電子申請などの障害について\n次のとおり停止しています。\n電子申請　／　14:15再開\n施設予約　／　停止中",
            "一部復旧",
            None,
        ),
        (
            "市の証明書システムに障害\n7日9時に障害が発生した。マイナポータルも同日夜に停止したが、8日にはすべて解消した。",
            "復旧",
            "2024-06-08",
        ),
        (
            "カード管理システムに障害\n7日9時、カード管理システムに障害が発生し、交付できない。"
            "マイナポータルも6日夜、ログインできなくなったが、7日未明には解消した。",
            "発生中",
            None,
        ),
        ("証明書のシステムに障害\n7日9時に障害が発生した。13時半から安定していない。", "発生中", None),
        ("証明書の障害について\n7日9時から障害が起きています。システムの再開は13日になります。", "発生中", None),
        ("証明書の障害\n7日9時に障害が起きた。現在は通常通り利用できるが、引き続き状況を監視している。", "復旧", None),
    ],
)
def test_one_part_and_another(card, text, status, ended):
    found = card(text, "2024-06-08")
    assert (found.status, found.ended) == (status, ended)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("証明書発行の再開\n22日の開庁から、すべての証明書の発行を再開しました。", "outage"),
        ("マイナンバーカードの夜間交付を再開しています\n6月の夜間窓口の日程をお知らせします。", "other"),
        ("パスポートの申請手続きの再開について\n新型コロナの影響で休止していた受付を再開します。", "other"),
        ("市職員の大量退職で窓口業務に支障が出ている\n市民課では住民票の交付に30分かかる。", "other"),
        (
            "SNS上の情報について\n「住民票のシステムが止まっている」との投稿が見られますが、そのような事実はありません。",
            "other",
        ),
    ],
)
def test_what_is_open_again_and_what_is_only_said(text, about):
    reading, _ = read_one(load(), Text("t", text, published="2024-06-22", kind="notice"))
    assert reading.relevance == about


def test_the_newest_of_stamped_posts_tells_how_it_stands(card):
    posts = (
        "申請システムにおける障害情報\n"
        "2024/06/07 20:05\nすべての機能をご利用いただけるようになりました。\n"
        "2024/06/07 15:10\n一部の手続きは14:45に再開しました。照会は引き続きご利用いただけません。\n"
        "2024/06/07 09:25\n本日9時頃より、申請できない事象が発生しています。"
    )
    found = card(posts, "2024-06-07")
    assert (found.started, found.ended, found.status) == ("2024-06-07T09:00", "2024-06-07T20:05", "復旧")
    assert found.announced == "2024-06-07T09:25"


def test_what_is_told_without_a_date_on_the_day_of_writing(card):
    text = "県内で更新できず\n県のシステムに障害が起きた7日、4市で免許証を更新できなくなった。県警が発表した。"
    assert card(text, "2024-06-07", kind="news").announced == "2024-06-07"
    assert card(text, "2024-06-20", kind="news").announced is None


@pytest.mark.parametrize(
    ("told", "cause"),
    [
        ("福山市によると、午前9時半から端末にエラーが表示されるようになった。", None),
        ("担当者は「中継サーバーに処理がたまったとみられる」と話した。", "中継サーバーに処理がたまった"),
        ("データベースの設定に問題があったとみて調べている。", "データベースの設定に問題があった"),
        ("原因はシステムの設定の誤りと聞いています。", "システムの設定の誤り"),
        ("4月の稼働の直後にもアクセスの集中で止まった。", None),
    ],
)
def test_why_it_failed(card, told, cause):
    assert card(_HEAD + told, "2024-06-07").cause == cause


def test_what_a_row_rests_on_has_its_whole_hour(card):
    text = "電子申請などの障害について\n次のとおり停止しています。\n電子申請　／　14:15再開\n施設予約　／　停止中"
    start, end = card(text, "2024-06-08").evidence["status"]
    assert text[start:end] == "14:15再開"
