"""What an answer, or the lack of one, comes to in the frontier's words, and the reason in plain words."""

import zlib
from email.utils import parsedate_to_datetime
from gzip import BadGzipFile
from time import time

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response

from spiders.engine.guards import HostRests, PrivateAddress, RobotsForbid, RobotsUnknown, refused_by_dns
from spiders.frontier.findings import finding
from spiders.frontier.revisit import State
from spiders.site import host_of

BUSY = frozenset((429, 503))
LONGEST_HOLD = 300.0  # seconds; a host that asks for longer is left alone until a later run
LATER = frozenset((408, 425))  # of 4xx: no refusal, the same request may do
GONE = frozenset((404, 410))
_PLAIN: dict[type[Exception], str] = {
    DownloadCancelledError: "larger than `max_page_bytes`: a page that large is not read",
    DownloadTimeoutError: "no answer within `timeout`",
    DownloadConnectionRefusedError: "the connection was refused",
    CannotResolveHostError: "the host name is not known",
    ResponseDataLossError: "the connection broke before the whole page had come",
    DownloadFailedError: "the connection was closed before an answer came, or what came was no HTTP",
    zlib.error: "not packed as its Content-Encoding says",
    BadGzipFile: "not packed as its Content-Encoding says",
    EOFError: "packed, and cut off before its end",
}


def of_status(status: int) -> tuple[State, str]:
    """Give the state and the reason for a status that is neither 200 nor 304."""
    if status in GONE:
        return "gone", f"HTTP {status}"
    if 400 <= status < 500 and status not in LATER:
        return "blocked", f"HTTP {status}: the site refuses us"
    if 300 <= status < 400:
        return "failed", f"HTTP {status} that points nowhere"
    return "failed", f"HTTP {status}"


def of_problem(problem: str) -> State:
    """Give the state for a listing that could not be used, by what discovery says of it."""
    return "blocked" if finding("failed", problem) == "blocked" else "failed"


def of_error(error: BaseException, url: str) -> tuple[State, str]:
    """Give the state and the reason for a request that brought no response. `url`: the last one asked for."""
    if isinstance(error, (PrivateAddress, RobotsForbid)):
        return "blocked", str(error)
    if refused_by_dns(host_of(url)):
        return "blocked", f"private address: {host_of(url)} resolves to one"
    if isinstance(error, (HostRests, RobotsUnknown)):
        return "failed", str(error)
    if isinstance(error, IgnoreRequest):
        return "failed", _ignored(str(error))
    if "certificate" in str(error).lower():
        return "failed", "the site's certificate is not to be trusted: look at it in a browser"
    for kind, text in _PLAIN.items():
        if isinstance(error, kind):
            return "failed", text
    return "failed", f"{type(error).__name__}: {error}"[:300]


def content_type(response: Response) -> str | None:
    """Give the Content-Type header as sent; None when there is none."""
    return (response.headers.get("Content-Type") or b"").decode("latin-1") or None


def asked_to_wait(response: Response) -> float | None:
    """Give the seconds that a busy site asks us to leave it alone, at most a day; None when it does not say."""
    value = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if response.status not in BUSY or not value.isascii():
        return None
    wait = float(value) if value.isdecimal() else _until(value)
    return min(wait, 86_400.0) if wait > 0 else None


def _until(date: str) -> float:
    try:
        return parsedate_to_datetime(date).timestamp() - time()
    except (ValueError, OverflowError):
        return 0.0


def _ignored(text: str) -> str:
    if "redirection" in text:
        return "redirects in a circle, or too many of them"
    if "DOWNLOAD_MAXSIZE" in text:
        return "larger than `max_page_bytes` when unpacked: a page that large is not read"
    return text or "ignored"
