"""One address for a page and one for a document: scheme, session, tracking, print and mobile variants in a single form.

`canonical_url` is the address that is fetched. `document_url` goes further and names what is read from it: a page and
its mobile copy are fetched apart and are one document. `first_page` finds the article that a page continues.
"""

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
_HOST = re.compile(r"https?://([^/?#:]*)")  # of a canonical address
_PORTS = {"http": 80, "https": 443}
_ROUNDS = 4  # of rewriting: two do for all but rubbish
KINDS = {
    "parameter": "drop the parameter `pattern` (name or name=value; `*` stands for anything)",
    "path": "replace what the regex `pattern` finds in the path",
    "host": "the host gives the same pages as `becomes`",
    "same": "the address that the regex `pattern` makes of a whole address is the same document, fetched apart",
    "own": "addresses of the host whose path begins with `pattern` are no copies: `same` changes their scheme only",
    "further page": "`pattern` finds the number of an article's page as (?P<page>…); `becomes` makes it the first",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of tables/url_rules.tsv."""

    host: str  # `*` for every host
    what: str  # one of KINDS
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


def document_url(url: str) -> str:
    """Bring an address to the one its document is known by, whichever of its copies was fetched. As `canonical_url`."""
    url = canonical_url(url)
    for _ in range(_ROUNDS):
        once = canonical_url(_same(url))
        if once == url:
            break
        url = once
    return url


def first_page(url: str) -> tuple[str, int]:
    """Give the document address of the first page of the article an address is of, and the number of its page.

    An address that no rule knows for a further page is a first page: itself and 1.
    """
    url = document_url(url)
    rules_of_host = _of_host(_host(url)).further
    for pattern, becomes in rules_of_host:
        if found := pattern.search(url):
            first = document_url(pattern.sub(becomes, url, count=1))
            # An address with two numbers names no page that a site would give.
            known = first != url and not any(other.search(first) for other, _ in rules_of_host)
            return (first, max(1, int(found["page"]))) if known else (url, 1)
    return url, 1


def has_further_pages(url: str) -> bool:
    """Tell whether a rule says how the articles of the address's host go on, without looking at a page."""
    return bool(_of_host(_host(canonical_url(url))).further)


def _same(url: str) -> str:
    host = _of_host(_host(url))
    for pattern, becomes in host.same:
        other = pattern.sub(becomes, url, count=1)
        if _without_scheme(other) == _without_scheme(url) or not _path(url).startswith(host.own):
            url = other
    return url


def _without_scheme(url: str) -> str:
    return url.partition("://")[2]


def _path(url: str) -> str:
    return "/" + _without_scheme(url).partition("/")[2]


def _host(url: str) -> str:
    found = _HOST.match(url)
    return found[1] if found else ""


def _settled(url: str) -> str:
    # Percent-encoding an odd address can uncover something to normalise again.
    for _ in range(_ROUNDS):
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


_Rewrites = tuple[tuple[re.Pattern[str], str], ...]


class _OfHost(NamedTuple):
    paths: _Rewrites
    dropped: re.Pattern[str]
    becomes: str
    same: _Rewrites
    own: tuple[str, ...]
    further: _Rewrites


@lru_cache(maxsize=4096)
def _of_host(host: str) -> _OfHost:
    mine = [rule for rule in rules() if rule.host in ("*", host)]
    own = tuple(rule.pattern for rule in mine if rule.what == "own")
    names = [rule.pattern for rule in mine if rule.what == "parameter"]
    # A rule names a parameter, with any value, or a parameter and its value.
    whole = [translate(name) if "=" in name else f"{translate(name)[:-2]}(?:=.*)?\\Z" for name in names]
    becomes = next((rule.becomes for rule in mine if rule.what == "host"), "")
    dropped = re.compile("|".join(whole), re.IGNORECASE)
    same, further = _rewrites(mine, "same"), _rewrites(mine, "further page")
    return _OfHost(_rewrites(mine, "path"), dropped, becomes, same, own, further)


def _rewrites(mine: list[Rule], what: str) -> _Rewrites:
    return tuple((re.compile(rule.pattern, re.IGNORECASE), rule.becomes) for rule in mine if rule.what == what)


def _elsewhere(parts: SplitResult, becomes: str) -> SplitResult:
    scheme, _, netloc = becomes.partition("://")
    return parts._replace(scheme=scheme, netloc=netloc) if becomes else parts


def _netloc(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    return host if parts.port in (None, _PORTS.get(parts.scheme.lower())) else f"{host}:{parts.port}"
