"""Several hosts on this machine's loopback addresses."""

import os

from spiders.base import Source
from spiders.discovery import LinkList
from spiders.site import Site

HOSTS = tuple(f"127.0.0.{number}" for number in range(1, 9))
PAGES = 100


class Loopback(Source):
    """Eight sites of a hundred pages."""

    name = "loopback"
    title = "折り返し"
    home = "http://127.0.0.1/"

    @classmethod
    def sites(cls) -> tuple[Site, ...]:
        """Give one site for each address."""
        port = os.environ.get("MADOGUCHI_BENCH_PORT", "80")
        return tuple(
            Site(host, host, f"http://{host}/", hosts=(host,), listings=(LinkList(f"http://{host}:{port}/list"),))
            for host in HOSTS
        )
