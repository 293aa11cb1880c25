"""Operators tell of an outage in numbered reports that are PDF files: they are found, and each says which it is."""

import json
from pathlib import Path

import pytest

from records import Page
from spiders.discovery import discover
from spiders.extract import extract
from spiders.registry import sites, source_of
from tests.pdf_made import LEFT, TOP, Canvas, centre, pdf, prose, right, text

PAGES = Path(__file__).parent / "pages"
LISTS = [("etax", "reports_links"), ("nta", "home_links"), ("ntt_east", "list")]


def _named(source: str, case: str) -> list[str]:
    """Give the PDF files that are wanted of those a saved page names."""
    site = sites()[source]
    told = json.loads((PAGES / source / f"{case}.json").read_text("utf-8"))
    listing = next(listing for listing in site.listings if listing.url == told["listing"])
    body = (PAGES / source / f"{case}.html").read_bytes()
    links = discover(listing, body, told.get("content_type"), told["url"]).links
    return [link.url for link in links if site.wants(link.url) and link.url.endswith(".pdf")]


@pytest.mark.parametrize(("source", "case"), LISTS)
def test_every_report_is_wanted_and_nothing_else(source: str, case: str) -> None:
    reports = _named(source, case)
    assert len(reports) == (2 if source == "ntt_east" else 4)
    assert {source_of(url) for url in reports} == {source}


@pytest.mark.parametrize("number", ["第一報", "第二報", "第３報", "第4報"])
@pytest.mark.parametrize(("source", "case"), LISTS)
def test_a_report_is_read_as_a_notice_with_its_number(source: str, case: str, number: str) -> None:
    def report(canvas: Canvas) -> None:
        right(canvas, TOP, "令和７年３月14日")
        right(canvas, TOP - 18, "国税庁")
        centre(canvas, TOP - 60, f"ｅ－Ｔａｘへの接続障害について（{number}）")
        first = "　本日12時20分頃から、e-Taxにつながりにくい状態となっています。原因は調査中です。"
        y = prose(canvas, LEFT, TOP - 110, 43, first + "時間をおいて送信してください。")
        text(canvas, LEFT, y - 20, "・納付の手続きは、いつものとおり利用できます。")

    url = _named(source, case)[0]
    found = extract(Page(url, pdf(report), "application/pdf", source=source))
    assert found.outcome == "parsed", found.reason
    (article,) = found.articles
    assert (article.url, article.source, article.kind) == (url, source, "notice")
    assert article.title == f"ｅ－Ｔａｘへの接続障害について（{number}）"
    assert "つながりにくい状態" in article.text and "納付の手続き" in article.text
    assert article.published_at == "2025-03-14"
