"""One address for one page: scheme, host, session, tracking, print and mobile variants brought to a single form."""

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
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
    parts = urlsplit(_elsewhere(urlsplit(url)))
    host = parts.hostname or ""
    path, query = parts.path, parts.query
    for rule in _rules_of(host):
        if rule.what == "path":
            path = re.sub(rule.pattern, rule.becomes, path, flags=re.IGNORECASE)
        elif rule.what == "parameter":
            query = "&".join(pair for pair in query.split("&") if not _is(pair, rule.pattern))
    return canonicalize_url(urlunsplit((parts.scheme.lower(), _netloc(parts), path or "/", query, "")))


def _rules_of(host: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules() if rule.host in ("*", host))


def _elsewhere(parts: SplitResult) -> str:
    for rule in rules():
        if rule.what == "host" and rule.host == (parts.hostname or ""):
            scheme, _, host = rule.becomes.partition("://")
            return urlunsplit((scheme, host, parts.path, parts.query, ""))
    return urlunsplit((parts.scheme.lower(), parts.netloc, parts.path, parts.query, ""))


def _netloc(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    return host if parts.port in (None, _PORTS.get(parts.scheme.lower())) else f"{host}:{parts.port}"


def _is(pair: str, pattern: str) -> bool:
    name = pair if "=" in pattern else pair.partition("=")[0]
    return fnmatchcase(name.lower(), pattern.lower())
