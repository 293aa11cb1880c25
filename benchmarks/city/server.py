"""The server that plays the city on loopback: all hosts on one port, and every request noted with its time."""

import asyncio
import gzip
import re
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Thread
from time import monotonic

from benchmarks.city import web
from benchmarks.city.sites import Site
from benchmarks.city.traps import BURST_LIMIT, Answer
from benchmarks.serving import Connection

_HOST = re.compile(rb"(?mi)^host: *([^\s:]+)")
_REASONS = {200: "OK", 302: "Found", 403: "Forbidden", 404: "Not Found", 429: "Too Many Requests"}


@dataclass(frozen=True)
class Hit:
    """One request: when it was asked, and when its answer was sent."""

    host: str
    path: str
    status: int
    began: float
    ended: float


@dataclass
class City:
    """The city while it is served."""

    at: str = ""  # host:port
    inside: str = ""  # host:port of a server that nobody may ask
    hits: list[Hit] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)  # hosts asked for that are no site of the city
    knocks: list[bytes] = field(default_factory=list)  # what was sent to `inside`
    open: Counter[str] = field(default_factory=Counter)
    ended: dict[str, float] = field(default_factory=dict)
    told_busy: set[tuple[str, str]] = field(default_factory=set)

    def answer(self, host: str, target: str, now: float) -> Answer:
        """Answer as the site does, in its state of this moment."""
        site = web.by_host().get(host)
        if site is None:
            self.strangers.append(host)
            return Answer("", 404)
        return self._refusal(site, target, now) or web.answer(site, target)

    def _refusal(self, site: Site, target: str, now: float) -> Answer | None:
        if target == "/robots.txt":
            return None
        if site.character == "bursts":
            too_fast = self.open[site.host] or now - self.ended.get(site.host, 0.0) < BURST_LIMIT
            return Answer("too many requests", 403) if too_fast else None
        if site.character == "busy" and (site.host, target) not in self.told_busy:
            self.told_busy.add((site.host, target))
            busy = {"Retry-After": "1"} if site.odd else {}
            first = len([1 for host, _ in self.told_busy if host == site.host]) <= 2
            return Answer("busy", 429 if site.odd else 503, headers=busy) if first else None
        return None


class _Connection(Connection):
    city: City
    loop: asyncio.AbstractEventLoop

    def asked_for(self, head: bytes) -> None:
        target = head.split(b" ", 2)[1].decode("latin-1")
        named = _HOST.search(head)
        host = named[1].decode("latin-1").lower() if named else ""
        began = monotonic()
        answer = self.city.answer(host, target, began)
        self.city.open[host] += 1
        if answer.delay:
            self.loop.call_later(answer.delay, self._send, host, target, answer, began)
        else:
            self._send(host, target, answer, began)

    def _send(self, host: str, target: str, answer: Answer, began: float) -> None:
        city = self.city
        self.transport.write(_bytes(city, host, answer))
        if answer.cut:
            self.transport.close()
        city.open[host] -= 1
        ended = monotonic()
        if target != "/robots.txt":  # whoever has just read the delay may ask for the first page at once
            city.ended[host] = ended
        city.hits.append(Hit(host, target, answer.status, began, ended))


def _bytes(city: City, host: str, answer: Answer) -> bytes:
    body = answer.body.encode() if isinstance(answer.body, str) else answer.body
    headers = {"Content-Type": answer.kind, **answer.headers}
    if "Location" in headers:
        headers["Location"] = headers["Location"].format(inside=city.inside, port=city.inside.rpartition(":")[2])
    site = web.by_host().get(host)
    if site and site.character == "closed folder" and body:
        headers["Content-Encoding"], body = "gzip", _packed(body)
    headers["Content-Length"] = str(len(body) + 500 * answer.cut)
    lines = [f"HTTP/1.1 {answer.status} {_REASONS.get(answer.status, 'Other')}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


@lru_cache(maxsize=2000)
def _packed(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=1, mtime=0)


class _Inside(asyncio.Protocol):
    city: City

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.city.knocks.append(b"")

    def data_received(self, data: bytes) -> None:
        self.city.knocks.append(data)


@contextmanager
def serve() -> Iterator[City]:
    """Serve the city on a free loopback port, with a second server beside it that is never to be asked."""
    city, loop = City(), asyncio.new_event_loop()
    servers = []
    for protocol in (_Connection, _Inside):
        made = type("Served", (protocol,), {"city": city, "loop": loop})
        servers.append(loop.run_until_complete(loop.create_server(made, "127.0.0.1", 0, backlog=512)))
    city.at, city.inside = (f"127.0.0.1:{_port(server)}" for server in servers)
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield city
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        for server in servers:
            server.close()
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


def _port(server: asyncio.Server) -> int:
    sockets: tuple[socket.socket, ...] = server.sockets
    return int(sockets[0].getsockname()[1])
