"""What is back in part and what of it still waits; posts and rows; what was told of another time; causes."""

import pytest

_HEAD = "市の証明書のシステムに障害\n6月7日午前9時、市のシステムに障害が発生し、住民票の写しを発行できなくなった。"


@pytest.mark.parametrize(
    ("told", "status", "ended"),
    [
        ("照会のみを行う操作は、同日13時に復旧しています。登録は原因を調査中です。", "一部復旧", None),
        ("13時までに7市のうち5市で復旧しました。2市では手続きができない状態が続いています。", "一部復旧", None),
        ("13時に受け付けを再開しました。予約は、まだご利用になれません。", "一部復旧", None),
        ("証明書の発行を13時に再開しました。届出の受付は明日8日8時30分から行います。", "一部復旧", None),
        ("13時に交付を再開しました。復旧の見込みについては、国のホームページを御覧ください。", "一部復旧", None),
        ("住民票の発行は13時に回復した。国保の加入はまだ4町でできず、見通しは立っていない。", "一部復旧", None),
        ("検索は13時に復旧したが、一部の人に確認のメールが届かない不具合が夜も続いている。", "一部復旧", None),
        ("13時に直っております。", "復旧", "2024-06-07T13:00"),
        ("再開できたのは、13時でした。", "復旧", "2024-06-07T13:00"),
        ("13時以降、エラーの再発がないことを確認しました。システムは復旧しました。", "復旧", "2024-06-07T13:00"),
        ("13時に復旧した。前回は丸2日で全面復旧している。", "復旧", "2024-06-07T13:00"),
    ],
)
def test_how_it_stands(card, told, status, ended):
    found = card(_HEAD + told, "2024-06-07", kind="notice")
    assert (found.status, found.ended) == (status, ended)


def test_what_was_added_on_top_tells_how_it_stands(card):
    text = (
        "【終了】カードの手続きの休止\n掲載日：2019年12月5日\n\n※15時20分頃に復旧しましたので、現在は通常どおりです。\n\n"
        "本日13時過ぎから、国のシステムに障害が起きているため、カードの受け取りができません。\n復旧時期は未定です。"
    )
    found = card(text, "2019-12-05", kind="notice")
    assert (found.status, found.started, found.ended) == ("復旧", "2019-12-05T13:00", "2019-12-05T15:20")


@pytest.mark.parametrize("stamp", ["6月7日 {}", "[6/7 {}]", "2024/06/07 {}　[Monitoring]\n"])
def test_stamped_posts_with_the_newest_on_top(card, stamp):
    posts = (("16:05", "全館で通常の運用に戻りました。"), ("11:30", "切り替えの準備中です。"))
    first = ("09:22", "9時3分からログインできないとの連絡を受けています。")
    told = "\n\n".join(f"{stamp.format(hour)} {text}" for hour, text in (*posts, first))
    found = card(f"予約システムの障害について\n\n{told}", "2024-06-07", kind="notice")
    assert (found.status, found.started, found.announced) == ("復旧", "2024-06-07T09:03", "2024-06-07T09:22")


def test_a_table_with_remarks_that_may_be_empty(card):
    text = (
        "電子証明書の障害について\n6月1日から起きている障害は、次のとおりです。\n機能　発生　復旧　備考\n"
        "新規の発行　6月1日（土） 9:12　6月1日（土） 15:40　\n有効性の確認　影響なし　―\n"
        "失効の申請　6月1日（土） 9:30　6月2日（日） 8:30　再実行済"
    )
    found = card(text, "2024-06-05", kind="notice")
    assert found.started == "2024-06-01T09:12"


@pytest.mark.parametrize(
    "told",
    [
        "市では2月にも、停電で証明書を出せなかった。4月5日には端末が15分間使えなかった。",
        "4月の件は、回線の故障で4月5日に止まったものだ。",
        "昨年12月26日の件は別の故障で、1時間余りで直っている。",
    ],
)
def test_failures_before_it_are_no_start(card, told):
    assert card(_HEAD + told, "2024-06-08", kind="news").started == "2024-06-07T09:00"


def test_what_has_gone_on_for_a_week_did_not_begin_when_that_was_told(card):
    text = "戸籍の発行停止が長引く\n市は26日、戸籍システムの障害が1週間近く続いていると明らかにした。"
    assert card(text, "2022-08-27", kind="news").started is None


@pytest.mark.parametrize(
    ("told", "cause"),
    [
        ("住基ネットの通信が不安定なため、転入の手続きができません。", "住基ネットの通信が不安定"),
        ("回線装置の不具合と考えられますが、事業者が確かめています。", "回線装置の不具合"),
        ("予備のサーバに古い証明書が残っていたことを特定しました。", "予備のサーバに古い証明書が残っていた"),
        ("事前の接続確認に漏れがあったとの報告を受けています。", "事前の接続確認に漏れがあった"),
        ("庁舎とクラウドを結ぶ回線に問題があるとみている。", "庁舎とクラウドを結ぶ回線に問題がある"),
        ("業者がディスク2台の同時故障を確認した。", "ディスク2台の同時故障"),
        (
            "本事象は、有効性の確認の応答が遅延したことによるもので、書面の申告に影響はありません。",
            "有効性の確認の応答が遅延した",
        ),
    ],
)
def test_causes(card, told, cause):
    assert (
        card(f"システムの障害\n6月7日9時に障害が発生し、手続きができなくなりました。{told}", "2024-06-07").cause
        == cause
    )
