"""Pages per second of a whole crawl, archive and frontier included, against a bare Scrapy spider on the same site."""

import asyncio
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from threading import Thread
from time import monotonic

from benchmarks.crawl_site.loopback import HOSTS, PAGES
from spiders.run import CrawlOptions, crawl

ROUNDS = 3
_TEXT = "".join(
    f"<p>{number}時{number % 60}分、証明書の交付を再開しました。{number * 7919 % 9973}</p>\n" for number in range(180)
)
_BARE = """
import sys
from scrapy import Spider
from scrapy.crawler import AsyncCrawlerProcess

class Bare(Spider):
    name = "bare"
    start_urls = sys.argv[1:]

    def parse(self, response):
        for link in response.css("a"):
            yield response.follow(link, self.page)

    def page(self, response):
        pass

process = AsyncCrawlerProcess({"ROBOTSTXT_OBEY": True, "CONCURRENT_REQUESTS": 16, "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
                               "LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False})
process.crawl(Bare)
process.start()
"""


class _Site(asyncio.Protocol):
    """Answers from memory, so that the server is never what is measured, and notes when pages were asked for."""

    asked: list[float]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport: asyncio.Transport = transport  # type: ignore[assignment]
        self.buffer = b""

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while b"\r\n\r\n" in self.buffer:
            head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
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
    """Crawl 8 hosts of 100 pages, one request at a time for each host, both ways; pages/s as the server saw them."""
    asked: list[float] = []
    loop = asyncio.new_event_loop()
    protocol = type("Site", (_Site,), {"asked": asked})
    server = loop.run_until_complete(loop.create_server(protocol, "0.0.0.0", 0))
    port = server.sockets[0].getsockname()[1]
    Thread(target=loop.run_forever, daemon=True).start()
    os.environ["MADOGUCHI_BENCH_PORT"] = str(port)
    best = {"bare": 0.0, "crawl": 0.0}
    for _ in range(ROUNDS):  # in turn, so that a busy moment of the machine strikes both alike
        best["bare"] = max(best["bare"], _rate(asked, lambda: _bare(port)))
        best["crawl"] = max(best["crawl"], _rate(asked, _crawl))
    loop.call_soon_threadsafe(loop.stop)
    return {
        "bare_pages_per_s": best["bare"],
        "crawl_pages_per_s": best["crawl"],
        "ratio": best["crawl"] / best["bare"],
    }


def _rate(asked: list[float], work: object) -> float:
    asked.clear()
    work()  # type: ignore[operator]
    expected = len(HOSTS) * PAGES
    assert len(asked) == expected, f"{len(asked)} pages were asked for, not {expected}"
    return (expected - 1) / (asked[-1] - asked[0])


def _bare(port: int) -> None:
    lists = [f"http://{host}:{port}/list" for host in HOSTS]
    subprocess.run([sys.executable, "-c", _BARE, *lists], check=True)


def _crawl() -> None:
    with tempfile.TemporaryDirectory() as folder:
        crawl(CrawlOptions(data=Path(folder), pause=0, allow_private=True, package="benchmarks.crawl_site"))


if __name__ == "__main__":
    for name, value in run().items():
        print(f"{name:20} {value:10.2f}")
