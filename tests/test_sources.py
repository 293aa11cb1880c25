"""Every source reads its saved pages and listings as the JSON beside them says."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from records import Article, Page
from spiders.discovery import discover
from spiders.extract import extract
from spiders.page.further import further_pages
from spiders.registry import source_of, sources
from spiders.site import Site

PAGES = Path(__file__).parent / "pages"
SOURCES = sources()
CASES = sorted(
    case for name in SOURCES for case in (PAGES / name).glob("*.json") if case.with_suffix(".json").is_file()
)


@pytest.mark.parametrize("name", SOURCES)
def test_file_name_is_source_name(name: str) -> None:
    assert SOURCES[name].__module__ == f"spiders.sources.{name}"


@pytest.mark.parametrize("name", SOURCES)
def test_source_has_a_saved_page(name: str) -> None:
    assert list((PAGES / name).glob("*.json")), (
        f"{name} has no saved page; save one with\n    scrapy savepage {name} <URL of an article> <case>\n"
        f"and cut it down to our own words in tests/pages/{name}/"
    )


@pytest.mark.parametrize("name", SOURCES)
def test_source_declares_what_it_must(name: str) -> None:
    for site in SOURCES[name].sites():
        schemes = ("https://", "http://") if name == "municipality" else "https://"  # some villages have no other yet
        assert site.title and site.home.startswith(schemes), site.source
        assert site.hosts and site.terms, f"{site.source} names no host or no terms"
        assert site.listings or site.standing, f"{site.source} has nothing to look at: give it a listing"
        assert site.role in {"press", "ministry", "agency", "operator", "municipality", "vendor", "civic"}, site.source
        assert all(site.wants(url) for url in site.standing), f"{site.source} refuses a page it calls standing"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.stem}")
def test_saved(case: Path) -> None:
    expected = json.loads(case.read_text("utf-8"))
    body = next(other for other in case.parent.glob(f"{case.stem}.*") if other != case).read_bytes()
    sites = {site.source: site for site in SOURCES[case.parent.name].sites()}
    source = case.parent.name if case.parent.name in sites else expected.get("source", source_of(expected["url"]))
    assert source in sites, f"{case.name}: {expected['url']} is on no host of {case.parent.name}; correct its `url`"
    site = sites[source]
    if "listing" in expected:
        _check_listing(site, expected, body)
    else:
        _check_page(site, expected, body)


def _check_listing(site: Site, expected: dict[str, Any], body: bytes) -> None:
    listing = next(listing for listing in site.listings if listing.url == expected["listing"])
    listed = discover(listing, body, expected.get("content_type"), expected["url"])
    assert listed.problem is None
    wanted = [[link.url, link.title, link.date] for link in listed.links if site.wants(link.url)]
    assert wanted == expected["links"]


def _check_page(site: Site, expected: dict[str, Any], body: bytes) -> None:
    url = expected["url"]
    assert source_of(url) == site.source
    status, kind = expected.get("status", 200), expected.get("content_type", "text/html")
    at = datetime.fromisoformat(expected["captured_at"]) if "captured_at" in expected else None
    extraction = extract(Page(url, body, kind, status, site.source, captured_at=at))
    assert extraction.outcome == expected.get("outcome", "parsed"), extraction.reason
    assert expected.get("reason", "") in (extraction.reason or "")
    further = list(further_pages(body, url, kind))
    assert further == expected.get("further", []), "say in `further` which other pages of the article it links to"
    assert len(extraction.articles) == len(expected["articles"]), [article.title for article in extraction.articles]
    for article, wanted in zip(extraction.articles, expected["articles"], strict=True):
        _check_article(article, dict(wanted))


def _check_article(article: Article, wanted: dict[str, Any]) -> None:
    for part in wanted.pop("text_has", []):
        assert part in article.text, f"missing {part!r} in:\n{article.text}"
    for part in wanted.pop("text_lacks", []):
        assert part not in article.text, f"{part!r} should not be in:\n{article.text}"
    assert {name: getattr(article, name) for name in wanted} == wanted
