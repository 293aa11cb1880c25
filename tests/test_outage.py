"""What an outage card says of short texts of our own: which date is which, why, how far, and where there is a card."""

import pytest

from nlp.language import load
from nlp.reading import read_one
from records import Outage, Text


@pytest.fixture(scope="module")
def card():
    nlp = load()

    def read(text: str, **more: str) -> Outage | None:
        reading, _ = read_one(nlp, Text("t", text, **more))
        return reading.outage

    return read


def test_a_forecast_is_no_word_about_the_date_before_another_verb(card):
    found = card(
        "戸籍システムに障害\n4日9時前に職員が異常に気付き、復旧の見込みは立っていない。", published="2024-03-04"
    )
    assert found.detected == "2024-03-04T09:00"


def test_what_failed_from_its_opening_began_with_it(card):
    text = "新システムで障害\n1日に稼働した戸籍システムは、稼働直後からつながりにくい状態が続いている。"
    assert card(text, published="2024-03-02").started == "2024-03-01"


def test_wrong_certificates_are_an_outage_where_the_service_stopped(card):
    wrong = "別人の住民票を誤って交付\n市は27日、コンビニ交付で別人の住民票の写しを誤って交付したと発表した。"
    assert card(wrong, published="2023-03-28") is None
    stopped = card(wrong + "市は27日午後2時から証明書のコンビニ交付を停止している。", published="2023-03-28")
    assert stopped is not None
    assert stopped.started == "2023-03-27T14:00"
    waiting = card(
        wrong + "誤交付は計8件で、交付は27日正午に停止し、再開の見通しは立っていない。", published="2023-03-28"
    )
    assert waiting is not None
    assert (waiting.started, waiting.status, waiting.counts[0].value) == ("2023-03-27T12:00", "調査中", 8)
    assert card(wrong + "市は職員の端末の利用を停止し、原因を調べている。", published="2023-03-28") is None


@pytest.mark.parametrize(
    ("told", "cause"),
    [
        (
            "市によると、連休中に更新作業を行っており、設定の一部が古いままになっていたことが原因だった。",
            "設定の一部が古いままになっていた",
        ),
        ("総務相は28日の記者会見で、通信機器の故障が原因だと説明した。", "通信機器の故障"),
        ("機構は、13日の障害と同じく、中継サーバーの負荷の高まりが原因とみている。", "中継サーバーの負荷の高まり"),
        ("通信制御ソフトの誤作動だったという。", "通信制御ソフトの誤作動だった"),
        ("装置を別の系統に切り替えたところ、受信できなくなった。", "装置を別の系統に切り替えた"),
        ("端末を管理する記憶装置の不具合が障害の原因とみられる。", "端末を管理する記憶装置の不具合"),
        ("市によると、サーバーがウィルスに感染していた。", "サーバーがウィルスに感染していた"),
        ("工事の重機が通信線を引っかけたため、役場の端末が使えなくなった。", "工事の重機が通信線を引っかけた"),
        ("大雨で道が崩れて通信回線が切れた影響で、端末が使えなくなった。", "大雨で道が崩れて通信回線が切れた"),
        ("原因としては、放送の設定に不備があったものです。", "放送の設定に不備があった"),
        ("別の階の配線を抜いたことで信号が巡り続け、停止につながった。", "別の階の配線を抜いたことで信号が巡り続け"),
        ("アクセスが集中してシステムに不具合が起きた。", "アクセスが集中"),
        ("申請のページは、利用が集中して登録できない状態になっている。", "利用が集中"),
        ("市の図書館は「記憶装置の故障」で検索を使えない。", "記憶装置の故障"),
        (
            "「照合用サーバー」の負荷が高まって応じられなくなった。",
            "「照合用サーバー」の負荷が高まって応じられなくなった",
        ),
        ("市は何者かによる不正ログインを受けたため受け付けをやめた。", "何者かによる不正ログイン"),
        ("中継装置に故障が発生した。", "中継装置に故障が発生した"),
        ("国は「閏秒」が原因の障害とみている。", "「閏秒」"),
        (
            "県は、「配信局」との接続に失敗したと明らかにした。",
            "「配信局」との接続に失敗した",
        ),
        ("移行を予定していたが、装置の不具合により窓口が使えなくなった。", "装置の不具合"),
        ("火災で庁舎が利用できなくなった。", "火災"),
        ("配信の仕組みの改修時に不具合が発生。端末が止まった。", "配信の仕組みの改修時に不具合"),
        ("市によると、知らせを選ぶ設定に誤りがあった。", "知らせを選ぶ設定に誤りがあった"),
        ("操作ミスで、明け方まで10回にわたり知らせを配信した。", "操作ミス"),
        ("誤った配信の設定により、知らせが送られ続けた。", "誤った配信の設定"),
        ("サイバー攻撃とみられる大量のアクセスがあり、見られなくなった。", "サイバー攻撃"),
        ("県警の「受け付けの仕組み」に障害が起きたことによるものだった。", "県警の「受け付けの仕組み」に障害が起きた"),
        ("町は、職員が本番の画面で入力してしまったという。", "職員が本番の画面で入力してしまった"),
        ("市は原因を設定の誤りなどとしている。", "設定の誤り"),
        ("県は回線が途中で切れているという。", "回線が途中で切れている"),
        ("いずれもDDoS攻撃とみられる。", "DDoS攻撃"),
        ("受け付けに使う機器の更新に伴い、障害が発生した。", "受け付けに使う機器の更新"),
        ("原因は端末の間の通信の誤作動と見られていますが、詳細は調査中です。", "端末の間の通信の誤作動"),
        ("市は管理用の端末がランサムウェアの被害を受けたと明らかにした。", "ランサムウェアの被害"),
        ("市は中継装置に原因があるとみている。", "中継装置"),
        (
            "病院は添付された文書からウイルスに感染した可能性があると明らかにした。",
            "添付された文書からウイルスに感染した可能性がある",
        ),
        ("委託先の回線で通信障害が発生し、証明書を交付できなかった。", "委託先の回線で通信障害が発生"),
    ],
)
def test_a_cause_is_told_without_what_leads_in(card, told, cause):
    found = card(f"住基ネットに障害\n4日、全国で住基ネットがつながりにくくなった。{told}", published="2024-03-04")
    assert found.cause == cause


