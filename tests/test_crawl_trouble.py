"""What goes wrong on the web, or on this machine, is refused, counted and told; nothing else suffers from it."""

import gzip
import logging
import resource
import socket
from datetime import timedelta
from pathlib import Path

import pytest

from archive import Archive
from settings import Settings
from spiders.engine.guards import is_public
from spiders.frontier import Frontier
from spiders.run import CannotCrawl, crawl
from stages.crawl import crawl as stage
from tests.loopback import NIGHT, Reply, Web, loopback, options

LIST, PAGE, GOOD = "https://one.example/list", "https://one.example/p/bad", "https://one.example/p/good"


@pytest.fixture
def web():
    with loopback() as web:
        web.links(LIST, [PAGE, GOOD])
        web.put(GOOD, "good")
        yield web


def outcomes(web: Web, data: Path, bad: dict[str, Reply], **more: object) -> dict[str, tuple[str, str]]:
    """Crawl, see that the good page and only it was kept, and give what each bad one came to."""
    pages = {f"https://one.example/p/{name}": reply for name, reply in bad.items()}
    web.links(LIST, [*pages, GOOD])
    web.pages |= pages
    crawl(options(web, data, **more), ["one"])
    assert [capture.url for capture in Archive(data / "archive").captures()] == [GOOD]
    with Frontier(data / "frontier.sqlite") as frontier:
        rows = frontier._db.execute("select url, state, reason from url where url like '%/p/%'").fetchall()
    return {url.rpartition("/")[2]: (state, reason or "") for url, state, reason in rows}


BAD = {
    "missing": (Reply(status=404), "gone", "404"),
    "forbidden": (Reply(status=403), "blocked", "403"),
    "error": (Reply(status=500), "failed", "500"),
    "circle": (Reply(status=302, headers={"Location": "/p/circle"}), "failed", "circle"),
    "nowhere": (Reply(status=302), "failed", "nowhere"),
    "private": (Reply(status=302, headers={"Location": "http://192.168.0.1/"}), "blocked", "address: 192.168.0.1"),
    "mapped": (Reply(status=302, headers={"Location": "http://[::ffff:10.0.0.1]/"}), "blocked", "private address"),
    "localhost": (Reply(status=302, headers={"Location": "http://localhost/"}), "blocked", "private address"),
    "decimal": (Reply(status=302, headers={"Location": "http://2130706433/"}), "blocked", "private address"),
    "bomb": (Reply(headers={"Content-Encoding": "gzip"}, body=gzip.compress(bytes(30_000_000))), "failed", "unpacked"),
    "announced": (Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n"), "failed", "max_page_bytes"),
    "endless": (Reply(raw=b"HTTP/1.1 200 OK\r\n\r\n" + bytes(25_000_000)), "failed", "max_page_bytes"),
    "cut": (Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort"), "failed", "broke"),
    "hungup": (Reply(raw=b""), "failed", "closed before an answer"),
    "rubbish": (Reply(raw=b"no HTTP at all"), "failed", "no HTTP"),
    "unpacked": (Reply("text", headers={"Content-Encoding": "gzip"}), "failed", "not packed as"),
    "half": (Reply(gzip.compress(bytes(9_000))[:20], headers={"Content-Encoding": "gzip"}), "failed", "packed"),
    "slow": (Reply(delay=1.5), "failed", "timeout"),
}


@pytest.fixture(scope="module")
def bad_night(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str]]:
    with loopback() as web:
        web.put(GOOD, "good")
        bad = {name: reply for name, (reply, _, _) in BAD.items()}
        return outcomes(web, tmp_path_factory.mktemp("bad"), bad, timeout=1.0)


@pytest.mark.parametrize("name", BAD)
def test_a_bad_page_is_counted_with_its_reason(bad_night: dict[str, tuple[str, str]], name: str) -> None:
    _, state, reason = BAD[name]
    assert bad_night[name][0] == state and reason in bad_night[name][1]


def test_robots_are_obeyed(web: Web, tmp_path: Path) -> None:
    web.put(
        "https://one.example/robots.txt", "User-agent: *\nDisallow: /p/bad\n", headers={"Content-Type": "text/plain"}
    )
    found = outcomes(web, tmp_path, {"bad": Reply("not for us")})
    assert found["bad"] == ("blocked", "robots.txt forbids the address")
    assert PAGE not in web.count()


def test_robots_that_cannot_be_had_forbid(web: Web, tmp_path: Path) -> None:
    web.put("https://one.example/robots.txt", status=503)
    day = crawl(options(web, tmp_path), ["one"])["one"]
    assert day.failed == 1 and set(web.count()) == {"https://one.example/robots.txt"}


def test_an_address_that_is_none_does_not_hold_up_the_rest(web: Web, tmp_path: Path) -> None:
    odd = ["https://[one.example/p/x", "https://one.example:99999/p/x", "https://.one.example/p/x", "no address"]
    with Frontier(tmp_path / "frontier.sqlite") as frontier:
        frontier.discover("one", odd, NIGHT)
    web.links(LIST, [GOOD])
    day = crawl(options(web, tmp_path), ["one"])["one"]
    assert [capture.url for capture in Archive(tmp_path / "archive").captures()] == [GOOD]
    assert day.failed + day.blocked + day.gone == len(odd)


def test_a_304_to_a_page_that_was_never_had_is_no_page(web: Web, tmp_path: Path) -> None:
    assert outcomes(web, tmp_path, {"early": Reply(status=304)})["early"][0] == "failed"


def test_each_trouble_is_told_once(web: Web, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    web.put(PAGE, status=500)
    with caplog.at_level(logging.INFO):
        crawl(options(web, tmp_path), ["one"])
    assert [record.getMessage() for record in caplog.records] == [f"one: {PAGE}: failed: HTTP 500"]


def test_a_name_that_stands_for_a_private_address_is_refused(web: Web, tmp_path: Path) -> None:
    try:
        address = socket.gethostbyname(socket.gethostname())
    except OSError:
        pytest.skip("the name of this machine resolves to nothing")
    if is_public(address):
        pytest.skip("the name of this machine resolves to a public address")
    real = {"replay": None, "contact": "test@example.org", "package": "tests.loopback_sources"}
    day = crawl(options(web, tmp_path, **real), ["inside"])["inside"]
    assert day.blocked == 1 and not web.hits


def test_where_all_that_is_on_is_off_nothing_is_crawled(tmp_path: Path) -> None:
    report = stage(Settings(data=tmp_path, contact="test@example.org", sources_on=["soumu"], sources_off=["soumu"]))
    assert "sources_off" in report.problems[0] and not (tmp_path / "archive").exists()


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
