"""From the bytes of a page to its characters, trying what Japanese pages really use and never Latin-1."""

import codecs
import re
from collections.abc import Iterator

from w3lib.encoding import resolve_encoding

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_ISO_2022_JP = re.compile(rb"\x1b(?:\$[@B]|\([IJ])")
_SHIFT_JIS = {"shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j", "cp932", "ms932", "cswindows31j"}
# A label of one of these on a Japanese page is a server's default, not what the author wrote.
_DEFAULTS = {"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii", "windows-1252", "cp1252"}
_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_HALF_WIDTH, _WIDE = re.compile(r"[\uff61-\uff9f]"), re.compile(r"[\u3000-\uffff]")
_TOLERATED = 0.002  # share of replacement characters in a page that is still worth reading


class Undecodable(ValueError):
    """The bytes are no text in any encoding that Japanese pages use."""


def decode(body: bytes, content_type: str | None = None) -> str:
    """Decode a page: transport charset, byte-order mark, declared charset, then what the bytes look like.

    NUL and other control characters are left out. Raises Undecodable when nothing fits.
    """
    named: dict[str, None] = {}
    for encoding in _encodings(body, content_type or ""):
        text = None if encoding in named else _attempt(body, encoding, "strict")
        if text is not None:
            return _UNWANTED.sub("", text)
        named[encoding] = None
    for encoding in named:
        text = _attempt(body, encoding, "replace")
        if text is not None and text.count("\ufffd") <= max(3, len(text) * _TOLERATED):
            return _UNWANTED.sub("", text)
    raise Undecodable(f"no text in {', '.join(named)}: probably not a page, or damaged; look at the kept bytes")


def _encodings(body: bytes, content_type: str) -> Iterator[str]:
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            yield encoding
    sent = _CHARSET.search(content_type)
    declared = [match[1].decode("ascii") for pattern in (_XML, _META) if (match := pattern.search(body[:2048]))]
    for label in ([sent[1]] if sent else []) + declared:
        name = label.lower()
        if name in _SHIFT_JIS:
            yield "cp932"
        elif name not in _DEFAULTS and not name.startswith("utf-16"):  # UTF-16 without a mark is a false label
            yield resolve_encoding(name) or "utf-8"
    if body.isascii() and _ISO_2022_JP.search(body):
        yield "iso2022_jp_ext"
        return  # seven bits are good UTF-8 and cp932 too, whatever they mean
    yield "utf-8"
    yield from ("euc_jp", "cp932") if looks_euc(body) else ("cp932", "euc_jp")


def looks_euc(body: bytes) -> bool:
    """Whether bytes that pass as cp932 are more likely EUC-JP."""
    # EUC-JP often passes as cp932, as a row of half-width katakana that nobody writes.
    text = _attempt(body[:20_000], "cp932", "replace") or ""
    odd = len(_HALF_WIDTH.findall(text))
    return odd > 20 and odd * 4 > len(_WIDE.findall(text))


def _attempt(body: bytes, encoding: str, errors: str) -> str | None:
    try:
        return body.decode(encoding, errors)
    except (UnicodeError, LookupError, ValueError):
        return None
