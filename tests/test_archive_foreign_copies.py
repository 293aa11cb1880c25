"""Copies of web archives: the page and the moment their addresses name, and the lists that say which there are."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import listed
from archive.wayback import copied

URL = "https://www.example.jp/a.html"
AT = datetime(2016, 1, 19, 1, 2, 3, tzinfo=UTC)
DIGEST = "sha1:" + "A" * 32


@pytest.mark.parametrize(
    ("asked", "url"),
    [
        ("https://web.archive.org/web/20160119010203id_/https://www.example.jp/a.html", URL),
        ("http://web.archive.org/web/20160119010203id_/https:/www.example.jp/a.html", URL),
        (
            "https://web.archive.org/web/20160119010203id_/www.example.jp:80/?q=a/b#c",
            "http://www.example.jp:80/?q=a/b#c",
        ),
        ("https://archive.example.org/20160119010203id_/HTTP://例え.jp/", "HTTP://例え.jp/"),
    ],
)
def test_a_copy_names_its_page_and_moment(asked, url):
    assert copied(asked) == (url, AT)


@pytest.mark.parametrize(
    "asked",
    [URL, "https://web.archive.org/web/20160119010203/http://a.jp/", "https://a.jp/?u=/20160119010203id_/http://b.jp/"],
)
def test_other_addresses_are_no_copies(asked):
    assert copied(asked) is None


CDX = {
    "three columns": f"20160119010203 {URL} {'A' * 32}\n",
    "with header": f"timestamp original digest\n20160119010203 {URL} {'A' * 32}\n",
    "seven columns": f"jp,example)/a.html 20160119010203 {URL} text/html 200 {'A' * 32} 1234\n",
    "older": f" CDX N b a m s k\njp,example)/ 20160119010203 {URL} text/html 200 {'A' * 32} - 12\n",
    "json": f'[["urlkey","timestamp","original","digest"],\n["jp,example)/","20160119010203","{URL}","{"A" * 32}"]]\n',
}


@pytest.mark.parametrize("form", CDX)
def test_a_cdx_list_is_read_in_any_form(tmp_path, form):
    path = tmp_path / "x.cdx"
    path.write_text(CDX[form] + "\n", "utf-8")
    problems: list[str] = []
    (row,) = listed(path, problems)
    assert (row.url, row.captured_at, row.digest, problems) == (URL, AT, DIGEST, [])


@given(st.binary(max_size=400))
def test_any_bytes_are_a_cdx_list_or_told(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any.cdx"
    path.write_bytes(data)
    list(listed(path))
