"""The table of municipalities: its rows are sound, and a row that is not says where and what to do."""

import pytest

from spiders.discovery import Feed, LinkList, Sitemap
from spiders.municipalities import _row, municipalities
from spiders.registry import sites, source_of


def _check_digit(code: str) -> int:
    total = sum(int(digit) * weight for digit, weight in zip(code[:5], (6, 5, 4, 3, 2), strict=True))
    return (11 - total % 11) % 10


def test_codes_have_their_check_digit_and_stand_once() -> None:
    codes = [row.code for row in municipalities()]
    assert len(set(codes)) == len(codes)
    assert [code for code in codes if len(code) != 6 or int(code[5]) != _check_digit(code)] == []


def test_families_a_b_and_d_are_there() -> None:
    families = [row.family for row in municipalities()]
    assert all(families.count(letter) >= 5 for letter in "ABD")


def test_every_row_is_a_source_found_by_its_host() -> None:
    for row in municipalities():
        assert source_of(f"{row.site}kurashi/1.html") == f"lg:{row.code}"
        assert sites()[f"lg:{row.code}"].role == "municipality"


def test_listings_are_read_and_the_home_page_stands_in_for_none() -> None:
    head = "011002\t北海道\t札幌市\thttps://www.city.sapporo.jp/\tA\t"
    listings = "feed https://a.jp/rss.xml ; list https://a.jp/news/ #main li a ; sitemap https://a.jp/sitemap.xml"
    row = _row(2, f"{head}{listings}\tone; two")
    assert row.listings == (
        Feed("https://a.jp/rss.xml"),
        LinkList("https://a.jp/news/", "#main li a"),
        Sitemap("https://a.jp/sitemap.xml"),
    )
    assert row.unconfirmed == ("one", "two")
    (home,) = _row(2, f"{head}\t").listings
    assert isinstance(home, LinkList) and home.url == "https://www.city.sapporo.jp/" and home.about


@pytest.mark.parametrize("line", ["011002\t北海道", "1\t2\t3\thttps://a.jp/\t\trss https://a.jp/rss\t"])
def test_a_bad_row_names_its_line_and_the_cure(line: str) -> None:
    with pytest.raises(ValueError, match=r"municipalities.tsv line 7: .*(separate|write)"):
        _row(7, line)
