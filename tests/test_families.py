"""Made-up pages of every CMS family, and of none, read as the JSON beside them says; also by general rules alone."""

import json
from pathlib import Path
from typing import Any

import pytest

from records import Article, Page
from spiders import extract as extraction
from spiders.families import Family, families, family_of
from spiders.page.decode import decode
from spiders.page.dom import elements, parse

PAGES = Path(__file__).parent / "pages" / "families"
CASES = sorted(PAGES.glob("*.json"))
FIELDS = ("title", "published_at", "updated_at", "office", "dates_as_labelled", "kind", "page_number")


def read(case: Path) -> tuple[dict[str, Any], Article]:
    expected = json.loads(case.read_text("utf-8"))
    found = extraction.extract(Page(expected["url"], case.with_suffix(".html").read_bytes(), "text/html"))
    assert found.outcome == "parsed", found.reason
    return expected, found.articles[0]


def check(expected: dict[str, Any], article: Article) -> None:
    for name in FIELDS:
        if name in expected:
            assert getattr(article, name) == expected[name], name
    lines = article.text.splitlines()
    for part in expected["text_has"]:
        assert part in lines, f"{part!r} is no line of:\n{article.text}"
    for part in expected["text_lacks"]:
        assert part not in article.text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_page_is_read(case: Path) -> None:
    check(*read(case))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_page_is_read_without_its_family(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "family_of", lambda root: None)
    check(*read(case))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_family_is_recognised(case: Path) -> None:
    family = family_of(parse(decode(case.with_suffix(".html").read_bytes())))
    assert (family.name if family else None) == json.loads(case.read_text("utf-8"))["family"]


@pytest.mark.parametrize("family", families(), ids=lambda family: family.name)
def test_family_has_a_page(family: Family) -> None:
    assert (PAGES / f"{family.name}.json").is_file(), f"write tests/pages/families/{family.name}.html and .json"


@pytest.mark.parametrize("family", families(), ids=lambda family: family.name)
def test_family_declares_feeds_and_lists_that_can_be_asked_for(family: Family) -> None:
    assert all(not feed.endswith("/") and "://" not in feed for feed in family.feeds)
    elements(parse("<p>本文</p>"), family.listed)  # a wrong selector says so
