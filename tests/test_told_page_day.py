"""The day that a page or letter bears dates no failure."""

import pytest

from tests.test_told import main
from tests.texts_linked import land, text

TEXTS = [
    text(
        "dateline",
        "asahi",
        "news",
        "2015-07-22",
        "水道の申し込みが半日不通　設定の誤りで",
        "[2015/07/22 19:30]\n"
        "水道の使い始めを申し込む市のシステムが半日止まったのは、夜の間に変えた設定の誤りのためだったと市が明らかにした。\n"
        "止まったのは15日午後で、申し込みの一部を受け付けられなかった。",
    ),
    text(
        "headed",
        "nhk",
        "news",
        "2022-11-07",
        "市の水道の受付システムが不通　委託先から感染か",
        "2022-11-07 市の水道の受付システムが不通　委託先から感染か\n"
        "障害が続く市の水道の受付システムで、ウイルスが委託先から入った可能性があることが分かりました。",
    ),
    text(
        "letter",
        "lg:232092",
        "notice",
        "2023-11-02",
        "委託先のコンピュータウイルス感染について",
        "令和5年11月2日　健康推進部　国保年金課\n\n"
        "10月29日に、印刷の委託先のサーバーがランサムウェアに感染し、納税通知書の個人情報が流出した可能性があります。",
    ),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return land(tmp_path_factory.mktemp("page day"), [TEXTS])


@pytest.mark.parametrize(("name", "started"), [("dateline", "2015-07-15"), ("headed", None), ("letter", "2023-10-29")])
def test_a_failure_began_on_no_day_of_the_page(told, name, started) -> None:
    assert [row[1] for row in main(told, name)] == [started]
