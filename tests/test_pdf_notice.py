"""A notice that is a PDF only becomes an article like any other, in reading order, with its tables readable."""

import pytest

from records import Article, Page
from spiders.extract import extract
from tests.pdf_made import GOTHIC, LEFT, TOP, Canvas, centre, pdf, prose, report, right, table, text

URL = "https://www.city.kitahama.example.jp/notice.pdf"


def article(body: bytes) -> Article:
    found = extract(Page(URL, body, "application/pdf"))
    assert found.outcome == "parsed", found.reason
    return found.articles[0]


def test_report_of_an_outage() -> None:
    found = article(pdf(report))
    assert found.title == "証明書交付システムの障害について（第３報）"
    assert (found.published_at, found.dates_as_labelled) == ("2025-04-04", {"": "令和７年４月４日"})
    assert found.office == "北浜市 市民部 市民課 窓口係"
    assert found.text.splitlines() == [
        "北浜市 市民課",
        "本日午前８時３０分ごろから、証明書交付システムに障害が発生し、市内のすべての窓口で証明書を交付できません。"
        "ご迷惑をおかけし、お詫びします。",
        "１ 影響のある手続き",
        "手続き: 住民票の写し / 状態: 停止中 / 見込み: ４月５日 午前",
        "手続き: 転入届（代理のもの） / 見込み: 未定",
        "手続き: 印鑑登録証明書 / 状態: 復旧 / 見込み: ―",
        "２ お願い",
        "・お急ぎの方は、あらかじめ電話で窓口にご確認ください。即日に交付できないものがあり、お待ちいただくことがあります。",
        "・復旧しだいお知らせします。",
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = (
        "左の段は、コンビニでの交付が全国の店舗で止まっていることを述べ、"
        "再開の時刻が決まりしだい知らせると約束し、待ち時間が長いことを詫びる。"
    )
    other = (
        "右の段は、電子証明書の更新を翌日から受け付けること、暗証番号の初期化も同じであること、"
        "代理の人は先に問い合わせることを述べる。"
    )

    def draw(canvas: Canvas) -> None:
        centre(canvas, TOP, "コンビニ交付の停止について")
        text(canvas, LEFT, TOP - 40, "きょう起きたことを二つの段でお知らせします。")
        prose(canvas, LEFT, TOP - 80, 18, left)
        prose(canvas, LEFT + 225, TOP - 84, 18, other)
        text(canvas, LEFT, TOP - 220, "以上のことは、あすの朝にもう一度お知らせします。")

    assert article(pdf(draw)).text.splitlines()[1:] == [left, other, "以上のことは、あすの朝にもう一度お知らせします。"]


def test_rows_without_rulings_stay_on_one_line() -> None:
    def draw(canvas: Canvas) -> None:
        centre(canvas, TOP, "窓口の停止について")
        for at, (name, state) in enumerate(
            (("住民票", "停止中"), ("印鑑証明", "復旧"), ("戸籍", "停止中"), ("税証明", "復旧"))
        ):
            text(canvas, LEFT, TOP - 40 - 20 * at, name)
            text(canvas, LEFT + 200, TOP - 40 - 20 * at, state)

    assert article(pdf(draw)).text.splitlines() == ["住民票　停止中", "印鑑証明　復旧", "戸籍　停止中", "税証明　復旧"]


@pytest.mark.parametrize(
    ("rows", "shade", "expected"),
    [
        ([("発生日時", "４月４日 ９時"), ("対象", "全窓口")], 0, ["発生日時: ４月４日 ９時", "対象: 全窓口"]),
        ([("手続き", "状態"), ("転出", "停止中")], 0, ["手続き: 転出 / 状態: 停止中"]),
        ([("甲", "乙"), ("転出", "停止中")], 1, ["甲: 転出 / 乙: 停止中"]),
        ([("北窓口", "10人"), ("南窓口", "３人")], 0, ["北窓口: 10人", "南窓口: ３人"]),
    ],
)
def test_heads_of_a_table(rows: list[tuple[str, str]], shade: int, expected: list[str]) -> None:
    def draw(canvas: Canvas) -> None:
        centre(canvas, TOP, "窓口の停止について")
        table(canvas, TOP - 40, rows, (150, 200), shade)

    assert article(pdf(draw)).text.splitlines() == expected


def test_what_every_page_repeats_is_left_out() -> None:
    def page(number: int) -> object:
        def draw(canvas: Canvas) -> None:
            text(canvas, LEFT, TOP + 20, "北浜市報道資料", 9)
            centre(canvas, TOP - 10, f"障害の報告 その{number}")
            text(canvas, LEFT, TOP - 60, f"{'一二三'[number - 1]}番目の窓口で障害がありました。")
            text(canvas, 280, 30, f"{number}/3", 9)

        return draw

    found = article(pdf(*(page(number) for number in (1, 2, 3))))
    assert "報道資料" not in found.text and "/3" not in found.text and "三番目の窓口" in found.text


def test_title_without_larger_letters_and_the_words_under_it() -> None:
    def draw(canvas: Canvas) -> None:
        right(canvas, TOP, "2025年4月4日")
        right(canvas, TOP - 18, "株式会社北浜")
        text(canvas, LEFT + 120, TOP - 50, "システム障害の発生について（お詫び）", 11, GOTHIC)
        text(canvas, LEFT, TOP - 90, "平素は格別のお引き立てを賜り、厚くお礼申し上げます。")

    found = article(pdf(draw))
    assert (found.title, found.published_at) == ("システム障害の発生について（お詫び）", "2025-04-04")


def test_text_set_from_the_top_is_read_from_the_right() -> None:
    def draw(canvas: Canvas) -> None:
        for column, written in enumerate(("窓口の停止について", "本日は窓口を休みます。", "あすは開きます。")):
            for row, letter in enumerate(written):
                text(canvas, 500 - 30 * column, TOP - 14 * row, letter, 12)

    found = article(pdf(draw))
    assert (found.title, found.text) == ("窓口の停止について", "本日は窓口を休みます。\nあすは開きます。")


@pytest.mark.parametrize("title", ["窓口端末の停止のお知らせ", "北浜市DX推進だより"])
def test_larger_letters_above_are_not_always_the_title(title: str) -> None:
    def draw(canvas: Canvas) -> None:
        centre(canvas, TOP, "お知らせ", 20)
        centre(canvas, TOP - 40, title)
        text(canvas, LEFT, TOP - 80, "窓口を休みます。")

    assert article(pdf(draw)).title == title


def test_a_day_in_the_text_is_not_the_day_of_publication() -> None:
    def draw(canvas: Canvas) -> None:
        centre(canvas, TOP, "窓口の停止について")
        text(canvas, LEFT, TOP - 40, "１　発生日時")
        text(canvas, LEFT + 22, TOP - 60, "令和７年４月４日 午前９時ごろ")
        text(canvas, LEFT, TOP - 80, "２　対象はすべての窓口です。")

    found = article(pdf(draw))
    assert found.published_at is None and "令和７年４月４日 午前９時ごろ" in found.text


def test_heads_over_two_rows_and_an_empty_corner() -> None:
    def draw(canvas: Canvas) -> None:
        centre(canvas, TOP, "窓口の停止について")
        y = table(canvas, TOP - 40, [("", "４月１日", "４月２日"), ("北区", "10", "３")], (100, 100, 100))
        text(canvas, LEFT, y, "次の表は窓口ごとの状況です。")
        table(canvas, y - 20, [("区分", "窓口", "<"), ("^", "本庁", "支所"), ("更新", "×", "○")], (100, 100, 100))

    assert article(pdf(draw)).text.splitlines() == [
        "北区 / ４月１日: 10 / ４月２日: ３",
        "次の表は窓口ごとの状況です。",
        "区分: 更新 / 窓口 本庁: × / 窓口 支所: ○",
    ]


@pytest.mark.parametrize(
    ("lines", "office"),
    [
        (["■お客様からのお問い合わせ先", "北浜サービスセンター", "0120-000-000"], "北浜サービスセンター"),
        (["担当：総務部デジタル推進課　電話 012-345-6789"], "総務部デジタル推進課"),
        (["担当の者が順に電話します。"], None),
    ],
)
def test_office(lines: list[str], office: str | None) -> None:
    def draw(canvas: Canvas) -> None:
        centre(canvas, TOP, "窓口の停止について")
        for at, line in enumerate(["窓口を休みます。", *lines]):
            text(canvas, LEFT, TOP - 40 - 25 * at, line)

    assert article(pdf(draw)).office == office
