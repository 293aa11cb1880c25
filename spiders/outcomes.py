"""What a response or an error comes to, in the frontier's words and in plain words for the reason."""

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response

from spiders.frontier.revisit import State
from spiders.guards import PrivateAddress, RobotsForbid, RobotsUnknown, refused_by_dns
from spiders.site import host_of

BLOCKED = frozenset((401, 403, 407, 429, 451))
BUSY = frozenset((429, 503))
GONE = frozenset((404, 410))


def of_status(status: int) -> tuple[State, str]:
    """Give the state and the reason for a status that is neither 200 nor 304."""
    if status in GONE:
        return "gone", f"HTTP {status}"
    if status in BLOCKED:
        return "blocked", f"HTTP {status}: the site refuses us"
    if status in (301, 302, 303, 307, 308):
        return "failed", f"HTTP {status} that points nowhere"
    return "failed", f"HTTP {status}"


def of_error(error: BaseException, url: str) -> tuple[State, str]:
    """Give the state and the reason for a request that brought no response. `url`: the last one asked for."""
    text = str(error)
    if isinstance(error, PrivateAddress):
        return "blocked", text
    if refused_by_dns(host_of(url)):
        return "blocked", f"private address: {host_of(url)} resolves to one"
    if isinstance(error, RobotsForbid):
        return "blocked", text
    if isinstance(error, RobotsUnknown):
        return "failed", text
    if isinstance(error, IgnoreRequest):
        return "failed", _ignored(text)
    return "failed", _plain(error)


def asked_to_wait(response: Response) -> float | None:
    """Give the seconds that a busy site asks us to leave it alone, at most a day; None when it does not say."""
    value = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    return min(float(value), 86_400.0) if response.status in BUSY and value.isdecimal() and value.isascii() else None


def _ignored(text: str) -> str:
    if "redirection" in text:
        return "redirects in a circle, or too many of them"
    if "DOWNLOAD_MAXSIZE" in text:
        return "larger than `max_page_bytes` when unpacked: a page that large is not read"
    return text or "ignored"


def _plain(error: BaseException) -> str:
    words = {
        DownloadCancelledError: "larger than `max_page_bytes`: a page that large is not read",
        DownloadTimeoutError: "no answer within `timeout`",
        DownloadConnectionRefusedError: "the connection was refused",
        CannotResolveHostError: "the host name is not known",
        ResponseDataLossError: "the connection broke before the whole page had come",
    }
    for kind, text in words.items():
        if isinstance(error, kind):
            return text
    return f"{type(error).__name__}: {error}"[:300]
