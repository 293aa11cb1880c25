"""What a document tells beside its failure: plans, the work of others, forecasts, the day of writing, other towns."""

import pytest

from settings import Settings
from tests.test_told import main
from tests.texts_linked import land, text
from tests.whole import ask

TEXTS = [
    text(
        "to come",
        "asahi",
        "news",
        "2022-10-31",
        "電子カルテに障害　市立病院",
        "市立病院は31日、電子カルテのシステムに障害が発生し、外来の診療を止めていると発表した。\n"
        "11月1日以降の診察は、病院のホームページで確認するよう求めている。",
    ),
    text(
        "goes on",
        "nhk",
        "news",
        "2022-11-02",
        "市立病院　2日も診療を停止",
        "市立病院は、先月31日に電子カルテのシステムに障害が発生し、診療ができなくなりました。\n"
        "障害は復旧しておらず、病院は2日も、通常の外来診療や救急の受け入れを停止しています。",
    ),
    text(
        "aims",
        "nhk",
        "news",
        "2021-04-23",
        "予約システムが不安定　受け付けを停止",
        "市は23日午後2時半、ワクチンの予約システムが不安定なため、受け付けを停止しました。\n"
        "受け付けの再開は、電話が今月26日、インターネットが今月27日を目指すとしています。",
    ),
    text(
        "found later",
        "nhk",
        "news",
        "2026-02-13",
        "市の病院から患者の個人情報が流出",
        "市の病院は13日、サーバーが攻撃を受け、患者の個人情報が流出したと発表しました。\n"
        "病院によりますと、9日に端末の不具合があり、調べたところ個人情報の流出が分かったということです。"
        "11日には外部のページでも個人情報の流出が確認されました。",
    ),
    text(
        "conference",
        "digital",
        "notice",
        "2025-11-04",
        "大臣の記者会見（令和7年11月4日）",
        "今日は、まず、マイナンバーカードの搭載に係るシステム障害について続報をお知らせしたいと思います。\n"
        "10月30日の8時50分頃から新規の申請ができない障害が発生し、31日18時50分頃に復旧しました。",
    ),
    text(
        "not of it",
        "lg:092029",
        "notice",
        "2025-10-20",
        "税証明書の発行の停止について",
        "本日午前10時15分頃から、税務システムの不具合により、所得証明書を発行できません。"
        "本日報道されている、ガバメントクラウドを利用する自治体の障害とは関係ありません。",
    ),
    text(
        "each by itself",
        "chunichi",
        "news",
        "2023-06-06",
        "北陸の2市、5日にシステム不具合",
        "5日、福井市で住民票の発行が止まり、氷見市では税の証明が発行できなかった。2市は互いに関係はないとしている。"
        "点検を求められている富士通Japanのシステムではないという。",
    ),
    text(
        "year ago",
        "itmedia_news",
        "news",
        "2024-04-16",
        "コンビニ交付でまた誤交付、今度は高松市",
        "開発会社は16日、香川県高松市のコンビニ交付で別人の住民票が出たと発表した。"
        "昨年、横浜市などで誤交付が続き、5月末から6月にかけて全体を止めて点検していた。",
    ),
    text(
        "also there",
        "itmedia_news",
        "news",
        "2024-07-11",
        "コンビニで別人の証明書、生駒市でも",
        "奈良県生駒市は11日、コンビニの端末で別人の所得証明書を誤交付したと発表した。9日午後6時2分に1通が誤って印刷された。\n"
        "市によると、静岡県三島市で6月11日に起きた住民票の誤交付と同じ欠陥が残っていた。",
    ),
    text(
        "work done",
        "fujitsu_japan",
        "notice",
        "2023-06-19",
        "コンビニ交付システムの点検の完了について",
        "5月9日から順次行ってきたシステムの停止を伴う点検を、6月18日までにすべてのお客様で完了し、"
        "サービスを再開しました。",
    ),
    text(
        "budget",
        "mainichi",
        "news",
        "2018-06-13",
        "サーバーの更新を前倒し　6月補正に計上",
        "久留米市は12日、住民記録システムのサーバーを更新する補正予算案を市議会に提案した。"
        "システムは3月26日に約5時間停止し、手続きに影響が出た。",
    ),
    text(
        "review",
        "xtech",
        "news",
        "2025-08-18",
        "行政システムはなぜ止まるのか　過去8年の障害を読み解く",
        "2021年4月15日のe-Taxは、申告の最終日に処理が追いつかなかった。2025年2月17日の戸籍情報連携システムは、直前の修正が引き金だった。",
    ),
    text(
        "long ahead",
        "asahi",
        "news",
        "2026-01-30",
        "申請アプリの混雑の見込みを公開",
        "都は、2月2日に始まる申請について混雑の見込みを公開した。"
        "2月16日から3月16日まではつながりにくい障害が起きるおそれがあるとしている。",
    ),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> Settings:
    return land(tmp_path_factory.mktemp("beside"), [TEXTS])


@pytest.mark.parametrize(
    ("name", "moments"),
    [
        ("to come", ("2022-10-31", None)),
        ("goes on", ("2022-10-31", None)),
        ("aims", ("2021-04-23T14:30", None)),
        ("conference", ("2025-10-30T08:50", "2025-10-31T18:50")),
        ("not of it", ("2025-10-20T10:15", None)),
        ("work done", ("2023-05-09", "2023-06-18")),
        ("found later", ("2026-02-09", None)),
    ],
)
def test_what_stands_beside_a_failure_moves_neither_start_nor_end(told, name, moments) -> None:
    assert [row[1:3] for row in main(told, name)] == [moments]


def test_towns_that_each_failed_by_itself_are_told_of_apart(told) -> None:
    assert sorted(places for *_, places in main(told, "each by itself")) == [["lg:162051"], ["lg:182010"]]


def test_what_happened_a_year_ago_is_background(told) -> None:
    assert [places for *_, places in main(told, "year ago")] == [["lg:372013"]]


def test_a_review_names_what_failed_on_each_day(told) -> None:
    recalled = """select started, systems from account join document using (document_id)
        where standing = 'recalled' and url like '%/review' order by started"""
    assert ask(told.warehouse, recalled) == [("2021-04-15", ["e-Tax"]), ("2025-02-17", ["戸籍情報連携システム"])]


@pytest.mark.parametrize("name", ["budget", "long ahead"])
def test_budgets_and_what_is_only_to_come_report_no_failure(told, name) -> None:
    assert main(told, name) == []


def test_what_names_no_town_is_of_the_town_that_the_text_is_of(told) -> None:
    assert [(started, places) for _, started, _, places in main(told, "also there")] == [
        ("2024-06-11", ["lg:222062"]),
        ("2024-07-09T18:02", ["lg:292095"]),
    ]
