"""Pages per second of a whole crawl, archive and frontier included, against a bare Scrapy spider on the same site.

The bare spider runs twice: as Scrapy comes (`bare`), and with the two of our settings that only save time (`lean`).
"""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Thread
from time import monotonic

from benchmarks.crawl_site.loopback import HOSTS, PAGES
from benchmarks.serving import Connection
from spiders.run import CrawlOptions, crawl

ROUNDS = 3
FLOORS = {"ratio": 0.8}
_LEAN = {"CONCURRENT_ITEMS": 1, "WARN_ON_GENERATOR_RETURN_VALUE": False}
_TEXT = "".join(
    f"<p>{number}時{number % 60}分、証明書の交付を再開しました。{number * 7919 % 9973}</p>\n" for number in range(180)
)
_BARE = """
import json, sys
from scrapy import Spider
from scrapy.crawler import AsyncCrawlerProcess

class Bare(Spider):
    name = "bare"
    start_urls = sys.argv[2:]

    def parse(self, response):
        for link in response.css("a"):
            yield response.follow(link, self.page)

    def page(self, response):
        pass

process = AsyncCrawlerProcess({"ROBOTSTXT_OBEY": True, "CONCURRENT_REQUESTS": 16, "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
                               "LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False,
                               **json.loads(sys.argv[1])})
process.crawl(Bare)
process.start()
"""


class _Site(Connection):
    """Notes when pages were asked for."""

    asked: list[float]

    def asked_for(self, head: bytes) -> None:
        self.transport.write(self.answer(head.split(b" ", 2)[1].decode()))

    def answer(self, path: str) -> bytes:
        if path == "/list":
            body = "".join(f'<a href="/p/{number}">{number}</a>' for number in range(PAGES))
        elif path.startswith("/p/"):
            self.asked.append(monotonic())
            body = f"<html><title>{path}</title><body>{_TEXT}{path}</body></html>"
        else:
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        content = body.encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(content)}\r\n\r\n"
        return head.encode() + content


def run() -> dict[str, float]:
    """Crawl 8 hosts of 100 pages, one request at a time for each host, each way; pages/s as the server saw them."""
    asked: list[float] = []
    loop = asyncio.new_event_loop()
    protocol = type("Site", (_Site,), {"asked": asked})
    server = loop.run_until_complete(loop.create_server(protocol, "0.0.0.0", 0))
    port = server.sockets[0].getsockname()[1]
    Thread(target=loop.run_forever, daemon=True).start()
    os.environ["MADOGUCHI_BENCH_PORT"] = str(port)
    ways: dict[str, Callable[[], None]] = {
        "bare": partial(_bare, port, {}),
        "lean": partial(_bare, port, _LEAN),
        "crawl": _crawl,
    }
    best = dict.fromkeys(ways, 0.0)
    for _ in range(ROUNDS):  # in turn, so that a busy moment of the machine strikes all alike
        for way, work in ways.items():
            best[way] = max(best[way], _rate(asked, work))
    loop.call_soon_threadsafe(loop.stop)
    rates = {f"{way}_pages_per_s": rate for way, rate in best.items()}
    return rates | {"ratio": best["crawl"] / best["bare"], "lean_ratio": best["crawl"] / best["lean"]}


def _rate(asked: list[float], work: Callable[[], None]) -> float:
    asked.clear()
    work()
    expected = len(HOSTS) * PAGES
    assert len(asked) == expected, f"{len(asked)} pages were asked for, not {expected}"
    return (expected - 1) / (asked[-1] - asked[0])


def _bare(port: int, settings: dict[str, int]) -> None:
    lists = [f"http://{host}:{port}/list" for host in HOSTS]
    subprocess.run([sys.executable, "-c", _BARE, json.dumps(settings), *lists], check=True)


def _crawl() -> None:
    with tempfile.TemporaryDirectory() as folder:
        crawl(CrawlOptions(data=Path(folder), pause=0, allow_private=True, package="benchmarks.crawl_site"))


if __name__ == "__main__":
    for name, value in run().items():
        print(f"{name:20} {value:10.2f}")
