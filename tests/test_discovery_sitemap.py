"""Sitemaps: plain, news, indexes, compressed, and what is refused."""

import gzip

from spiders.discovery import NewsSitemap, Sitemap, discover

URL = "https://news.jp/sitemap.xml"
NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><image:image><image:loc>https://news.jp/i.jpg</image:loc><image:title>写真</image:title></image:image>
<loc>https://news.jp/articles/A1.html?utm_source=x</loc><lastmod>2025-04-05</lastmod>
<news:news><news:publication_date>2025-04-04T19:36:47+09:00</news:publication_date>
<news:title>窓口で遅れ</news:title></news:news></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://news.jp/sport.xml</loc><lastmod>2025-04-04</lastmod></sitemap>
<sitemap><loc>https://news.jp/news-1.xml</loc><lastmod>2025-04-01</lastmod></sitemap>
<sitemap><loc>https://news.jp/news-2.xml.gz</loc><lastmod>2025-04-03</lastmod></sitemap></sitemapindex>"""


def test_news_sitemap_gives_title_and_publication_date() -> None:
    (link,) = discover(NewsSitemap(URL), NEWS.encode(), "text/xml", URL).links
    assert link.url == "https://news.jp/articles/A1.html"
    assert (link.title, link.date) == ("窓口で遅れ", "2025-04-04T19:36:47")


def test_index_gives_the_newest_children_that_match_as_the_same_kind() -> None:
    listed = discover(NewsSitemap(URL, children="news-", newest=1), INDEX.encode(), None, URL)
    assert listed.more == (NewsSitemap("https://news.jp/news-2.xml.gz", "news-", 1, 1),)
    assert not listed.links and listed.problem is None


def test_index_without_a_matching_child_says_so() -> None:
    problem = discover(Sitemap(URL, children="politics"), INDEX.encode(), None, URL).problem
    assert problem is not None and "none of 3 child sitemaps matches 'politics'" in problem


def test_indexes_of_indexes_end() -> None:
    listed = discover(Sitemap(URL, depth=3), INDEX.encode(), None, URL)
    assert not listed.more
    assert listed.problem is not None and listed.problem.startswith("Nested sitemaps")


def test_gzip_is_expanded_and_a_gzip_bomb_refused() -> None:
    assert discover(Sitemap(URL), gzip.compress(NEWS.encode()), "application/gzip", URL).links
    bomb = gzip.compress(b" " * 60_000_000)
    assert len(bomb) < 100_000
    problem = discover(Sitemap(URL), bomb, "application/gzip", URL).problem
    assert problem is not None and problem.startswith("Too large")


def test_entities_html_and_emptiness_are_told_apart() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "b">]><urlset><url><loc>&a;</loc></url></urlset>'
    for body, start in (
        (bomb, "Refused"),
        ("<html><body>引っ越しました</body></html>", "Moved: not a sitemap any more"),
        ("<html><title>403 Forbidden</title></html>", "Blocked"),
        ("<urlset/>", "Zero items"),
        ("just text", "Moved: no sitemap"),
    ):
        problem = discover(Sitemap(URL), body.encode(), None, URL).problem
        assert problem is not None and problem.startswith(start), (start, problem)


def test_broken_xml_keeps_what_stands_before_the_break() -> None:
    cut = NEWS.replace("</urlset>", "<url><loc>https://news.jp/b</loc></url><url><loc>https://news.jp/articles/")
    assert [link.url for link in discover(Sitemap(URL), cut.encode(), None, URL).links][:2] == [
        "https://news.jp/articles/A1.html",
        "https://news.jp/b",
    ]
    assert discover(Sitemap(URL), b"<urlset>" + b"<a>" * 100_000, None, URL).problem
