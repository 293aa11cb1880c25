"""What goes wrong on the web, or on this machine, is refused, counted and told; nothing else suffers from it."""

import gzip
import logging
import resource
from datetime import timedelta
from pathlib import Path

import pytest
from tests.loopback import NIGHT, Reply, Web, loopback, options

from archive import Archive
from spiders.frontier import Frontier
from spiders.run import CannotCrawl, crawl

LIST, PAGE, GOOD = "https://one.example/list", "https://one.example/p/bad", "https://one.example/p/good"


@pytest.fixture
def web():
    with loopback() as web:
        web.links(LIST, [PAGE, GOOD])
        web.put(GOOD, "good")
        yield web


def outcome(web: Web, data: Path, **more: object) -> tuple[str, str | None]:
    """Crawl, see that the good page came, and give what the bad one came to."""
    crawl(options(web, data, **more), ["one"])
    kept = [capture.url for capture in Archive(data / "archive").captures()]
    assert kept.count(GOOD) == 1 and PAGE not in kept
    with Frontier(data / "frontier.sqlite") as frontier:
        state = frontier.get(PAGE)
        (reason,) = frontier._db.execute("select reason from url where url = ?", (PAGE,)).fetchone()
    assert state is not None
    return state.state, reason


@pytest.mark.parametrize(
    ("reply", "state", "reason"),
    [
        (Reply(status=404), "gone", "404"),
        (Reply(status=403), "blocked", "403"),
        (Reply(status=500), "failed", "500"),
        (Reply(status=302, headers={"Location": "/p/bad"}), "failed", "circle"),
        (Reply(status=302), "failed", "nowhere"),
        (Reply(status=302, headers={"Location": "http://192.168.0.1/admin"}), "blocked", "private address: 192.168.0.1"),
        (Reply(status=302, headers={"Location": "http://[::ffff:10.0.0.1]/"}), "blocked", "private address"),
        (Reply(status=302, headers={"Location": "http://localhost/"}), "blocked", "private address"),
        (Reply(headers={"Content-Encoding": "gzip"}, body=gzip.compress(bytes(30_000_000))), "failed", "unpacked"),
        (Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n"), "failed", "max_page_bytes"),
        (Reply(raw=b"HTTP/1.1 200 OK\r\n\r\n" + bytes(25_000_000)), "failed", "max_page_bytes"),
        (Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort"), "failed", "broke"),
        (Reply(raw=b"no HTTP at all"), "failed", ""),
        (Reply(delay=1.0), "failed", "timeout"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bad_page_is_counted_and_the_next_one_fetched(
    web: Web, tmp_path: Path, reply: Reply, state: str, reason: str
) -> None:
    web.pages[PAGE] = reply
    found = outcome(web, tmp_path, timeout=0.5 if reply.delay else 5.0)
    assert found[0] == state and reason in (found[1] or "")


def test_robots_are_obeyed(web: Web, tmp_path: Path) -> None:
    web.put("https://one.example/robots.txt", "User-agent: *\nDisallow: /p/bad\n", headers={"Content-Type": "text/plain"})
    web.put(PAGE, "not for us")
    assert outcome(web, tmp_path) == ("blocked", "robots.txt forbids the address")
    assert PAGE not in web.count()


def test_robots_that_cannot_be_had_forbid(web: Web, tmp_path: Path) -> None:
    web.put("https://one.example/robots.txt", status=503)
    day = crawl(options(web, tmp_path), ["one"])["one"]
    assert day.failed == 1 and set(web.count()) == {"https://one.example/robots.txt"}


def test_each_trouble_is_told_once(web: Web, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    web.put(PAGE, status=500)
    with caplog.at_level(logging.INFO):
        crawl(options(web, tmp_path), ["one"])
    assert [record.getMessage() for record in caplog.records] == [f"one: {PAGE}: failed: HTTP 500"]


def test_a_name_that_stands_for_a_private_address_is_refused(web: Web, tmp_path: Path) -> None:
    # No replay: the name is really resolved, and nothing may reach the server that listens there.
    real = {"replay": None, "contact": "test@example.org", "package": "tests.loopback_sources"}
    day = crawl(options(web, tmp_path, **real), ["inside"])["inside"]
    assert day.blocked == 1 and not web.hits


def test_a_full_disk_stops_the_crawl_and_keeps_what_was_kept(web: Web, tmp_path: Path) -> None:
    pages = [f"https://one.example/p/{number}" for number in range(40)]
    web.links(LIST, pages)
    for number, page in enumerate(pages):
        web.put(page, bytes((number * k * k) % 251 for k in range(1, 30_000)))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, hard))  # inherited by the crawl's process
    try:
        with pytest.raises(CannotCrawl, match="free some space"):
            crawl(options(web, tmp_path), ["one"])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    kept = {capture.url for capture in Archive(tmp_path / "archive").captures()}
    assert 0 < len(kept) < 40
    crawl(options(web, tmp_path, now=NIGHT + timedelta(hours=1)), ["one"])
    captures = [capture.url for capture in Archive(tmp_path / "archive").captures()]
    assert sorted(captures) == sorted(pages)
