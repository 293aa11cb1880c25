"""Playing the web: every request goes to one server on this machine, and nothing above this file can tell."""

from urllib.parse import urlsplit, urlunsplit

from scrapy import Request
from scrapy.http import Response

from spiders.engine.download import Downloader


class Replayer(Downloader):
    """Sends each http and https request by plain HTTP to `options.replay`, with its own host in the Host header."""

    def __init__(self, crawler: object) -> None:
        super().__init__(crawler)
        self._pool.maxPersistentPerHost = 64  # what are many hosts to us is one to the pool

    async def fetch(self, request: Request) -> tuple[Response, tuple[bytes, ...]]:
        """Fetch from the server that plays the web; address and headers stay those of the web."""
        parts = urlsplit(request.url)
        local = request.replace(
            url=urlunsplit(("http", self.options.replay or "", parts.path or "/", parts.query, "")),
            headers={**request.headers, "Host": parts.netloc, "X-Forwarded-Proto": parts.scheme},
        )
        response, head = await super().fetch(local)
        request.meta["download_latency"] = local.meta.get("download_latency", 0.0)
        return response.replace(url=request.url), head
