"""What every room uses: ids that are derived from content, and the error that a command ends with."""

import hashlib


class CannotRun(Exception):
    """Something could not be done at all; the message names the thing and the cure. A command ends with exit code 2."""


def content_id(*parts: object) -> str:
    """Derive an id from content: 24 hex digits of SHA-256 over the parts, the same on every machine and every run."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:24]
