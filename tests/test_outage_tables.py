"""What a table of times, a log and a correction tell of an outage; and what is told beside it of others."""

import pytest

_HEAD = "市の証明書のシステムに障害\n"


@pytest.mark.parametrize(
    ("table", "started", "ended"),
    [
        (
            "番号／発生／解消／内容\n①／6月3日 8:30／6月3日 10:15／転出届を入力できない\n"
            "②／6月5日 13:00／6月6日 9:00／納税証明書を出力できない",
            "2024-06-03T08:30",
            "2024-06-06T09:00",
        ),
        (
            "7日、次の支所で端末が使えなくなりました。\n支所　受付を中断した時間　お待ちの方\n"
            "北支所　10時15分～11時02分　60人\n南支所　10時18分～12時30分　21人\n西支所　影響なし",
            "2024-06-07T10:15",
            "2024-06-07T12:30",
        ),
    ],
)
def test_columns_tell_what_their_dates_are(card, table, started, ended):
    found = card(f"{_HEAD}証明書を発行できなくなりました。いずれも復旧しました。\n{table}", "2024-06-10")
    assert (found.started, found.ended) == (started, ended)


def test_a_log_may_begin_a_text(card):
    log = "10:15　障害発生\n11:40　一部復旧\n13:05　完全復旧\nマイナポータルに障害が発生していました。"
    found = card(log, None)
    assert (found.started, found.ended) == ("T10:15", "T13:05")


@pytest.mark.parametrize(
    ("told", "scope"),
    [
        ("前橋市の投票所で端末が止まった。同じ機器は7つの自治体で使われている。", "単独自治体"),
        ("前橋市の端末が止まった。県は全35市町村に点検を促している。", "単独自治体"),
        ("前橋市の拡声器が鳴らなかった。隣の高崎市では予定どおり流れた。", "単独自治体"),
        ("前橋市、高崎市の端末が止まった。期限切れによる停止は全国で3例目だ。", "複数自治体"),
        ("全国のハローワークで端末が止まり、受け付けができなくなった。東北3県の求人を優先する改修が原因だ。", "全国"),
        ("県の装置が故障し、13の市と町のホームページが開けなくなった。", "複数自治体"),
    ],
)
def test_who_only_uses_or_is_asked_is_not_struck(card, told, scope):
    assert card(f"システムに障害\n{told}", "2024-06-09").scope == scope


@pytest.mark.parametrize(
    ("told", "cause"),
    [
        ("7日に端末が使えなくなった。原因は分かっていない。市をめぐっては対応の不備が指摘されてきた。", None),
        ("サイバー攻撃を受けたとみられる。町によると7日未明に税務システムが停止した。", "サイバー攻撃"),
        ("7日に端末が使えなくなり、原因は特定できず。", None),
    ],
)
def test_what_is_criticised_or_failed_is_no_cause(card, told, cause):
    assert card(_HEAD + told, "2024-06-09").cause == cause


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("7日から代表電話が、呼び出し音の鳴らないまま切れる状態です。", "発生中"),
        ("支所の端末は、紙送り装置の故障により7日昼から使えません。", "発生中"),
        (
            "7日9時に止まり、10時に復旧したとみて案内したが、11時から再びエラー画面が出ている。原因は分かっていない。",
            "調査中",
        ),
        ("7日に止まった。10日の業務開始までの復旧を目指しています。", "発生中"),
        ("7日に止まったが、8日15時、館内の端末は元どおりになりました。", "復旧"),
        ("7日に止まったが、8日までに設定の変更を終え、再度の試験で動くことを確かめた。", "復旧"),
    ],
)
def test_how_it_stands(card, told, status):
    assert card(_HEAD + told, "2024-06-09").status == status
