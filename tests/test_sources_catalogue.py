"""Every source that is known is collected, or said not to be and why; the page in docs says what is declared."""

import json
from pathlib import Path

import pytest

from spiders import catalogue
from spiders.catalogue import not_collected
from spiders.municipalities import municipalities
from spiders.registry import sites, source_of

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "tests" / "pages"
KNOWN = ROOT.parent / "shared" / "sources.md"


def _known() -> list[tuple[str, str]]:
    lines = KNOWN.read_text("utf-8").splitlines() if KNOWN.exists() else []
    rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines if line.startswith("| ")]
    return [(row[0], row[3]) for row in rows if len(row) > 8 and row[3].startswith("https://")]


def test_the_page_in_docs_is_written_from_the_declarations() -> None:
    written = (ROOT / "docs" / "sources.md").read_text("utf-8")
    assert written == catalogue.markdown(), "run: python -m spiders.catalogue > docs/sources.md"


@pytest.mark.skipif(not KNOWN.exists(), reason="../shared/sources.md is not beside this checkout")
def test_every_known_source_is_collected_or_said_not_to_be() -> None:
    known = _known()
    assert len(known) >= 70
    left_out = {row.key for row in not_collected()}
    collected = {site.source for site in sites().values() if site.enabled}
    neither = [key for key, home in known if not ({source_of(home)} & collected or key in left_out)]
    assert neither == [], "declare it, or put it into spiders/tables/not_collected.tsv"


# The letter of a CMS family in the table of municipalities, and the saved page that stands for every site of it.
FAMILIES = {
    "A": "cms8341", "B": "mol", "C": "idnumber", "D": "main_body", "E": "toiawase", "F": "wysiwyg_wp",
    "G": "shirasagi", "H": "joruri", "I": "kiji",
}  # fmt: skip


@pytest.mark.skipif(not KNOWN.exists(), reason="../shared/sources.md is not beside this checkout")
def test_every_known_source_has_a_saved_page_or_one_of_its_family() -> None:
    saved = {source_of(json.loads(case.read_text("utf-8"))["url"]) for case in PAGES.glob("*/*.json")}
    families = {f"lg:{row.code}": FAMILIES.get(row.family) for row in municipalities()}
    left_out = {row.key for row in not_collected()} - sites().keys()
    bare = []
    for key, home in _known():
        source = source_of(home) or key
        family = families.get(source)
        if source not in saved | left_out and not (family and (PAGES / "families" / f"{family}.json").is_file()):
            bare.append(key)
    assert bare == [], "save a page of it below tests/pages"


def test_what_is_not_collected_is_off_and_says_why() -> None:
    off = {site.source for site in sites().values() if not site.enabled}
    rows = {row.key: row for row in not_collected()}
    assert off <= set(rows), "say in spiders/tables/not_collected.tsv why it is off"
    assert not {key for key in rows if key in sites() and key not in off}
    assert all(row.name and row.home.startswith("https://") and row.reason and row.change for row in rows.values())


def test_a_source_that_is_off_is_declared_and_its_archived_pages_are_its_own() -> None:
    old = "https://www3.nhk.or.jp/news/html/20250404/k10099999991000.html"
    assert source_of(old) == "nhk" and sites()["nhk"].wants(old)
