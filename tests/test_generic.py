"""Made-up pages of templates nobody declared: what general rules read of them, as the JSON beside each says."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from records import Article, Page
from spiders import extract as extraction
from spiders.fields import Fields
from spiders.page.dom import parse
from spiders.page.ownaddress import own_address
from spiders.page.reader import read_page
from spiders.page.splitting import split

PAGES = Path(__file__).parent / "pages" / "generic"
CASES = sorted(PAGES.glob("*.json"))
TOLD = "<p>検針の機器の不具合で、通知が遅れています。</p><p>お急ぎの方は窓口へお越しください。</p>"
HEAD = '<div id="hd"><a href="/">見本市</a><ul><li><a href="/a">くらし</a></li></ul></div>'
FOOT = '<div class="ft"><p>見本市役所</p><p>〒000-0000 見本市本町1番1号</p><p>電話：000-000-0000（代表）</p></div>'
TITLE = "水道の検針のお知らせ"


def read(case: Path) -> tuple[dict[str, Any], Article]:
    expected = json.loads(case.read_text("utf-8"))
    found = extraction.extract(Page(expected["url"], case.with_suffix(".html").read_bytes(), "text/html"))
    assert found.outcome == "parsed", found.reason
    return expected, found.articles[0]


def day(value: str | None) -> str | None:
    return value[:10] if value else None


@pytest.mark.parametrize("known", [True, False], ids=["families", "rules"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_page_is_read(case: Path, known: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not known:
        monkeypatch.setattr(extraction, "family_of", lambda root: None)
    expected, article = read(case)
    assert article.title == expected["title"]
    assert (day(article.published_at), day(article.updated_at)) == (expected["published_at"], expected["updated_at"])
    assert article.office == expected["office"]
    assert {name: getattr(article, name) for name in ("kind", "author", "page_number") if name in expected} == {
        name: expected[name] for name in ("kind", "author", "page_number") if name in expected
    }
    assert [part for part in expected["text_has"] if part not in article.text] == []
    assert [part for part in expected["text_lacks"] if part in article.text] == []


def rows(name: str) -> list[list[str]]:
    return [row.split("\t") for row in (PAGES / name).read_text("utf-8").splitlines()[1:]]


def shown(main: str, title: str = f"{TITLE}｜見本市", head: str = HEAD) -> Article:
    html = f"<html><head><title>{title}</title></head><body>{head}<div class='mn'>{main}</div>{FOOT}</body></html>"
    return extraction.extract(Page("https://www.city.mihon.example.jp/a", html.encode())).articles[0]


@pytest.mark.parametrize(("contact", "office"), rows("offices.tsv"))
def test_office_is_read_however_it_is_written(contact: str, office: str) -> None:
    article = shown(f"<h1>{TITLE}</h1><p>更新日：2025年4月4日</p>{TOLD}{contact}")
    assert "".join((article.office or "").split()) == "".join(office.split())
    assert "1111" not in article.text and "代表" not in article.text


@pytest.mark.parametrize(("under", "end", "published", "updated"), rows("dates.tsv"))
def test_dates_are_read_however_they_are_written(under: str, end: str, published: str, updated: str) -> None:
    article = shown(f"<h1>{TITLE}</h1>{under}{TOLD}{end}")
    assert (day(article.published_at) or "", day(article.updated_at) or "") == (published, updated)


@pytest.mark.parametrize(("inside", "lines"), rows("bodies.tsv"))
def test_body_is_read_line_by_line(inside: str, lines: str) -> None:
    contact = "<div class='q'><h2>お問い合わせ</h2><p>水道局営業課</p><p>電話：000-000-1111</p></div>"
    article = shown(f"<h1>{TITLE}</h1><p>更新日：2025年4月4日</p>{TOLD}{inside}{contact}")
    assert article.text.splitlines()[2:] == (lines.split("¶") if lines else [])


@pytest.mark.parametrize(("element", "head", "main", "title"), rows("titles.tsv"))
def test_title_is_found_wherever_it_stands(element: str, head: str, main: str, title: str) -> None:
    article = shown(main + TOLD, element, head)
    assert article.title == title
    assert article.text.endswith("お急ぎの方は窓口へお越しください。")


@pytest.mark.parametrize(
    ("named", "own", "believed"),
    [
        ("https://www.city.irie.example.jp/a.html", "https://www.city.irie.example.jp/sp/a.html", True),
        ("/docs/a.html", "https://www.city.irie.example.jp/docs/a.html?temptype=2", True),
        ("https://www.city.irie.example.jp/", "https://www.city.irie.example.jp/docs/a.html", False),
        ("https://www.city.irie.example.jp/docs/b.html", "https://www.city.irie.example.jp/docs/a.html", False),
        ("https://elsewhere.example.jp/docs/a.html", "https://www.city.irie.example.jp/docs/a.html", False),
        ("https://www.city.irie.example.jp/show.cgi", "https://www.city.irie.example.jp/show.cgi?id=12", False),
        ("https://[broken", "https://www.city.irie.example.jp/docs/a.html", False),
    ],
)
def test_the_address_a_page_names_is_believed_only_for_the_same_page(named: str, own: str, believed: bool) -> None:
    root = parse(f'<html><head><link rel="canonical" href="{named}"></head><body><p>本文</p></body></html>')
    found = own_address(root, own)
    assert found == (own if not believed else found) and (found != own) == believed


def test_notices_of_one_name_keep_addresses_of_their_own() -> None:
    head = "<h2>【復旧】窓口の停止について（第{}報）</h2><p>2025年4月{}日</p><p>停止しています。</p>"
    root = parse("<html><body><h1>お知らせ</h1>" + "".join(head.format(n, n) for n in (1, 2, 2)) + "</body></html>")
    fields = Fields(body="body", split="h2")
    anchors = [part.anchor for part in split(read_page(root, fields), fields)]
    assert len(anchors) == len(set(anchors)) == 3


@pytest.mark.parametrize(
    "repeated",
    [
        "<p>お問い合わせ先</p><p>市民課</p><p>電話 000-111-1234</p>",
        "<a href=1>ポスト</a> 停止しています。<br>",
        "<span>停止のお知らせ",
        "<b>更新日：2025年1月1日</b> ",
        "<p>関連リンク</p><p>この行はリンクではなく、地の文として続いている。</p>",
        '<div class="card"><p>登録日：2025年4月1日</p><p>つみき</p></div>',
        '<div class="side"><div class="contact"><p>市民課</p><p>電話 000-111-1234</p></div>',
    ],
)
def test_a_page_that_repeats_itself_costs_no_more_than_its_length(repeated: str) -> None:
    head = "<html><head><title>停止のお知らせ｜港川市</title></head><body><div><p>停止のお知らせ</p>"
    start = time.process_time()
    extraction.extract(Page("https://www.example.jp/a", (head + repeated * 4000).encode()))
    assert time.process_time() - start < 5
