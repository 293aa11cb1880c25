"""HTML lists: which links, which dates, and what a list page can do to us."""

import time

from hypothesis import given
from hypothesis import strategies as st

from spiders.discovery import Feed, LinkList, NewsSitemap, discover

URL = "https://a.jp/news/index.html"
PAGE = """<html><head><title>新着</title></head><body><ul class="menu"><li><a href="/">トップ</a></li></ul>
<table><tr><td scope="row">令和７年４月４日</td><td><a href="01.html?utm_medium=x">障害の<b>お知らせ</b></a></td></tr>
<tr><td scope="row">2025年4月3日</td><td><a href="//a.jp/news/02.html#top">催し</a></td></tr></table>
<div class="post">
<h3><a href="/news/03.html"><img></a> <a href="/news/03.html">続報</a></h3><p>2025.4.2</p></div>
<a href="javascript:void(0)">開く</a><a href="mailto:a@a.jp">メール</a><a href="http://[bad">x</a>
<p><a class="next" href="index_2.html">次へ</a></p></body></html>"""


def test_links_with_the_date_of_their_own_row() -> None:
    links = discover(LinkList(URL, "table, .post"), PAGE.encode(), "text/html", URL).links
    assert [(link.url, link.title, link.date) for link in links] == [
        ("https://a.jp/news/01.html", "障害のお知らせ", "2025-04-04"),
        ("https://a.jp/news/02.html", "催し", "2025-04-03"),
        ("https://a.jp/news/03.html", "続報", "2025-04-02"),
    ]


def test_xpath_next_page_and_its_end() -> None:
    listing = LinkList(URL, "//table//a", next="a.next", pages=2)
    (second,) = discover(listing, PAGE.encode("euc_jp"), "text/html; charset=euc-jp", URL).more
    assert second == LinkList("https://a.jp/news/index_2.html", "//table//a", next="a.next", pages=1)
    assert not discover(second, PAGE.encode(), None, URL).more


def test_about_keeps_links_on_the_subject_and_none_is_no_problem() -> None:
    body = PAGE.encode()
    assert [link.title for link in discover(LinkList(URL, about="障害"), body, None, URL).links] == ["障害のお知らせ"]
    nothing = discover(LinkList(URL, about="津波"), body, None, URL)
    assert not nothing.links and nothing.problem is None


def test_changed_layout_and_challenge_are_told_apart() -> None:
    changed = discover(LinkList(URL, "#news a"), PAGE.encode(), None, URL).problem
    assert changed is not None and changed.startswith("Layout changed") and "'#news a'" in changed
    challenge = "<html><title>Just a moment...</title><a href='https://www.cloudflare.com/'>Cloudflare</a></html>"
    blocked = discover(LinkList(URL), challenge.encode(), None, URL).problem
    assert blocked is not None and blocked.startswith("Blocked")
    script = PAGE.replace("</body>", "<script src='/cdn-cgi/challenge-platform/x.js'></script></body>")
    assert discover(LinkList(URL), script.encode(), None, URL).problem is None


def test_deep_nesting_ends_soon() -> None:
    start = time.monotonic()
    for body in ("<div>" * 100_000 + "<a href='/x'>深い</a>", "<a href='/x'>" * 20_000, "<ul><li>" * 50_000):
        discover(LinkList(URL), body.encode(), None, URL)
    assert time.monotonic() - start < 20


def test_a_long_list_is_capped_and_says_so() -> None:
    body = "".join(f"<li>2025年4月4日 <a href='/{n}.html'>{n}</a></li>" for n in range(6_000))
    listed = discover(LinkList(URL), body.encode(), None, URL)
    assert len(listed.links) == 5_000
    assert listed.problem is not None and listed.problem.startswith("Long list")


@given(st.binary(max_size=400), st.text(max_size=40))
def test_no_bytes_raise(rubbish: bytes, content_type: str) -> None:
    for listing, start in (
        (LinkList(URL), b"<a href="),
        (Feed(URL), b"<rss><item><link>"),
        (NewsSitemap(URL), b"<urlset><url><loc>"),
    ):
        for body in (rubbish, start + rubbish):
            listed = discover(listing, body, content_type, URL)
            assert listed.links or listed.problem or isinstance(listing, LinkList)
