"""Lists of two real municipal sites: every link and every date of the list is found."""

from pathlib import Path

import pytest

from spiders.discovery import LinkList, discover

REAL = Path(__file__).resolve().parents[2] / "shared" / "pages" / "municipal"


@pytest.mark.parametrize(
    ("file", "links", "count"),
    [("city_nara_lg_jp", "#main_body a", 16), ("city_okayama_jp", "ul.category_end > li > a", 7)],
)
def test_every_row_has_its_date(file: str, links: str, count: int) -> None:
    page = REAL / f"{file}.html"
    if not page.is_file():
        pytest.skip(f"the real pages are not beside this checkout: {page.name} is missing")
    listed = discover(LinkList("https://a.jp/", links), page.read_bytes(), "text/html", "https://a.jp/")
    assert len([link for link in listed.links if link.date and link.title]) == len(listed.links) == count
