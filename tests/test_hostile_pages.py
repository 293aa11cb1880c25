"""Pages made to keep a reader busy: each is read, or let be, within a second or two."""

from time import process_time

import pytest
from lxml import etree

from records import Page
from spiders.discovery.htmllist import page_of
from spiders.extract import extract
from spiders.families.generic import last_resort
from spiders.page.dom import parse
from spiders.page.tablerows import rows

TEXT = "<p>窓口の端末が動かないため、証明書を発行できません。</p>"
MANY = 300_000
BUSY = 3.0  # seconds; without a guard each of these takes minutes

CROWDED = {
    "bare names": " ".join(f"a{number}" for number in range(MANY)),
    "values": " ".join(f"a{number}=1" for number in range(MANY)),
    "quoted ends of tags": " ".join(f'a{number}=">"' for number in range(MANY)),
    "beginnings of tags": " ".join(f"<a{number}" for number in range(MANY)),
    "nothing but slashes": "/".join(f"a{number}" for number in range(MANY)),
    "quote that never ends": " ".join(f"a{number}" for number in range(MANY)) + ' b="',
}


@pytest.fixture(autouse=True)
def not_busy():
    start = process_time()
    yield
    assert process_time() - start < BUSY


@pytest.mark.parametrize("attributes", CROWDED.values(), ids=CROWDED)
def test_a_tag_of_countless_attributes_is_cut_short(attributes: str) -> None:
    page = f"<html><body><h1>お知らせ</h1>{TEXT}<div {attributes}>"
    (article,) = extract(Page("https://www.town.unknown.example.jp/a.html", page.encode())).articles
    assert article.text.startswith("窓口の端末が")
    assert "窓口の端末が" in "".join(page_of(page.encode(), None).itertext())


def test_a_long_page_of_ordinary_tags_is_left_as_it_is() -> None:
    page = (
        f"<html><body>{TEXT}" + "<p class='a' title=\"1 > 0\" data-a=b/c hidden>本文 a<b c='d'</p>" * 3000 + "</html>"
    )
    whole = etree.tostring(parse(page))
    assert whole.count(b'data-a="b/c"') == 3000
    assert whole == etree.tostring(etree.HTML(page))


def test_trafilatura_is_not_given_spans() -> None:
    row = "<tr>" + "<td colspan=1000 rowspan=1000>本庁の窓口は停止しています。</td>" * 20 + "</tr>"
    root = parse(f"<html><body>{TEXT * 20}<table>{row * 100}</table></body></html>")
    assert any("窓口の端末が" in line.text for line in last_resort(root))
    assert root.find(".//td").get("rowspan") == "1000", "the page itself stays as it is"


def test_spans_make_no_table_endlessly_wide() -> None:
    row = "<tr>" + "<td colspan=999 rowspan=999>本庁</td>" * 2000 + "</tr>"
    table = parse(f"<table>{row}{'<tr><td>停止</td></tr>' * 200}</table>").find(".//table")
    assert len(list(rows(table))) > 100
