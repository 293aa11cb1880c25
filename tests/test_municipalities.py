"""The table of municipalities: its rows are sound, and a row that is not says where and what to do."""

import csv
import re
import time
from pathlib import Path

import pytest

from nlp import tables
from spiders.discovery import Feed, Home, LinkList, Sitemap
from spiders.municipalities import _row, municipalities
from spiders.registry import sites, source_of
from spiders.subject import subject


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


def test_every_row_is_a_source_found_by_its_site() -> None:
    for row in municipalities():
        assert source_of(row.site) == f"lg:{row.code}", row
        assert sites()[f"lg:{row.code}"].role == "municipality"


def test_a_host_of_several_rows_is_the_city_s_but_for_the_wards_folders() -> None:
    assert source_of("https://www.city.sapporo.jp/chuo/news/1.html") == "lg:011011"
    assert source_of("https://www.city.sapporo.jp/kurashi/1.html") == "lg:011002"
    assert source_of("http://www.city.kobe.lg.jp/kuyakusho/nadaku/a.html") == "lg:281026"
    assert source_of("https://www.city.kobe.lg.jp/kuyakusho/") == "lg:281000"
    assert sites()["lg:011002"].wants("https://www.city.sapporo.jp/chuo/news/1.html")
    assert not sites()["lg:011011"].wants("https://www.city.sapporo.jp/kurashi/1.html")


def test_a_city_s_other_hosts_and_folders_are_its_own() -> None:
    assert source_of("https://www.city.kanazawa.lg.jp/a.html") == "lg:172014"  # its home is on www4
    assert source_of("https://www.city.hokuto.hokkaido.jp/docs/1.html") == "lg:012360"  # its home is /index.html


def test_prefectures_cities_and_wards_are_all_there() -> None:
    codes = [row.code for row in municipalities()]
    assert sum(row.name == row.prefecture for row in municipalities()) == 47
    assert len(codes) == 1957
    assert codes == sorted(codes)


def test_rows_agree_with_the_gazetteer() -> None:
    known = {row["code"]: row for row in tables.rows("municipalities")}
    for row in municipalities():
        name = row.name if row.name == row.prefecture else row.prefecture + row.name
        assert (name, row.reading) == (known[row.code]["name"], known[row.code]["reading"]), row.code
    missing = {code: row for code, row in known.items() if code not in {row.code for row in municipalities()}}
    # Wards of 浜松市 that are no more, and two of the new ones, whose addresses are not known.
    assert {row["parent"] for row in missing.values()} == {"221309"} and len(missing) == 8


def test_rows_are_those_of_localgovjp() -> None:
    theirs = Path(__file__).resolve().parents[2] / "shared" / "data" / "localgovjp-utf8.csv"
    if not theirs.exists():
        pytest.skip("../shared/data/localgovjp-utf8.csv is not beside this checkout")
    with theirs.open(encoding="utf-8-sig", newline="") as file:
        codes = {row["lgcode"] for row in csv.DictReader(file)}
    gone = {"221317", "221325", "221333", "221341", "221350", "221368", "221376"}  # wards of 浜松市 up to 2023
    ours = {row.code for row in municipalities() if row.name != row.prefecture}
    assert ours == codes - gone | {"221406"}


def test_the_whole_table_is_read_within_a_tenth_of_a_second() -> None:
    sites()
    best = min(_seconds_to_read() for _ in range(3))
    assert best < 0.1, f"{best:.3f} s"


def _seconds_to_read() -> float:
    for cached in (municipalities, sites):
        cached.cache_clear()
    start = time.perf_counter()
    sites()
    return time.perf_counter() - start


@pytest.mark.parametrize(
    ("words", "followed"),
    [
        ("証明書コンビニ交付サービスの停止について", True),
        ("マイナンバ―カードの更新ができません", True),  # U+2015, as one city writes it
        ("住民記録システムの障害について", True),
        ("個人情報の漏えいについて", True),
        ("花火大会の開催中止について", False),
        ("住民票の写しの交付中止", True),
        ("障害福祉のしおり", False),
        ("障害者手帳の申請", False),
        ("ふるさと納税", False),
    ],
)
def test_words_of_a_link_that_is_followed(words: str, followed: bool) -> None:
    assert bool(re.search(subject(), words)) == followed


def test_listings_are_read_and_the_home_page_is_one_of_them() -> None:
    head = "011002\t北海道\t札幌市\tさっぽろし\thttps://www.city.sapporo.jp/\tA\t"
    listings = "feed https://a.jp/rss.xml ; list https://a.jp/news/ #main li a ; sitemap https://a.jp/sitemap.xml"
    row = _row(2, f"{head}{listings}\tone; two")
    assert row.listings == (
        Feed("https://a.jp/rss.xml", about=subject()),
        LinkList("https://a.jp/news/", "#main li a", about=subject()),
        Sitemap("https://a.jp/sitemap.xml"),
        Home("https://www.city.sapporo.jp/", about=subject()),
    )
    assert row.unconfirmed == ("one", "two")
    (home,) = _row(2, f"{head}\t").listings
    assert home == Home("https://www.city.sapporo.jp/", about=subject())


@pytest.mark.parametrize("line", ["011002\t北海道", "1\t2\t3\t4\thttps://a.jp/\t\trss https://a.jp/rss\t"])
def test_a_bad_row_names_its_line_and_the_cure(line: str) -> None:
    with pytest.raises(ValueError, match=r"municipalities.tsv line 7: .*(separate|write)"):
        _row(7, line)
