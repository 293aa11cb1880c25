"""Of a site only the home page is declared: its lists and feeds are found, remembered, and looked for anew when dry."""

from datetime import timedelta
from pathlib import Path

import pytest

from archive import Archive
from spiders.frontier import Frontier
from spiders.run import crawl
from tests.loopback import NIGHT, Reply, Web, loopback, options

SITE = "https://town.example"
DAY = timedelta(days=1)


def page(*links: tuple[str, str], more: str = "") -> str:
    rows = "".join(f'<li>{day} <a href="{url}">{words}</a></li>' for url, _, words in _split(links) for day in [_])
    return f"<html><body><h1>北浜市</h1><ul>{rows}</ul>{more}</body></html>"


def _split(links: tuple[tuple[str, str], ...]) -> list[tuple[str, str, str]]:
    return [(url, words.partition("|")[0], words.rpartition("|")[2]) for url, words in links]


@pytest.fixture
def web():
    with loopback() as web:
        web.put(SITE + "/", page(("/oshirase/", "|お知らせ一覧"), ("/rss.xml", "|RSS")), headers={"ETag": '"home"'})
        web.put(
            SITE + "/oshirase/",
            page(("/n/1.html", "2025年4月4日|証明書交付システムの障害"), ("/n/2.html", "2025年4月4日|桜まつり"),
                 more='<a href="/oshirase/2.html">次へ</a>'),
        )  # fmt: skip
        web.put(SITE + "/oshirase/2.html", page(("/n/3.html", "2025年4月1日|コンビニ交付の停止")))
        web.put(
            SITE + "/rss.xml",
            "<rss version='2.0'><channel><item><title>戸籍システムの停止</title><link>http://town.example/n/4.html</link>"
            "</item></channel></rss>",
            headers={"Content-Type": "application/rss+xml"},
        )
        for number in range(1, 6):
            web.put(f"{SITE}/n/{number}.html", f"<h1>お知らせ{number}</h1><p>本文です。")
        yield web


def night(web: Web, data: Path, number: int = 0):
    before = web.count()
    day = crawl(options(web, data, now=NIGHT + number * DAY), ["town"])["town"]
    return day, {url.removeprefix(SITE) for url in web.count() - before} - {"/robots.txt"}


def test_lists_are_found_remembered_and_asked_though_the_home_page_is_unchanged(web: Web, tmp_path: Path) -> None:
    _, asked = night(web, tmp_path)
    pages = {"/n/1.html", "/n/3.html", "/n/4.html"}
    assert asked == {"/", "/oshirase/", "/oshirase/2.html", "/rss.xml"} | pages
    assert {capture.url.removeprefix(SITE) for capture in Archive(tmp_path / "archive").captures()} == pages
    web.put(
        SITE + "/oshirase/",
        page(("/n/5.html", "2025年4月5日|転入届の受付停止"), ("/n/1.html", "2025年4月4日|証明書交付システムの障害"),
             more='<a href="/oshirase/2.html">次へ</a>'),
    )  # fmt: skip
    _, asked = night(web, tmp_path, 1)
    assert asked >= {"/", "/oshirase/", "/rss.xml", "/n/5.html"} and "/oshirase/2.html" not in asked


def test_a_list_that_is_all_new_leads_to_the_page_after_it(web: Web, tmp_path: Path) -> None:
    night(web, tmp_path)
    rows = [(f"/e/{number}.html", "2025年4月9日|もちつき") for number in range(20)]
    web.put(SITE + "/oshirase/", page(*rows, more='<a href="/oshirase/2.html">次へ</a>'))
    _, asked = night(web, tmp_path, 6)
    assert "/oshirase/2.html" in asked


def test_a_home_page_is_read_anew_when_its_lists_bring_nothing_for_long(web: Web, tmp_path: Path) -> None:
    night(web, tmp_path)
    for path in ("/oshirase/", "/rss.xml"):
        web.pages.pop(SITE + path)
    night(web, tmp_path, 1)
    sent: list[str | None] = []
    renewed = page(("/news/", "|新着情報一覧"))

    def home(hit) -> Reply:
        sent.append(hit.headers.get("if-none-match"))
        return Reply(status=304) if sent[-1] else Reply(renewed, headers={"ETag": '"home"'})

    web.pages[SITE + "/"] = home
    web.put(SITE + "/news/", page(("/n/2.html", "|電子証明書の更新停止")))
    assert "/n/2.html" not in night(web, tmp_path, 2)[1]
    assert "/n/2.html" in night(web, tmp_path, 70)[1]
    assert sent[0] == '"home"' and sent[-1] is None


def test_a_guess_that_comes_to_nothing_is_no_trouble_of_the_source(web: Web, tmp_path: Path) -> None:
    marks = "".join(f'<div id="{mark}"></div>' for mark in ("main_header", "main_body", "section_footer", "main_a"))
    web.put(SITE + "/", marks + "<a href='/1'>桜</a>")  # a family whose feed stands at /rss/10/list1.xml on other sites
    _, asked = night(web, tmp_path)
    assert "/rss/10/list1.xml" in asked
    with Frontier(tmp_path / "frontier.sqlite") as frontier:
        (ledger,) = frontier.ledger()
    assert (ledger.gone, ledger.failed, ledger.problem) == (0, 0, None)
    assert "/rss/10/list1.xml" not in night(web, tmp_path, 1)[1]
