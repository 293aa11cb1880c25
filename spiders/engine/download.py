"""Fetching: Scrapy's HTTP handler, made to keep what came exactly as it came and to refuse private peers."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers import http11
from scrapy.http import Response
from scrapy.utils._download_handlers import wrap_twisted_exceptions
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.defer import Deferred, fail
from twisted.web._newclient import STATUS

from spiders.engine.answers import BUSY, LONGEST_HOLD, asked_to_wait
from spiders.engine.guards import PrivateAddress, is_public
from spiders.engine.shared import gate_of
from spiders.options import CrawlOptions
from spiders.site import host_of

_REST = 10  # pauses that a busy host is given when it does not say how long


@dataclass(frozen=True, slots=True)
class Received:
    """A response as the network gave it: nothing decoded but the chunks that carried it."""

    status_line: bytes  # `HTTP/1.1 200 OK`
    headers: tuple[tuple[bytes, bytes], ...]  # in their order and their spelling
    body: bytes
    request: bytes  # the head of the request that it answers


class _Parser(http11._LenientHTTPClientParser):
    head: list[bytes]

    def lineReceived(self, line: bytes) -> None:
        if self.state == STATUS:
            self.head = []
        self.head.append(line.removesuffix(b"\r"))
        super().lineReceived(line)


class _Protocol(http11._LenientHTTP11ClientProtocol):
    allows_private = False

    def request(self, request: Any) -> Deferred[Any]:
        transport: Any = self.transport
        peer = transport.getPeer().host
        if not (self.allows_private or is_public(peer)):
            transport.abortConnection()
            return fail(PrivateAddress(f"private address: connected to {peer}"))
        answer = super().request(request)
        parser: Any = self._parser
        parser.__class__ = _Parser  # as Scrapy itself does: the class is fixed inside Twisted

        def keep_head(response: Any) -> Any:
            response.head = tuple(parser.head)
            return response

        return answer.addCallback(keep_head)


class _LoopbackProtocol(_Protocol):
    allows_private = True


class _Factory(http11._LenientHTTP11ClientFactory):
    protocol_class: type[_Protocol] = _Protocol

    def buildProtocol(self, addr: Any) -> _Protocol:
        make: Any = self.protocol_class
        protocol: _Protocol = make(self._quiescentCallback)
        return protocol


class _LoopbackFactory(_Factory):
    protocol_class = _LoopbackProtocol


class _Agent(http11._ScrapyAgent):
    head: tuple[bytes, ...] = ()

    def _cb_bodydone(self, result: Any, url: str) -> Response:
        self.head = getattr(result["txresponse"], "head", ())
        return super()._cb_bodydone(result, url)


class Downloader(http11.HTTP11DownloadHandler):
    """Downloads one request at a time for each host, and leaves the response as received in `meta["received"]`."""

    lazy = True  # a handler holds a TLS context: none is made for a scheme that is not met

    def __init__(self, crawler: Any) -> None:
        super().__init__(crawler)
        self.options: CrawlOptions = crawler.settings["MADOGUCHI"]
        loopback = self.options.allow_private or self.options.replay
        self._pool._factory = _LoopbackFactory if loopback else _Factory
        self.gate = gate_of(self.options)

    async def download_request(self, request: Request) -> Response:
        """Wait for the host's turn, then fetch. Who asks with `meta["keeps"]` frees `meta["turn"]` when it has kept."""
        host = host_of(request.url)
        turn = await self.gate.take(host)
        keeps = False
        try:
            response, head = await self.fetch(request)
            if response.status in BUSY:
                self._leave_alone(request, response)
            # Only these are certain to reach the one who asked: others are asked for again, or lead elsewhere.
            keeps = response.status in (200, 304) and "keeps" in request.meta
        finally:
            turn.answered()
            if not keeps:
                turn.free()
        request.meta.update(received=_received(request, head, response), turn=turn)
        return response

    def _leave_alone(self, request: Request, response: Response) -> None:
        asked = asked_to_wait(response)
        wait = asked or _REST * self.gate.pause
        if wait > LONGEST_HOLD:
            self.gate.rest(host_of(request.url), wait)
        else:
            self.gate.hold(host_of(request.url), wait)
        if wait > LONGEST_HOLD or (response.status == 429 and not asked):
            request.meta["dont_retry"] = True

    async def fetch(self, request: Request) -> tuple[Response, tuple[bytes, ...]]:
        """Fetch now, and give the lines of the response's head beside Scrapy's response."""
        agent = _Agent(
            contextFactory=self._contextFactory,
            bindAddress=self._bind_address,
            pool=self._pool,
            maxsize=self._default_maxsize,
            warnsize=self._default_warnsize,
            fail_on_dataloss=self._fail_on_dataloss,
            crawler=self._crawler,
            tls_verbose_logging=self._tls_verbose_logging,
        )
        with wrap_twisted_exceptions():
            response = await maybe_deferred_to_future(agent.download_request(request))
        return response, agent.head


def _received(request: Request, head: tuple[bytes, ...], response: Response) -> Received:
    status_line = head[0] if head else f"HTTP/1.1 {response.status}".encode()
    headers: list[tuple[bytes, bytes]] = []
    for line in head[1:]:
        if line[:1] in (b" ", b"\t") and headers:  # an old folded header goes on
            headers[-1] = (headers[-1][0], headers[-1][1] + b" " + line.strip())
        elif b":" in line:
            name, value = line.split(b":", 1)
            headers.append((name.strip(), value.strip()))
    return Received(status_line, tuple(headers), response.body, _request_head(request))


def _request_head(request: Request) -> bytes:
    parts = urlsplit(request.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    lines = [f"GET {target} HTTP/1.1".encode(), b"Host: " + parts.netloc.encode()]
    lines += [name + b": " + value for name, values in request.headers.items() for value in values]
    return b"\r\n".join(lines) + b"\r\n\r\n"
