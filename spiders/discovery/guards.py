"""What is checked of a listing's bytes before any parser sees them."""

import re
import zlib

from spiders.page.decode import Undecodable, decode

MAX_BYTES = 50_000_000  # the sitemap protocol's own limit
MAX_FEED = 10_000_000  # characters of the entries that are read: feedparser takes a second for each million of rubbish
MAX_LINKS = 5_000  # of one feed or list
MAX_URLS = 50_000  # of one sitemap, by its protocol

_CHALLENGE = re.compile(
    r"just a moment\.\.\.|attention required! \| cloudflare|cf-chl|challenge-platform|queue-?it|access denied|"
    r"request unsuccessful\. incapsula|アクセスが集中|アクセスを?制限|ご?利用にあたっての(?:確認|同意)|403 forbidden",
    re.IGNORECASE,
)
# Atomic and possessive, as a million comments before the root would otherwise be tried in every combination.
_BEFORE = r"(?>\s+|<!--.*?-->|<\?.*?\?>)*+"
_HTML = re.compile(_BEFORE + r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_PROLOG = re.compile(_BEFORE, re.DOTALL)


class Refused(ValueError):
    """A listing that cannot be followed; its text is the problem, with the cure."""


def expand(body: bytes) -> bytes:
    """Undo gzip when the bytes are gzip, and refuse what is, or becomes, larger than `MAX_BYTES`."""
    if body[:2] == b"\x1f\x8b":
        expander = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            body = expander.decompress(body, MAX_BYTES + 1)
        except zlib.error as error:
            raise Refused(f"Damaged gzip ({error}): open the address in a browser; if it fails too, wait.") from None
    if len(body) > MAX_BYTES:
        raise Refused(
            f"Too large: more than {MAX_BYTES // 1_000_000} MB. Declare a smaller listing of this site, "
            "such as one of its section feeds or child sitemaps."
        )
    return body


def text_of(body: bytes, content_type: str | None, *, xml: bool = False) -> str:
    """Decode a listing; XML that declares its encoding is believed over the transport, which is often a default."""
    declares = xml and b"encoding" in body[:1024].partition(b"?>")[0]
    try:
        return decode(body, None if declares else content_type)
    except Undecodable as error:
        raise Refused(f"Undecodable: {error}") from None


def refuse_html(text: str, *, wanted: str) -> None:
    """Refuse text that is an HTML page where XML was wanted, telling a challenge page from a moved listing."""
    if not _HTML.match(text):
        return
    refuse_challenge(text)
    raise Refused(
        f"Moved: not a {wanted} any more, an HTML page came. Open the site, find where it lists news now "
        '(`<link rel="alternate">` in its pages), and change the listing in the source\'s file.'
    )


def refuse_challenge(text: str) -> None:
    """Refuse a challenge, waiting-room or consent page."""
    if found := _CHALLENGE.search(text[:20_000]):
        raise Refused(
            f"Blocked: the site answered with a challenge or consent page ({found[0]!r}). Do not work round it: ask "
            "the operator for access, or set `enabled = False` in the source's file with the reason."
        )


def refuse_entities(text: str) -> str:
    """Refuse XML that defines entities; return the text without its XML declaration and plain DOCTYPE."""
    start = _PROLOG.match(text)
    rest = text[start.end() if start else 0 :]
    if rest[:9].upper() != "<!DOCTYPE":
        return rest
    head, _, tail = rest.partition(">")
    if "[" in head or "<!ENTITY" in rest[: rest.find("]>") + 1].upper():
        raise Refused(
            "Refused: the XML defines entities, which feeds and sitemaps never need and attacks do. "
            "Look at the address in a browser; if it is genuine, declare another listing of the site."
        )
    return _PROLOG.sub("", tail, count=1)


def nothing(wanted: str, cure: str) -> str:
    """Word the problem of a listing that parsed and holds no links."""
    return f"Zero items: the {wanted} could be read but lists nothing. {cure}"
