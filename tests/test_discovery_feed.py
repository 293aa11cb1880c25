"""Feeds: the three kinds, in the encodings they come in, and what is refused."""

import pytest

from spiders.discovery import Feed, discover

URL = "https://www.soumu.go.jp/news.rdf"

RDF = """<?xml version="1.0" encoding="Shift_JIS"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="ja">
<channel rdf:about="https://www.soumu.go.jp/news.rdf"><title>新着</title><link>https://www.soumu.go.jp/</link></channel>
<item rdf:about="https://www.soumu.go.jp/menu_news/s-news/01gyosei02_02009999.html">
<title>①髙田支所のシステム障害について</title>
<link>https://www.soumu.go.jp/menu_news/s-news/01gyosei02_02009999.html?utm_source=rss</link>
<dc:date>2025-04-04T10:30:00+09:00</dc:date></item>
</rdf:RDF>"""

RSS2 = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>t</title><link>https://a.jp/</link>
<item><title>復旧のお知らせ</title><link>/news/1</link><pubDate>Thu, 03 Apr 2025 16:05:00 GMT</pubDate></item>
<item><title>日付なし</title><link>https://a.jp/news/2</link></item></channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>
<entry><title>障害情報</title><link rel="alternate" href="https://a.jp/docs/1/"/><published>2025-04-04</published>
<updated>2025-04-05T00:00:00Z</updated></entry></feed>"""

BOMB = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<rss version="2.0"><channel><item><title>&b;</title><link>https://a.jp/1</link></item></channel></rss>"""


def test_rdf_is_decoded_from_its_own_declaration_not_from_the_header() -> None:
    listed = discover(Feed(URL), RDF.encode("cp932"), "application/xml; charset=ISO-8859-1", URL)
    (link,) = listed.links
    assert listed.problem is None
    assert link.title == "①髙田支所のシステム障害について"
    assert link.url == "https://www.soumu.go.jp/menu_news/s-news/01gyosei02_02009999.html"
    assert link.date == "2025-04-04T10:30"


def test_rss_2_relative_links_and_dates_in_japan_time() -> None:
    first, second = discover(Feed(URL), RSS2.encode(), "text/xml", "https://a.jp/rss.xml").links
    assert (first.url, first.date) == ("https://a.jp/news/1", "2025-04-04T01:05")
    assert second.date is None


def test_atom_keeps_a_day_as_a_day() -> None:
    (link,) = discover(Feed(URL), ATOM.encode(), None, URL).links
    assert (link.url, link.title, link.date) == ("https://a.jp/docs/1/", "障害情報", "2025-04-04")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_before_parsing(encoding: str) -> None:
    listed = discover(Feed(URL), BOMB.encode(encoding), "text/xml", URL)
    assert not listed.links
    assert listed.problem is not None and "defines entities" in listed.problem


def test_external_doctype_is_not_fetched_and_does_no_harm() -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss.dtd">'
    body = RSS2.replace("?><rss", f"?>{doctype}<rss").encode()
    assert len(discover(Feed(URL), body, None, URL).links) == 2


def test_a_long_feed_is_capped_and_says_so() -> None:
    item = "<item><title>x</title><link>https://a.jp/{}</link></item>"
    body = "<rss><channel>" + "".join(item.format(n) for n in range(100_000)) + "</channel></rss>"
    listed = discover(Feed(URL), body.encode(), None, URL)
    assert len(listed.links) == 5_000
    assert listed.problem is not None and "100000 entries" in listed.problem


def test_zero_items_html_and_blocked_are_different_problems() -> None:
    bodies = {
        "Zero items": "<rss><channel><title>t</title></channel></rss>",
        "Moved: not a feed any more": "<!DOCTYPE html><html><body><h1>新着情報</h1></body></html>",
        "Blocked": "<!doctype html><html><head><title>Just a moment...</title></head></html>",
        "Moved: no feed": "<urlset/>",
        "Empty": " \n",
        "Damaged gzip": "\x1f\x8b rubbish",
    }
    for start, body in bodies.items():
        listed = discover(Feed(URL), body.encode("latin-1" if "\x1f" in body else "utf-8"), None, URL)
        assert listed.problem is not None and listed.problem.startswith(start), (start, listed.problem)


def test_nul_characters_rubbish_and_deep_nesting_do_not_raise() -> None:
    assert len(discover(Feed(URL), RSS2.replace("復旧", "復\0旧").encode(), None, URL).links) == 2
    for body in (b"\xff\xfe\x00", b"<rss>" * 100_000, b"<rss>" + bytes(range(256)), b"<?xml encoding='utf-7'?><rss>"):
        assert discover(Feed(URL), body, "text/xml; charset=nonsense", URL).problem


def test_mojibake_bytes_keep_the_links() -> None:
    body = RSS2.encode().replace("復旧".encode(), b"\x83\xff\xfe")
    assert len(discover(Feed(URL), body, None, URL).links) == 2


def test_only_entries_about_the_subject_are_wanted_and_none_is_no_problem() -> None:
    body = RSS2.replace("<title>日付なし</title>", "").encode()
    assert [link.url for link in discover(Feed(URL, about="復旧"), body, None, "https://a.jp/rss").links] == [
        "https://a.jp/news/1",
        "https://a.jp/news/2",  # without a title nobody knows
    ]
    listed = discover(Feed(URL, about="水道"), RSS2.encode(), None, "https://a.jp/rss")
    assert (listed.links, listed.problem) == ((), None)
