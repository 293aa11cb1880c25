"""The text of a listing's bytes."""

import codecs
import re

_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._:-]+)[\"']")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]+)", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_text(body: bytes, content_type: str | None) -> str:
    """Decode XML: byte-order mark, then its own declaration, then the transport's charset, then UTF-8, then cp932."""
    for text in (_attempt(body, encoding) for encoding in _encodings(body, content_type or "")):
        if text is not None:
            return _NOT_XML.sub("", text)
    return _NOT_XML.sub("", body.decode("utf-8", "replace"))


def _encodings(body: bytes, content_type: str) -> list[str]:
    marked = [encoding for mark, encoding in _MARKS if body.startswith(mark)]
    declared = [match[1].decode("ascii") for match in [_DECLARED.search(body[:1024])] if match]
    sent = [match[1] for match in [_CHARSET.search(content_type)] if match]
    named = [name.lower() for name in marked + declared + sent]
    # What calls itself Shift_JIS uses Windows characters (①, 髙), which the strict codec refuses.
    named = ["cp932" if name in ("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j") else name for name in named]
    return [name for name in named if name not in ("iso-8859-1", "latin-1", "us-ascii")] + ["utf-8", "cp932", "euc_jp"]


def _attempt(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except (LookupError, UnicodeError, ValueError):
        return None
