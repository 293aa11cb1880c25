"""The card in turns that few texts use: open questions, what runs smoothly again, what was cut or forgotten, counts."""

from collections.abc import Callable

import pytest

from records import Outage

DAY = "2026-05-10"
Card = Callable[..., Outage | None]


def read(card: Card, text: str) -> Outage:
    found = card(text, DAY, kind="notice")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("住民情報システムが9日から使えない。運用会社は「切り分けの途中」とだけ答えた。", "調査中"),
        ("戸籍のシステムが9日朝から動かず、町は再開の日取りを示していない。", "調査中"),
        (
            "9日朝に止まった税のシステムは、5カ所の事務所で動きだした。残る4カ所では証明書を出せないままで、手書きで受けている。",
            "一部復旧",
        ),
        (
            "9日から停止していた施設予約システムは、夜に一部をご利用いただけるようになりました。地図の検索はまだ使えません。",
            "一部復旧",
        ),
        ("印鑑登録のシステムに障害が起き、9日午前から証明書をお出しできません。", "発生中"),
        (
            "市のシステム障害のため、9日8時40分から証明書を出せません。直ったことのお知らせがあるまでご来庁をお控えください。",
            "発生中",
        ),
        ("9日朝から施設予約システムが使えません。蔵書検索は別のサーバーのため、現在も動いています。", "発生中"),
        ("コンビニ交付は9日から停止しています。他市の証明書は、9日の夜から通常どおり出せている。", "発生中"),
    ],
)
def test_how_it_stands(card: Card, text: str, status: str) -> None:
    assert read(card, text).status == status


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("税のシステムが9日午前9時に止まった。予備に替え、午後2時を境に失敗はなくなった。", "2026-05-09T14:00"),
        (
            "9日9時の受付開始から登記のシステムの処理が遅れ、18時20分に滞留が解けるまで通知に3時間を要しました。",
            "2026-05-09T18:20",
        ),
        (
            "8日夕方から証明書のシステムが使えなかったが、翌9日8時30分の窓口開始から支障なく発行しています。",
            "2026-05-09T08:30",
        ),
        (
            "電子納付のシステムに障害が9日朝に起き、9日午後5時までに238件が未納のままになった。10日も直っていない。",
            None,
        ),
    ],
)
def test_when_it_was_over(card: Card, text: str, ended: str | None) -> None:
    assert read(card, text).ended == ended


def test_months_later_the_days_are_those_of_the_failure(card: Card) -> None:
    text = (
        "住民情報システムの障害、業者に請求へ\n1月に7市町村で起きた住民情報システムの障害で、広域連合が損害賠償を請求することが9日、分かった。"
        "障害は通信機器の故障が原因。1月13日深夜に通信が切れ、同17日に完全復旧した。"
    )
    assert read(card, text).ended == "2026-01-17"


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (
            "支所の回線が9日に切れ、住民票を出せなかった。カラスの巣の針金が光ケーブルを傷つけていた。",
            "カラスの巣の針金が光ケーブルを傷つけていた",
        ),
        (
            "9日に電子申請のサイトが開けなくなりました。私どもは証明書の更新手続きを失念しておりました。",
            "私どもは証明書の更新手続きを失念しており",
        ),
        (
            "9日、カードのシステムの処理が遅れた。申請が一度に寄せられたため、追いつかなかった。",
            "申請が一度に寄せられた",
        ),
        ("市のシステムが9日に止まった。文字の変換表に欠落があり、固まったという。", "文字の変換表に欠落があり"),
        ("予約システムが9日に止まった。\n停止期間 5月9日\n停止理由 サーバー2台の同時故障", "サーバー2台の同時故障"),
    ],
)
def test_why(card: Card, text: str, cause: str) -> None:
    assert cause in (read(card, text).cause or "")


@pytest.mark.parametrize(
    "text",
    [
        "求人のシステムに9日8時40分から障害が起きている。原因はつかめておらず、いつ直るかも見通せない。",
        "現在、電子申請のログイン後の画面が表示されません。原因：確認中　復旧見込み：未定　次回の更新：本日15時",
        "9日、コンビニ交付が止まった。電源コードを引っかけた跡はなく、調べを続けている。",
        "住民情報のシステムが9日に止まった。4月の停止は操作の誤りによるものだったが、今回は違うという。",
    ],
)
def test_no_cause_is_what_is_still_looked_for(card: Card, text: str) -> None:
    assert read(card, text).cause is None


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("戸籍のシステムが9日に止まり、23人が謄本を受け取れなかった。市の人口は約16万人。", ["23人"]),
        (
            "住民票のシステムが9日に固まり、41人が番号札を戻した。市は職員7人を応援に回した。昨年度は1日平均320件の届け出があった。",
            ["41人"],
        ),
        ("予約システムの障害で、二重に受けた予約 37件がありました。", ["37件"]),
        ("共同のシステムが9日に止まり、4市3町村で台帳を引けなくなった。", ["4市3町村"]),
        ("市の職員120人が9日、住民情報システムを使えなくなった。", ["120人"]),
    ],
)
def test_what_is_counted_is_what_was_struck(card: Card, text: str, counted: list[str]) -> None:
    assert [count.surface for count in read(card, text).counts] == counted
