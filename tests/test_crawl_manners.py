"""One request at a time for each host, whoever asks; and no host waits for another."""

from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from spiders.engine.guards import is_public, refuse_private
from spiders.frontier import Frontier
from spiders.run import crawl
from tests.loopback import NIGHT, Hit, Web, loopback, options


@pytest.fixture
def web():
    with loopback() as web:
        yield web


def by_host(web: Web) -> dict[str, list[Hit]]:
    hosts: dict[str, list[Hit]] = {}
    for hit in sorted(web.hits, key=lambda hit: hit.began):
        hosts.setdefault(urlsplit(hit.url).netloc, []).append(hit)
    return hosts


def gaps(hits: list[Hit]) -> list[float]:
    return [after.began - before.ended for before, after in pairwise(hits)]


def test_two_spiders_on_one_host_take_turns(web: Web, tmp_path: Path) -> None:
    web.links("https://one.example/list", [f"/p/{number}" for number in range(6)])
    web.links("https://one.example/more", [f"/q/{number}" for number in range(6)])
    for number in range(6):
        web.put(f"https://one.example/p/{number}", "text", delay=0.02)
        web.put(f"https://one.example/q/{number}", "text", delay=0.02)
    crawl(options(web, tmp_path, pause=0.05), ["one", "again"])
    hits = by_host(web)["one.example"]
    assert {"/p/5", "/q/5"} <= {urlsplit(hit.url).path for hit in hits}
    assert min(gaps(hits)) >= 0.045


def test_hosts_do_not_wait_for_each_other(web: Web, tmp_path: Path) -> None:
    for host in ("h0.example", "h1.example", "h2.example", "h3.example"):
        slow = 0.3 if host == "h0.example" else 0.0
        web.links(f"https://{host}/list", [f"/{number}" for number in range(5)])
        for number in range(5):
            web.put(f"https://{host}/{number}", "text", delay=slow)
    crawl(options(web, tmp_path), ["many"])
    ends = {host: hits[-1].ended for host, hits in by_host(web).items()}
    assert all(len(hits) == 7 for hits in by_host(web).values())
    assert max(ends[host] for host in ends if host != "h0.example") < ends["h0.example"] - 0.5
    assert min(min(gaps(hits)) for hits in by_host(web).values()) >= 0


def test_crawl_delay_is_obeyed(web: Web, tmp_path: Path) -> None:
    web.put(
        "https://one.example/robots.txt", "User-agent: *\nCrawl-delay: 0.3\n", headers={"Content-Type": "text/plain"}
    )
    web.links("https://one.example/list", ["/p/0", "/p/1"])
    web.put("https://one.example/p/0", "text")
    web.put("https://one.example/p/1", "text")
    crawl(options(web, tmp_path), ["one"])
    assert min(gaps(by_host(web)["one.example"])[1:]) >= 0.29


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1", "fe80::1%eth0", "fd00::1",
     "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "no address", ""],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


def test_public_addresses() -> None:
    assert is_public("1.1.1.1") and is_public("2606:4700::1111")
    refuse_private("https://www.soumu.go.jp/")


@pytest.mark.parametrize(
    "url", ["ftp://example.jp/", "file:///etc/passwd", "https:///", "http://127.1/", "http://user@10.0.0.1/"]
)
def test_urls_that_are_refused(url: str) -> None:
    with pytest.raises(Exception, match=r"private address|not an http"):
        refuse_private(url)


def test_robots_hold_for_all_pages_that_wait_for_them(web: Web, tmp_path: Path) -> None:
    pages = [f"https://one.example/p/bad{number}" for number in range(8)]
    web.put("https://one.example/robots.txt", "User-agent: *\nDisallow: /p/bad", delay=0.2)
    with Frontier(tmp_path / "frontier.sqlite") as frontier:
        frontier.discover("one", pages, NIGHT)
    crawl(options(web, tmp_path), ["one"])
    assert not any(web.count()[page] for page in pages)
