"""A crawl from end to end: what is fetched, kept, left alone and counted."""

import gzip
from datetime import timedelta
from pathlib import Path

import pytest

from archive import Archive
from records import Capture
from spiders.frontier import Frontier
from spiders.run import CannotCrawl, CrawlOptions, crawl
from tests.loopback import NIGHT, Reply, Web, loopback, options

PAGES = [f"https://one.example/p/{number}" for number in range(4)]


@pytest.fixture
def web():
    with loopback() as web:
        yield web


def captures(data: Path) -> list[Capture]:
    return list(Archive(data / "archive").captures())


def test_first_night_keeps_pages_and_only_those(web: Web, tmp_path: Path) -> None:
    web.links("https://one.example/list", [*PAGES, "https://elsewhere.example/p/1", "/about"])
    for page in PAGES[:3]:
        web.put(page, f"<p>本文 {page}")
    day = crawl(options(web, tmp_path), ["one"])["one"]
    assert (day.fetched, day.gone, day.failed, day.blocked) == (4, 1, 0, 0)  # the list counts, but is not kept
    assert {capture.url for capture in captures(tmp_path)} == set(PAGES[:3])
    assert {capture.source for capture in captures(tmp_path)} == {"one"}
    assert all(hit.headers["user-agent"].startswith("Madoguchi/") for hit in web.hits)
    assert set(web.count()) == {"https://one.example/robots.txt", "https://one.example/list", *PAGES}


def test_nothing_is_fetched_twice_within_its_due_time(web: Web, tmp_path: Path) -> None:
    web.links("https://one.example/list", PAGES[:2])
    for page in PAGES[:2]:
        web.put(page, "text")
    crawl(options(web, tmp_path), ["one"])
    before = len(web.hits)
    day = crawl(options(web, tmp_path, now=NIGHT + timedelta(hours=1)), ["one"])["one"]
    assert (day.expected, len(web.hits)) == (0, before)


def test_bytes_are_kept_as_received(web: Web, tmp_path: Path) -> None:
    packed = gzip.compress("<p>窓口".encode("cp932"))
    raw = (
        b"HTTP/1.1 200 Fine\r\nserver: x\r\nX-oDD: \xe7\xaa\x93\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n"
    )
    web.links("https://one.example/list", PAGES[:1])
    web.put(PAGES[0], raw=raw + packed)
    crawl(options(web, tmp_path), ["one"])
    (capture,) = captures(tmp_path)
    stored = (tmp_path / "archive" / capture.archive_file).read_bytes()
    record = gzip.decompress(stored[capture.archive_offset : capture.archive_offset + capture.archive_length])
    assert raw + packed in record
    assert Archive(tmp_path / "archive").read(capture).body == "<p>窓口".encode("cp932")


def test_a_redirect_is_kept_under_its_final_address(web: Web, tmp_path: Path) -> None:
    web.links("https://one.example/list", PAGES[:2])
    web.put(PAGES[0], status=301, headers={"Location": "/p/1"})
    web.put(PAGES[1], "final")
    crawl(options(web, tmp_path), ["one"])
    assert {capture.url for capture in captures(tmp_path)} == {PAGES[1]}
    with Frontier(tmp_path / "frontier.sqlite") as frontier:
        states = [frontier.get(page).state for page in PAGES[:2]]
    assert states == ["unchanged", "fetched"] or states == ["unchanged", "unchanged"]


def test_what_is_not_wanted_any_more_is_not_asked_for(web: Web, tmp_path: Path) -> None:
    with Frontier(tmp_path / "frontier.sqlite") as frontier:
        frontier.discover("one", ["https://one.example/dropped"], NIGHT)
    web.links("https://one.example/list", [])
    assert crawl(options(web, tmp_path), ["one"])["one"].gone == 1
    assert "https://one.example/dropped" not in web.count()


def test_children_of_an_index_are_followed(web: Web, tmp_path: Path) -> None:
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    web.put(
        "https://tree.example/sitemap.xml",
        f"<sitemapindex {space}><sitemap><loc>https://tree.example/a.xml</loc>"
        f"</sitemap><sitemap><loc>https://tree.example/b.xml</loc></sitemap></sitemapindex>",
    )
    for name in "ab":
        page = f"https://tree.example/p/{name}"
        web.put(f"https://tree.example/{name}.xml", f"<urlset {space}><url><loc>{page}</loc></url></urlset>")
        web.put(page, name)
    crawl(options(web, tmp_path), ["tree"])
    assert {capture.url[-1] for capture in captures(tmp_path)} == {"a", "b"}


def test_an_index_whose_child_failed_is_read_again(web: Web, tmp_path: Path) -> None:
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    index = f"<sitemapindex {space}><sitemap><loc>https://tree.example/a.xml</loc></sitemap></sitemapindex>"
    web.put("https://tree.example/sitemap.xml", index, headers={"ETag": '"1"'})
    web.put("https://tree.example/a.xml", status=500)
    web.put("https://tree.example/p/a", "text")
    assert crawl(options(web, tmp_path), ["tree"])["tree"].failed == 2
    web.put("https://tree.example/a.xml", f"<urlset {space}><url><loc>https://tree.example/p/a</loc></url></urlset>")
    crawl(options(web, tmp_path, now=NIGHT + timedelta(days=1)), ["tree"])
    assert len(captures(tmp_path)) == 1


def test_retries_what_may_pass(web: Web, tmp_path: Path) -> None:
    answers = iter([Reply(status=503), Reply("at last")])
    web.links("https://one.example/list", PAGES[:1])
    web.pages[PAGES[0]] = lambda hit: next(answers)
    assert crawl(options(web, tmp_path), ["one"])["one"].fetched == 2


def test_the_real_web_needs_a_contact(tmp_path: Path) -> None:
    with pytest.raises(CannotCrawl, match="contact"):
        crawl(CrawlOptions(data=tmp_path))


def test_an_unknown_source_is_named(web: Web, tmp_path: Path) -> None:
    with pytest.raises(CannotCrawl, match="'nobody'"):
        crawl(options(web, tmp_path), ["nobody"])


def test_a_second_crawl_waits_its_turn(web: Web, tmp_path: Path) -> None:
    import fcntl

    with (tmp_path / "crawl.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(CannotCrawl, match="another crawl"):
            crawl(options(web, tmp_path), ["one"])
