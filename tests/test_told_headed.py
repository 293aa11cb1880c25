"""What headings and headlines tell of the days below them, and what is done about a failure beside it."""

import pytest

from settings import Settings
from tests.test_told import main
from tests.texts_linked import land, text
from tests.whole import ask

TEXTS = [
    text(
        "work that is done",
        "lg:202037",
        "notice",
        "2012-01-05",
        "電子入札システムの作業終了のお知らせ",
        "電子入札システムの保守作業は終わりました。\n"
        "※2011/12/08 入札の情報を見るページの休止について書き足しました。\n"
        "2. 電子入札システム停止予定期間\n"
        "平成23年12月26日（月）午後6時 から 平成24年1月5日（木）午前8時 まで",
    ),
    text(
        "two towns at new year",
        "nikkei",
        "news",
        "2026-01-16",
        "年始の移行、甲府市は3日間停止　住民の名簿が合わず",
        "年末から年始に200を超える市町村が業務の仕組みを入れ替えた。備えはそろっていたはずだった。その中で、備えの差が出た。\n\n"
        "甲府市は1月5日午前8時30分に新しい仕組みでの受け付けを始める予定だったが、障害で証明書を出せず、再開は8日午後2時までずれ込んだ。\n\n"
        "掛川市は12月28日から1月5日の計画停止の間に移し終えた。",
    ),
    text(
        "stopped to mend",
        "lg:142115",
        "notice",
        "2024-11-18",
        "別の方の証明書を交付したことについて",
        "本日、コンビニで別の方の住民票が交付されました。\n"
        "対応　午後1時5分にサービスを止め、委託先が直し、午後3時20分に再開しました。",
    ),
    text(
        "back in may",
        "lg:142051",
        "notice",
        "2023-05-02",
        "予約システムの停止について【復旧しました】",
        "予約システムは、5月1日午後5時25分に復旧しました。4月3日の受け付けの日にも、つながりにくい障害がありました。",
    ),
    text(
        "checked and sent anew",
        "nhk",
        "news",
        "2021-10-13",
        "通知書に別人の金額　新たに2県でも",
        "機構は12日、別人の金額を載せた年金振込通知書が新たに2県で見つかったと発表した。"
        "正しい額で刷り直した通知書を11日に発送していて、25日から点検を始めた。遅れていた集計は10日に完了した。",
    ),
    text(
        "a letter with its minute",
        "lg:222135",
        "press",
        "2022-06-06",
        "出願の仕組みがつながりにくくなったことについて",
        "2022年6月6日 10:15 情報政策課\n6月4日の午後1時ごろから、出願の受け付けがつながりにくくなりました。\n"
        "6月6日18:00が出願の締め切りでした。",
    ),
    text(
        "a fire at the town hall",
        "nhk",
        "news",
        "2025-05-08",
        "火事の町役場、窓口業務すべて休止",
        "6日夜の火災で町役場の1階が焼け、町は7日、窓口業務をすべて休止した。住民票の発行もできない。",
    ),
    text(
        "notices sent twice",
        "kyodo",
        "news",
        "2022-05-10",
        "納税通知書を重複して送付　市、52人に",
        "市は9日、今月1日に送付した税の納税通知書を52人に重複して送っていたと発表した。10日から電話で説明を始めた。"
        "改めて作った通知書を12日に発送する予定だ。",
    ),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> Settings:
    return land(tmp_path_factory.mktemp("headed"), [TEXTS])


@pytest.mark.parametrize(
    ("name", "moments"),
    [
        ("work that is done", ("2011-12-26T18:00", "2012-01-05T08:00")),
        ("two towns at new year", ("2026-01-05T08:30", "2026-01-08T14:00")),
        ("stopped to mend", ("2024-11-18", "2024-11-18T15:20")),
        ("checked and sent anew", (None, None)),
        ("notices sent twice", ("2022-05-01", None)),
        ("a letter with its minute", ("2022-06-04T13:00", None)),
    ],
)
def test_a_heading_is_told_of_what_stands_below_it(told, name, moments) -> None:
    assert [row[1:3] for row in main(told, name)] == [moments]


@pytest.mark.parametrize(
    ("name", "thing"), [("checked and sent anew", "年金振込通知書"), ("a fire at the town hall", "庁舎の火災")]
)
def test_what_no_list_has_is_known_by_what_it_is_called(told, name, thing) -> None:
    query = f"select things from account join document using (document_id) where url like '%/{name}'"
    assert thing in {one for (things,) in ask(told.warehouse, query) for one in things}
