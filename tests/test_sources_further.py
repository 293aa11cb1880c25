"""Articles over several pages: the other pages are found from any of them, and each says whose part it is."""

import pytest

from records import Page
from spiders.extract import extract
from spiders.page import further
from spiders.page.dom import parse
from spiders.page.further import MOST, further_pages
from tests.pdf_made import pdf, report

NEWS = "https://www.itmedia.co.jp/news/articles/2504/04/news998"
HEAD = "<html><head><title>長い記事</title></head><body><h1>長い記事</h1>"
TEXT = "<div id='cmsBody'><p>申請を受け付けるシステムが、半日にわたって使えなかった。</p></div>"


def links(*hrefs: str) -> bytes:
    return (HEAD + TEXT + "".join(f"<a href='{href}'>ページ</a>" for href in hrefs) + "</body></html>").encode()


def test_pages_are_found_from_the_first_and_from_a_later_one() -> None:
    first = links("news998_3.html", "news998_2.html", "news998_2.html#top", "news998.html", "news997_2.html", "/", "")
    assert further_pages(first, f"{NEWS}.html") == (f"{NEWS}_2.html", f"{NEWS}_3.html")
    second = links("news998.html", "news998_2.html", "news998_3.html")
    assert further_pages(second, f"{NEWS}_2.html") == (f"{NEWS}.html", f"{NEWS}_3.html")


def test_a_tree_does_as_well_as_bytes() -> None:
    page = links("news998_2.html")
    assert further_pages(parse(page.decode()), f"{NEWS}.html") == further_pages(page, f"{NEWS}.html")


def test_copies_of_one_page_are_one() -> None:
    page = links(
        "/news/spv/2504/04/news998_2.html",
        "http://www.itmedia.co.jp/news/articles/2504/04/news998_2.html",
        "news998_2.html",
    )
    assert further_pages(page, f"{NEWS}.html") == (f"{NEWS}_2.html",)


def test_there_is_an_end_to_them() -> None:
    assert len(further_pages(links(*(f"news998_{number}.html" for number in range(2, 60))), f"{NEWS}.html")) == MOST


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"%PDF-1.7 \x80\x81\x82" * 99, b"<a href='http://[::1'>"])
def test_what_cannot_be_read_has_none(body: bytes) -> None:
    assert further_pages(body, f"{NEWS}.html") == ()


def test_a_page_is_not_parsed_without_a_rule_for_its_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(further, "parse", None)
    assert further_pages(links("a_2.html"), "https://www.soumu.go.jp/a.html") == ()


def test_part_of_is_set_on_later_pages_only() -> None:
    first, second = (extract(Page(url, links())).articles[0] for url in (f"{NEWS}.html", f"{NEWS}_2.html"))
    assert (first.url, first.part_of) == (f"{NEWS}.html", None)
    assert (second.url, second.part_of) == (f"{NEWS}_2.html", f"{NEWS}.html")


def test_a_copy_for_phones_is_the_same_document_and_part() -> None:
    url = "http://www.itmedia.co.jp/news/spv/2504/04/news998_2.html"
    article = extract(Page(url, links())).articles[0]
    assert (article.url, article.part_of) == (f"{NEWS}_2.html", f"{NEWS}.html")


def test_a_later_page_that_calls_the_first_canonical_stays_itself() -> None:
    url = "https://www.fnn.jp/articles/-/999999?page=2"
    html = f"<head><title>長い記事</title><link rel='canonical' href='{url.partition('?')[0]}'></head><h1>長い記事</h1>"
    article = extract(Page(url, (html + TEXT).encode())).articles[0]
    assert (article.url, article.part_of) == (url, url.partition("?")[0])


def test_a_pdf_is_known_by_its_document_address_too() -> None:
    found = extract(Page("http://www.nta.go.jp/information/other/0404-3.pdf", pdf(report), "application/pdf"))
    assert [article.url for article in found.articles] == ["https://www.nta.go.jp/information/other/0404-3.pdf"]
