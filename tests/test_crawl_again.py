"""Looking again: what is asked for on later nights, and what of it is kept."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from archive import Archive
from spiders.frontier import Frontier
from spiders.run import crawl
from tests.loopback import NIGHT, Web, loopback, options

PAGES = [f"https://one.example/p/{number}" for number in range(4)]
HOME, STATUS = "https://home.example/", "https://home.example/status"
DAY = timedelta(days=1)


@pytest.fixture
def web():
    with loopback() as web:
        yield web


def bodies(data: Path) -> dict[str, list[str]]:
    archive = Archive(data / "archive")
    found: dict[str, list[str]] = {}
    for capture in archive.captures():
        found.setdefault(capture.url, []).append(archive.read(capture).body.decode())
    return found


def rss(*items: tuple[str, str]) -> str:
    rows = "".join(
        f"<item><title>お知らせ</title><link>{url}</link><pubDate>{date}</pubDate></item>" for url, date in items
    )
    return f"<rss version='2.0'><channel><title>x</title>{rows}</channel></rss>"


def test_a_page_is_asked_only_whether_it_changed(web: Web, tmp_path: Path) -> None:
    web.links("https://one.example/list", PAGES[:3])
    web.put(PAGES[0], "same", headers={"ETag": '"a"'})
    web.put(PAGES[1], "same, told by its bytes")
    web.put(PAGES[2], "調査中")
    crawl(options(web, tmp_path), ["one"])
    web.put(PAGES[2], "復旧")
    day = crawl(options(web, tmp_path, now=NIGHT + 3 * DAY), ["one"])["one"]
    assert (day.fetched, day.unchanged) == (1, 3)
    assert bodies(tmp_path)[PAGES[2]] == ["調査中", "復旧"] and len(bodies(tmp_path)) == 3
    assert [hit.headers.get("if-none-match") for hit in web.hits if hit.url == PAGES[0]] == [None, '"a"']


def test_the_next_night_asks_for_listings_and_for_what_is_in_trouble(web: Web, tmp_path: Path) -> None:
    names = {PAGES[0]: "春の花まつり", PAGES[1]: "証明書交付システムの障害", PAGES[2]: "障害者手帳の手続き"}
    rows = "".join(f'<li><a href="{url}">{name}</a>' for url, name in names.items())
    web.put("https://one.example/list", f"<ul>{rows}</ul>")
    for page in PAGES[:3]:
        web.put(page, "text")
    crawl(options(web, tmp_path), ["one"])
    before = web.count()
    crawl(options(web, tmp_path, now=NIGHT + DAY), ["one"])
    asked = web.count() - before
    assert asked == Counter(["https://one.example/robots.txt", "https://one.example/list", PAGES[1]])


def test_a_page_named_with_a_newer_date_is_fetched_in_the_same_run(web: Web, tmp_path: Path) -> None:
    first, second = "Fri, 04 Apr 2025 10:00:00 +0900", "Sat, 05 Apr 2025 20:00:00 +0900"
    pages = ["https://feed.example/p/1", "https://feed.example/p/2"]
    web.put("https://feed.example/rss", rss((pages[0], first), (pages[1], first)))
    for page in pages:
        web.put(page, "調査中")
    crawl(options(web, tmp_path), ["feed"])
    web.put("https://feed.example/rss", rss((pages[0], first), (pages[1], second)))
    web.put(pages[1], "復旧")
    day = crawl(options(web, tmp_path, now=NIGHT + DAY), ["feed"])["feed"]
    assert (day.expected, day.fetched) == (2, 2)
    assert bodies(tmp_path) == {pages[0]: ["調査中"], pages[1]: ["調査中", "復旧"]}


def test_standing_page_is_looked_at_every_night(web: Web, tmp_path: Path) -> None:
    for night, text in enumerate(["調査中", "一部復旧", "一部復旧", "復旧"]):
        web.put("https://one.example/status", text)
        crawl(options(web, tmp_path, now=NIGHT + night * DAY), ["again"])
    assert bodies(tmp_path) == {"https://one.example/status": ["調査中", "一部復旧", "復旧"]}


def test_a_listing_that_is_a_standing_notice_too_is_read_and_kept(web: Web, tmp_path: Path) -> None:
    with Frontier(tmp_path / "frontier.sqlite") as frontier:
        frontier.discover("home", [HOME], NIGHT - DAY)  # known as a page before it was declared
    web.put(STATUS, "平常")
    following = '<a href="/p/9">九</a><a class="next" href="/2">次</a>'
    for night, text in enumerate(["調査中", "調査中", "復旧"]):
        web.put(HOME, f'<p>{text}</p><a href="/">ここ</a><a href="/p/{text}">{text}</a>' + following)
        web.put("https://home.example/2", '<a href="/p/10">十</a>')
        for page in ("9", "10", "%E8%AA%BF%E6%9F%BB%E4%B8%AD", "%E5%BE%A9%E6%97%A7"):
            web.put(f"https://home.example/p/{page}", page)
        crawl(options(web, tmp_path, now=NIGHT + night * DAY), ["home"])
    found = bodies(tmp_path)
    assert [body[3:].partition("<")[0] for body in found[HOME]] == ["調査中", "復旧"]
    assert found[STATUS] == ["平常"] and len([url for url in found if "/p/" in url]) == 4
