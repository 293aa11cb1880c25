"""One address for one page: scheme, host, session, tracking, print and mobile variants brought to a single form."""

import re
from dataclasses import dataclass
from fnmatch import translate
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

TABLE = Path(__file__).parent / "tables" / "url_rules.tsv"
_HTTP = re.compile(r"https?://", re.IGNORECASE)
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of tables/url_rules.tsv."""

    host: str  # `*` for every host
    what: str  # parameter: drop `pattern` (name or name=value) · path: replace regex · host: same pages elsewhere
    pattern: str
    becomes: str
    why: str


@cache
def rules() -> tuple[Rule, ...]:
    """Read the rule table, in its order."""
    rows = TABLE.read_text("utf-8").splitlines()[1:]
    return tuple(Rule(*row.split("\t")) for row in rows if row.strip())


def canonical_url(url: str) -> str:
    """Bring an http(s) address to its one form; anything else comes back stripped. Never raises, and is idempotent."""
    url = "".join(character for character in url.strip() if character.isprintable() or character == " ").strip()
    if not _HTTP.match(url):
        return url
    try:
        return _settled(url)
    except ValueError:  # no such host, port or IPv6 address: left for the crawl to report
        return url


def _settled(url: str) -> str:
    # Percent-encoding an odd address can uncover something to normalise again; two rounds do for all but rubbish.
    for _ in range(4):
        once = _canonical(url)
        if once == url:
            break
        url = once
    return url


def _canonical(url: str) -> str:
    parts = urlsplit(url)
    parts = _elsewhere(parts, _of_host(parts.hostname or "").becomes)
    host = _of_host(parts.hostname or "")
    path, query = parts.path, parts.query
    for pattern, becomes in host.paths:
        path = pattern.sub(becomes, path)
    if query:
        query = "&".join(pair for pair in query.split("&") if not host.dropped.match(pair))
    return str(canonicalize_url(urlunsplit((parts.scheme.lower(), _netloc(parts), path or "/", query, ""))))


class _OfHost(NamedTuple):
    paths: tuple[tuple[re.Pattern[str], str], ...]
    dropped: re.Pattern[str]
    becomes: str


@lru_cache(maxsize=4096)
def _of_host(host: str) -> _OfHost:
    mine = [rule for rule in rules() if rule.host in ("*", host)]
    paths = tuple((re.compile(rule.pattern, re.IGNORECASE), rule.becomes) for rule in mine if rule.what == "path")
    names = [rule.pattern for rule in mine if rule.what == "parameter"]
    # A rule names a parameter, with any value, or a parameter and its value.
    whole = [translate(name) if "=" in name else f"{translate(name)[:-2]}(?:=.*)?\\Z" for name in names]
    becomes = next((rule.becomes for rule in mine if rule.what == "host"), "")
    return _OfHost(paths, re.compile("|".join(whole), re.IGNORECASE), becomes)


def _elsewhere(parts: SplitResult, becomes: str) -> SplitResult:
    scheme, _, netloc = becomes.partition("://")
    return parts._replace(scheme=scheme, netloc=netloc) if becomes else parts


def _netloc(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    return host if parts.port in (None, _PORTS.get(parts.scheme.lower())) else f"{host}:{parts.port}"