@pytest.mark.parametrize(
    ("told", "scope"),
    [
        ("18都府県警で免許証の更新ができなくなり、全国で約900人が影響を受けた。", "複数都道府県"),
        ("福井市や津市など全国60の自治体で免許証の更新ができなくなった。", "全国"),
        ("大阪府、京都府、奈良県の病院で免許証の更新ができなくなった。", "複数都道府県"),
        ("盛岡市の運転免許センターで免許証を渡せず、神奈川県でも交付ができなくなった。", "複数都道府県"),
        ("和歌山市と海南市で免許証の更新ができなくなった。全国的なものではないという。", "複数自治体"),
        ("県内の自治体で、免許証の更新ができなくなる障害が相次いだ。", "複数自治体"),
        ("9市町で更新ができなくなった。すべての自治体で週明けまでに戻る見通しだ。", "複数自治体"),
        (
            "津市の端末で更新ができなくなった。全国の市町村ごとに端末があり、障害は津市単独のものだという。",
            "単独自治体",
        ),
        ("津市の端末で更新ができなくなった。全国では3割の自治体が入れ替えを終えていない。", "単独自治体"),
        ("津市で更新ができなくなった。隣接の鈴鹿市と亀山市が代わりに受け付けている。", "単独自治体"),
        ("全国で更新ができなくなった。佐賀県、長崎県、福岡県には大雨の警報が出ていた。", "全国"),
    ],
)
def test_how_far_it_reached(card, told, scope):
    assert card(f"システムに障害\n4日、警察庁のシステムに障害が発生し、{told}", published="2024-03-04").scope == scope


@pytest.mark.parametrize(
    ("told", "scope"),
    [
        ("厚生労働省によると、4日正午、助成金の申請システムに不具合が発生した。", "全国"),
        ("東京消防庁によると、4日正午、東京23区からの119番がつながらなくなった。", "複数自治体"),
        ("大阪急性期・総合医療センターで4日正午、電子カルテが使えなくなった。", "単独自治体"),
        ("例示がんセンターで4日正午、電子カルテが使えなくなった。", "単独自治体"),
        ("4日正午、当館の貸し出しの端末が使えなくなった。", "単独自治体"),
        ("4日正午、電子カルテが使えなくなった。", None),
        ("気象庁は4日、止まっていたホームページが復旧したと発表した。", "全国"),
        ("4日正午、気象庁のホームページに障害が発生した。この間、石川県では弱い地震があった。", "全国"),
        ("新潟、愛媛、岡山の3つの警察本部で免許証の発行が止まった。", "複数都道府県"),
        (
            "国の機構によると、4日に障害が起きた。全国規模で利用されるシステムで、20前後の自治体で手続きができない。",
            "複数自治体",
        ),
        ("地方公共団体情報システム機構の障害で、100以上の自治体から問い合わせがあった。", "全国"),
        ("津市は4日、訓練の放送がラジオから流れなかったと発表した。Jアラートの機器を調べる。", "単独自治体"),
        (
            "津市は4日、新しい仕組みの不具合が解消したと発表した。国の標準に沿ったガバメントクラウドで動く。",
            "単独自治体",
        ),
    ],
)
def test_who_runs_it_tells_how_far_it_reached_where_no_place_does(card, told, scope):
    assert card(f"システムに障害\n{told}", published="2024-03-04").scope == scope


