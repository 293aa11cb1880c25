"""The demo's own little web: real HTTP on loopback, each night's pages laid over the nights before.

`data/sample/night1/www.example.jp/news/index.html` answers for `http(s)://www.example.jp/news/` from the first night
on; a file of the same path under `night2` replaces it. A `?query` is part of the file name, with `?` written as `@`.
"""

import hashlib
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

# A real server of the older kind sends no charset; extraction has to find it in the bytes.
TYPES = {".html": "text/html", ".rdf": "application/rdf+xml", ".xml": "application/xml", ".txt": "text/plain"}


class SampleWeb:
    """The pages of one folder of nights, as they stood on `night` (counted from 1)."""

    def __init__(self, folder: Path) -> None:
        """Serve the files below `folder`, on the first night."""
        self.folder = folder
        self.night = 1
        self.requests: list[tuple[str, str, int]] = []  # host, path, status, in the order they came

    def find(self, host: str, target: str) -> Path | None:
        """Return the file that answers, or None; never one outside the folder."""
        parts = urlsplit(target)
        name = unquote(parts.path).lstrip("/") + (f"@{parts.query}" if parts.query else "")
        for night in range(self.night, 0, -1):
            served = (self.folder / f"night{night}").resolve()
            root = (served / host).resolve()  # of a host that is a name: `..` or `/etc` is none
            for path in (root / name, root / name / "index.html"):
                if root.parent == served and path.is_file() and path.resolve().is_relative_to(root):
                    return path
        return None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    web: SampleWeb

    def do_GET(self) -> None:
        host = (self.headers.get("Host") or "").split(":")[0]
        path = self.web.find(host, self.path)
        body = path.read_bytes() if path else b"<html><title>404</title><h1>404 Not Found</h1></html>"
        etag = f'"{hashlib.sha1(body).hexdigest()[:16]}"'
        status = 404 if path is None else 304 if self.headers.get("If-None-Match") == etag else 200
        self.web.requests.append((host, self.path, status))
        self.send_response(status)
        if path:
            self.send_header("ETag", etag)
            self.send_header("Content-Type", TYPES.get(path.suffix) or mimetypes.guess_type(path)[0] or "text/html")
        self.send_header("Content-Length", "0" if status == 304 else str(len(body)))
        self.end_headers()
        if status != 304:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent: the demo prints what the crawl saw, not what the server did."""


@contextmanager
def serve(folder: Path) -> Iterator[tuple[SampleWeb, str]]:
    """Serve a folder of nights on a free loopback port; yields the web and its `host:port`."""
    web = SampleWeb(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"web": web}))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield web, f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
