"""HTTP messages as they travel: the head as bytes; transfer and content encodings taken off a body within limits."""

import re
import zlib
from collections.abc import Callable, Sequence
from http import HTTPStatus

import brotli
from backports import zstd

_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})\b")
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_BREAKS = re.compile(rb"[\r\n]+")
_MOST_LAYERS = 4
_HEAD_BYTES = 256 * 1024  # servers and browsers stop at a tenth of it
_MOST_HEADERS = 1000
_STEP = 64 * 1024
Headers = Sequence[tuple[str, str | bytes]]


def response_head(status: int | str, headers: Headers) -> bytes:
    """Write a response's head; a `str` status is the whole status line as received."""
    line = status if isinstance(status, str) else f"HTTP/1.1 {status} {_phrase(status)}".rstrip()
    lines = [_raw(line), *(_raw(name) + b": " + _raw(value) for name, value in headers)]
    return b"\r\n".join(lines) + b"\r\n\r\n"


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _raw(value: str | bytes) -> bytes:
    if isinstance(value, bytes):
        return _BREAKS.sub(b" ", value)
    try:
        return _BREAKS.sub(b" ", value.encode("latin-1"))
    except UnicodeEncodeError:
        return _BREAKS.sub(b" ", value.encode("utf-8", "surrogatepass"))


def split_response(block: bytes) -> tuple[int, list[tuple[str, bytes]], bytes]:
    """Split a response into status, headers as received, and body. Raises ValueError when it is no HTTP response."""
    end = _BLANK_LINE.search(block)
    head, body = (block[: end.start()], block[end.end() :]) if end else (block, b"")
    if len(head) > _HEAD_BYTES:
        raise ValueError(f"no HTTP response: a head of {len(head)} bytes")
    lines = head.split(b"\n")
    if len(lines) > _MOST_HEADERS:
        raise ValueError(f"an HTTP response with {len(lines)} header fields")
    status = _STATUS.match(lines[0])
    if status is None:
        raise ValueError("not an HTTP response")
    headers = []
    for line in lines[1:]:
        name, colon, value = line.removesuffix(b"\r").partition(b":")
        if colon:
            headers.append((name.decode("latin-1"), value.removeprefix(b" ")))
    return int(status[1]), headers, body


def header(headers: Sequence[tuple[str, bytes]], name: str) -> str | None:
    """The first header of that name, any case."""
    for key, value in headers:
        if key.strip().lower() == name:
            return value.strip(b" \t").decode("latin-1")
    return None


def plain_body(headers: Sequence[tuple[str, bytes]], body: bytes, limit: int) -> bytes:
    """Take transfer and content encodings off a body.

    What is not encoded as its header says, or breaks off, is given as far as it goes, as a browser does.
    Raises ValueError when it would grow beyond `limit` bytes or the encoding is unknown.
    """
    if "chunked" in (header(headers, "transfer-encoding") or "").lower():
        body = _unchunked(body)
    layers = [name.strip().lower() for name in (header(headers, "content-encoding") or "").split(",")]
    layers = [name for name in layers if name not in ("", "identity", "none", "utf-8")]
    if len(layers) > _MOST_LAYERS:
        raise ValueError(f"{len(layers)} content encodings one upon the other")
    for name in reversed(layers):
        if name not in _EXPAND:
            raise ValueError(f"unknown content encoding {name!r}")
        body = _EXPAND[name](body, limit)
    if len(body) > limit:
        raise ValueError(f"the body is larger than {limit} bytes once unpacked")
    return body


def _unchunked(body: bytes) -> bytes:
    # Our own client has taken chunks off already and left the header; so only what parses as chunks is taken as chunks.
    parts: list[bytes] = []
    at = 0
    while match := _CHUNK.match(body, at):
        size = int(match[1], 16)
        if not size:
            return b"".join(parts)
        parts.append(body[match.end() : match.end() + size])
        at = match.end() + size
        if at >= len(body):
            return b"".join(parts)  # cut off inside a chunk
        at += 2 if body[at : at + 2] == b"\r\n" else 1
    return b"".join(parts) if parts and at >= len(body) else body


def _inflate(wbits: int) -> Callable[[bytes, int], bytes]:
    def expand(body: bytes, limit: int) -> bytes:
        unzip = zlib.decompressobj(wbits)
        parts: list[bytes] = []
        room, at = limit + 1, 0
        try:
            while room > 0 and at < len(body):
                chunk = body[at : at + _STEP]
                parts.append(unzip.decompress(chunk, room))
                room -= len(parts[-1])
                at += len(chunk)
                if unzip.eof:  # several gzip members may follow each other
                    at -= len(unzip.unused_data)
                    unzip = zlib.decompressobj(wbits)
        except zlib.error:
            pass
        return b"".join(parts) if any(parts) or not body else body

    return expand


def _deflate(body: bytes, limit: int) -> bytes:
    with_header = _inflate(zlib.MAX_WBITS)(body, limit)
    return with_header if with_header is not body else _inflate(-zlib.MAX_WBITS)(body, limit)


def _brotli(body: bytes, limit: int) -> bytes:
    unzip = brotli.Decompressor()
    try:
        return bytes(unzip.process(body, output_buffer_limit=limit + 1))
    except brotli.error:
        return body


def _zstd(body: bytes, limit: int) -> bytes:
    try:
        return zstd.ZstdDecompressor().decompress(body, max_length=limit + 1)
    except zstd.ZstdError:
        return body


_EXPAND: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _inflate(31),
    "x-gzip": _inflate(31),
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