def test_what_worked_all_the_time_did_not_come_back(card):
    failed = "電子処方箋に障害\n4日12時頃から電子処方箋に障害が発生しています。"
    well = "オンライン請求システムは正常に稼働しており、影響はありません。"
    assert card(failed + well, published="2024-03-04").status == "発生中"


def test_what_works_again_has_ended(card):
    failed = "LGWANに障害\n4日8時頃からLGWANがつながりにくい障害が発生した。"
    found = card(failed + "5日午前3時半ごろには全ての機能が利用できるようになった。", published="2024-03-06")
    assert (found.ended, found.status) == ("2024-03-05T03:30", "復旧")


def test_what_the_headline_says_stands_above_what_was_written_before(card):
    after = "【復旧しました】戸籍の証明書について\n4日15時10分に復旧し、すべての手続きを再開しました。\n"
    before = "（4日10時）戸籍システムの障害により、現在、戸籍証明書を発行できません。復旧の見込みは立っていません。"
    found = card(after + before, published="2025-04-04", kind="notice")
    assert (found.status, found.ended) == ("復旧", "2025-04-04T15:10")


def test_rows_of_a_table_tell_that_some_of_it_is_back(card):
    rows = "業務: 住民票の写しの発行 | 状況: 再開（15時40分）\n業務: 戸籍証明書の発行 | 状況: 停止中"
    text = (
        f"窓口業務の停止について\n11月8日9時10分に発生したシステム障害の影響で、下記の業務を停止しております。\n{rows}"
    )
    assert card(text, published="2023-11-08", kind="notice").status == "一部復旧"


def test_place_by_place_is_not_partly(card):
    failed = "警察庁のシステムに障害\n30日午前7時35分ごろ障害が発生し、免許証を交付できなくなった。"
    found = card(failed + "午前10時20分ごろ復旧し、各地で順次、交付を再開した。", published="2023-07-31")
    assert (found.status, found.ended) == ("復旧", "2023-07-30T10:20")


def test_what_is_counted_is_told_by_the_word_behind_the_number(card):
    counted = "1385人分の予約と350戸への通知が止まり、97地点の雨量が届かなかった。"
    text = f"窓口システムに障害\n4日、2市3町の窓口システムに障害が発生し、{counted}"
    found = card(text, published="2024-03-04").counts
    assert [(one.surface, one.what, one.value) for one in found] == [
        ("2市3町", "municipalities", 5),
        ("1385人分", "people", 1385),
        ("350戸", "households", 350),
        ("97地点", "sites", 97),
    ]


def test_machines_and_police_are_counted_where_they_fail(card):
    told = "4日、5台の端末がウイルスに感染し、3県警でシステムに障害が発生した。"
    found = card(f"県警のシステムに障害\n{told}", published="2024-03-04").counts
    assert [(one.surface, one.what) for one in found] == [("5台", "devices"), ("3県", "prefectures")]


def test_what_was_sent_by_mail_are_messages(card):
    told = "4日、防災システムに障害が発生し、登録者へのメール1万8千通が届かなかった。"
    (count,) = card(f"防災システムに不具合\n{told}", published="2024-03-04").counts
    assert (count.what, count.value) == ("messages", 18_000)


def test_what_there_is_on_any_day_is_no_count(card):
    usual = (
        "一日に200人ほどが使う6つの図書施設と全5区役所で止まった。1分間に最大300万件のアクセスがあった。"
        "貸し出しは平日90件ほどで、1人につき5冊、1人10万円まで。県内では7市町村が年内に移る予定だ。"
        "2件の障害を調べ、窓口には端末が3台ある。1枚5千円の券は、1人6枚まで。"
    )
    text = f"予約システムに障害\n4日、予約システムに障害が発生し、{usual}今回の予約は約8万人が対象。"
    assert [one.surface for one in card(text, published="2024-03-04").counts] == ["6つの図書施設"]


@pytest.mark.parametrize("told", ["翌10日朝には復旧したい考えだ。", "5日に再開したが、6日に再び利用できなくなった。"])
def test_hopes_and_relapses_are_no_recovery(card, told):
    text = f"証明書の発行システムに障害\n9日午前、市役所のシステムに障害が発生し、証明書を発行できなくなった。{told}"
    assert card(text, published="2012-07-09").status == "発生中"
