"""A home page tells where its site lists its news and publishes its feeds."""

import pytest

from spiders.discovery import Feed, Home, LinkList, discover
from spiders.subject import subject

HOME = "https://www.city.kitahama.example.jp/"
LISTING = Home(HOME, about=subject())


def found(html: str, listing: Home = LISTING) -> list[tuple[str, str]]:
    listed = discover(listing, f"<html><body>{html}</body></html>".encode(), "text/html; charset=utf-8", HOME)
    return [(type(one).__name__, one.url.removeprefix(HOME)) for one in listed.lists]


@pytest.mark.parametrize(
    ("html", "kind", "path"),
    [
        (
            '<link rel="alternate" type="application/rss+xml" title="新着情報" href="/n?a=1">',
            "Feed",
            "n?a=1",
        ),
        ('<a href="/rss/10/list1.xml">新着</a>', "Feed", "rss/10/list1.xml"),
        ('<a href="index.rdf"><img src="r.png" alt="RSS"></a>', "Feed", "index.rdf"),
        ('<a href="/rss.xml;jsessionid=AB12">新着情報RSS</a>', "Feed", "rss.xml"),
        ('<a href="/rss.xml?PHPSESSID=ab">新着情報RSS</a>', "Feed", "rss.xml"),
        ('<h2>新着情報</h2><p><a href="/n/">新着情報の一覧を見る</a></p>', "LinkList", "n/"),
        ('<a href="/feed/">フィード</a>', "Feed", "feed/"),
        ('<a href="/about/rss.html">ＲＳＳ配信一覧</a>', "Home", "about/rss.html"),
        ('<a href="/oshirase/index.html">お知らせ一覧</a>', "LinkList", "oshirase/index.html"),
        ('<a href="/hodo/">報道発表資料</a>', "LinkList", "hodo/"),
        ('<a href="/kisha/">記者会見・記者発表</a>', "LinkList", "kisha/"),
        ('<a href="/new/">新着情報一覧へ</a>', "LinkList", "new/"),
        ('<a href="/juyo/">重要なお知らせ</a>', "LinkList", "juyo/"),
        (
            '<h2>新着情報</h2><ul><li><a href="/1.html">祭り</a></ul><a href="/new.html">一覧を見る</a>',
            "LinkList",
            "new.html",
        ),
        ('<h2>緊急情報</h2><p><a href="/all.html">もっと見る</a></p>', "LinkList", "all.html"),
        ('<h3>お知らせ</h3><a href="/l.html"><img alt="一覧" src="x.png"></a>', "LinkList", "l.html"),
    ],
)
def test_what_names_a_list_or_a_feed(html, kind, path):
    assert found(html) == [(kind, path)]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/event/">イベント一覧</a>',
        '<h2>イベント情報</h2><a href="/e.html">一覧を見る</a>',
        '<a href="/nyusatsu/">入札に関するお知らせ</a>',
        '<a href="/1.html">システム障害に関するお知らせ</a>',
        '<a href="/2.html">水道料金の改定に関する重要なお知らせの送付を始めました</a>',
        '<a href="/comments/feed" >コメントフィード</a>',
        '<a href="/">お知らせ</a>',
        '<a href="javascript:open()">お知らせ一覧</a>',
        '<a href="/calendar?ym=2025-05">カレンダー</a>',
        "<p>お知らせ一覧",
        "",
    ],
)
def test_what_names_none(html):
    assert found(html or "<p>本文") == []


def test_the_likeliest_come_first_and_not_too_many():
    feeds = "".join(f'<a href="/rss/{number}.xml">地区{number}</a>' for number in range(9))
    lists = "".join(f'<a href="/list{number}/">お知らせ{number}</a>' for number in range(3))
    many = "".join(f'<a href="/l{number}/">お知らせ一覧</a>' for number in range(9))
    got = found(feeds + '<a href="/rss/new.xml">新着情報</a>' + lists + many)
    assert got[0] == ("Feed", "rss/new.xml")
    assert [kind for kind, _ in got] == ["Feed"] * 3 + ["LinkList"] * 4


def test_a_page_about_feeds_gives_feeds_only():
    html = '<a href="/rss/10/list1.xml">新着情報</a><a href="/oshirase/">お知らせ一覧</a><a href="/r.html">RSSとは</a>'
    assert found(html, Home(HOME + "about/rss.html", depth=1)) == [("Feed", "rss/10/list1.xml")]


def test_a_family_publishes_its_feed_where_none_is_named():
    marks = (
        '<div id="main_header"></div><div id="main_body"></div><div id="section_footer"></div><div id="main_a"></div>'
    )
    assert found(marks) == [("Feed", "rss/10/list1.xml")]


def test_its_own_links_are_followed_by_their_words():
    html = '<a href="/1.html">証明書交付システムの障害</a><a href="/2.html">桜まつり</a><a href="/n/">お知らせ一覧</a>'
    listed = discover(LISTING, html.encode(), "text/html; charset=utf-8", HOME)
    assert [link.url for link in listed.links] == [HOME + "1.html"]
    assert listed.lists == (LinkList(HOME + "n/", about=subject(), next=listed.lists[0].next, pages=3),)
    assert listed.lists[0].next and Feed not in map(type, listed.lists)
