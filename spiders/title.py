"""Which heading of a page is its title, and what of `<title>` is the site's name."""

import re
import unicodedata
from dataclasses import dataclass

from spiders.dom import Element, marks, words
from spiders.metadata import metas

_CUTS = re.compile(r"\s*[|｜／«»＜＞<>]\s*|\s+[-–—―:：/]\s+|(?<=\S)[－:：](?=\S)|\s*-\s*(?![A-Za-z0-9])(?=[^\s-]*$)")
_SITE = re.compile(
    r"^(?:[^\s]{1,8}[都道府県市区町村](?:役所|役場|庁)?|"
    r".{0,20}(?:ホームページ|公式(?:ウェブ)?サイト|Webサイト|ウェブサイト|公式HP|オフィシャルサイト|トップページ))$",
    re.IGNORECASE,
)
_LOGO = re.compile(r"logo|site_?name|site_?title|header_?title|head_?ttl")
_HEADER = re.compile(r"(?<![a-z])(?:site|page|g|global)?_?-?header(?![a-z_-]*(?:main|content|article))|^header|logo")
_LIKE_TITLE = re.compile(
    r"(?<![a-z])(?:page|entry|article|content|kiji|main)?[_-]?(?:title|ttl|midashi|heading|h1)(?![a-z])"
)


@dataclass(frozen=True, slots=True)
class Title:
    """The title and the heading it stands in, when it does."""

    text: str
    element: Element | None


def find_title(root: Element) -> Title:
    """Choose the heading that `<title>` agrees with, else the last `h1` that is no logo, else `<title>` itself."""
    stated = words(found) if (found := root.find(".//title")) is not None else ""
    stated = stated or metas(root).get("og:title", "")
    firsts = [(element, _text(element)) for element in root.iter("h1")]
    ranked = [(_rank(text, stated, element), at, text, element) for at, (element, text) in enumerate(firsts) if text]
    best = max(ranked, key=lambda item: item[:2], default=None)
    if best and best[0] > 0:
        return Title(best[2], best[3])
    for element in root.iter("h2", "h3", "h4", "p", "div", "td", "span"):
        if (len(element) < 4 and element.tag in ("h2", "h3", "h4")) or _LIKE_TITLE.search(marks(element)):
            text = words(element)
            if 1 < len(text) < 150 and _rank(text, stated, element) >= 4:
                return Title(text, element)
    if best and not _SITE.match(best[2]):
        return Title(best[2], best[3])
    return Title(without_site(stated, root) or (best[2] if best else ""), best[3] if best else None)


def without_site(stated: str, root: Element) -> str:
    """Cut the site's name off a `<title>`, at either end of it."""
    parts = [part for part in _CUTS.split(stated) if part and part.strip()]
    site = _key(metas(root).get("og:site_name", ""))
    kept = [part for part in parts if _key(part) != site and not _SITE.match(part)]
    if len(parts) < 2 or not kept:
        return stated
    start = stated.find(kept[0])
    first = stated[start : start + len(kept[0])]
    return first.strip()


def _text(element: Element) -> str:
    text = words(element)
    if text:
        return text
    return " ".join(alt for image in element.iter("img") if (alt := (image.get("alt") or "").strip()))


def _rank(text: str, stated: str, element: Element) -> int:
    key, whole = _key(text), _key(stated)
    rank = 2
    if key and whole and (key in whole or any(_key(part) == key for part in _CUTS.split(stated) if part)):
        rank += 3 + min(20, len(key)) // 5
    elif key and any(len(part) > 3 and _key(part) in key for part in _CUTS.split(stated) if part):
        rank += 2
    if _SITE.match(text):
        rank -= 6
    if _in_header(element):
        rank -= 4
    return rank


def _in_header(element: Element) -> bool:
    for above in (element, *element.iterancestors()):
        if above.tag in ("main", "article", "body"):
            return False
        if above.tag == "header" or _LOGO.search(marks(above)) or _HEADER.search(above.get("id") or ""):
            return True
    return False


def _key(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).lower().split())
