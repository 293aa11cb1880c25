"""Pages per second over the loopback city, against a bare Scrapy spider that is given the same addresses.

The bare spider is told what to fetch and only looks at each page's links; the crawl finds the addresses by itself, and
keeps, records and counts them. Both rates are of the time until the ordinary hosts are done: some hosts answer slowly,
or ask for a pause, on purpose.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.city.night import options
from benchmarks.city.server import Hit, serve
from benchmarks.city.sites import sites
from spiders.run import crawl

ROUNDS = 3
FLOORS = {"ratio": 0.8}
_WAITING = ("slow", "busy", "bursts", "bad answers")
_BARE = """
import json, sys
from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.defer import succeed

class Here(CachingThreadedResolver):
    def getHostByName(self, name, timeout=()):
        return succeed("127.0.0.1")

class Bare(Spider):
    name = "bare"

    async def start(self):
        port, wanted = json.load(sys.stdin)
        for host, path in wanted:
            yield Request(f"http://{host}:{port}{path}", self.parse)

    def parse(self, response):
        if hasattr(response, "css"):
            self.links = [response.urljoin(link) for link in response.css("a::attr(href)").getall()]

process = AsyncCrawlerProcess({"ROBOTSTXT_OBEY": True, "CONCURRENT_REQUESTS": 300, "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
                               "DNS_RESOLVER": Here, "HTTPERROR_ALLOW_ALL": True, "REDIRECT_ENABLED": False,
                               "LOG_LEVEL": "CRITICAL", "TELNETCONSOLE_ENABLED": False,
                               "REMOTE_CONTROL_ENABLED": False})
process.crawl(Bare)
process.start()
"""


def run() -> dict[str, float]:
    """Crawl the city and fetch the same addresses barely, in turn; the best rate of each, and their ratio."""
    ordinary = {site.host for site in sites() if site.character not in _WAITING}
    best = {"crawl": 0.0, "bare": 0.0}
    pages = 0
    with serve() as city:
        for _ in range(ROUNDS):
            city.hits.clear()
            with tempfile.TemporaryDirectory() as folder:
                crawl(options(city.at, Path(folder)))
            hits = [hit for hit in city.hits if hit.host in ordinary]
            pages = len(hits)
            best["crawl"] = max(best["crawl"], _rate(city.hits, hits))
            city.hits.clear()
            asked = [(hit.host, hit.path) for hit in hits if hit.path != "/robots.txt"]
            order = json.dumps([city.at.rpartition(":")[2], asked])
            subprocess.run([sys.executable, "-c", _BARE], input=order, text=True, check=True)
            best["bare"] = max(best["bare"], _rate(city.hits, city.hits))
            assert len(city.hits) == pages, f"{len(city.hits)} pages were asked for, not {pages}"
    rates = {f"{way}_pages_per_s": rate for way, rate in best.items()}
    return {"pages": float(pages), **rates, "ratio": best["crawl"] / best["bare"]}


def _rate(hits: list[Hit], ordinary: list[Hit]) -> float:
    # What other hosts answered while the ordinary ones were at work was work, too.
    began, ended = min(hit.began for hit in ordinary), max(hit.ended for hit in ordinary)
    return sum(began <= hit.began and hit.ended <= ended for hit in hits) / (ended - began)


if __name__ == "__main__":
    for name, value in run().items():
        print(f"{name:20} {value:10.2f}")
