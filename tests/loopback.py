"""A little web on loopback for the tests of crawling: what it answers can be set, and what it was asked is kept."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from time import monotonic, sleep

from spiders.options import CrawlOptions

NIGHT = datetime(2025, 4, 4, 18, 0, tzinfo=UTC)


@dataclass
class Reply:
    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    raw: bytes | None = None  # the whole response, instead of the rest


@dataclass(frozen=True)
class Hit:
    url: str
    headers: dict[str, str]
    began: float
    ended: float


class Web:
    def __init__(self) -> None:
        self.pages: dict[str, Reply | Callable[[Hit], Reply]] = {}
        self.hits: list[Hit] = []
        self.lock = Lock()
        self.at = ""  # host:port

    def put(self, url: str, body: bytes | str = b"", **more: object) -> None:
        self.pages[url] = Reply(body, **more)  # type: ignore[arg-type]

    def links(self, url: str, targets: list[str]) -> None:
        self.put(url, "<ul>" + "".join(f'<li><a href="{target}">{target}</a></li>' for target in targets) + "</ul>")

    def count(self) -> Counter[str]:
        return Counter(hit.url for hit in self.hits)

    def answer(self, url: str, headers: dict[str, str]) -> Reply:
        began = monotonic()
        found = self.pages.get(url, Reply("not here", status=404))
        reply = found if isinstance(found, Reply) else found(Hit(url, headers, began, began))
        sleep(reply.delay)
        with self.lock:
            self.hits.append(Hit(url, headers, began, monotonic()))
        return reply


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    web: Web

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        scheme = headers.get("x-forwarded-proto", "http")
        reply = self.web.answer(f"{scheme}://{headers.get('host', '')}{self.path}", headers)
        if reply.raw is not None:
            self.wfile.write(reply.raw)
            self.close_connection = True
            return
        body = reply.body.encode() if isinstance(reply.body, str) else reply.body
        etag = reply.headers.get("ETag")
        if etag and headers.get("if-none-match") == etag:
            reply, body = Reply(status=304, headers=reply.headers), b""
        self.send_response(reply.status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **reply.headers}.items():
            self.send_header(name, value)
        if reply.status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # a client that was killed, or refused to read on: that is what is tested


@contextmanager
def loopback() -> Iterator[Web]:
    web = Web()
    server = Server(("127.0.0.1", 0), type("TheHandler", (Handler,), {"web": web}))
    web.at = f"127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def options(web: Web, data: Path, **more: object) -> CrawlOptions:
    given = {"pause": 0.0, "timeout": 5.0, "now": NIGHT, "replay": web.at, "package": "tests.loopback_sources", **more}
    return CrawlOptions(data=data, **given)  # type: ignore[arg-type]
