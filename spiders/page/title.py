"""Which heading of a page is its title, and what of `<title>` is the site's name."""

import re
import unicodedata
from dataclasses import dataclass

from spiders.page.blocks import BLOCKS
from spiders.page.dom import Element, marks, words
from spiders.page.furniture import is_furniture
from spiders.page.metadata import metas

_CUT = r"\s*[|｜／«»＜＞<>]\s*|\s+[-–—―:：/]\s+|(?<=\S)[－:：](?=\S)|\s*-\s*(?![A-Za-z0-9])(?=[^\s-]*$)"
_CUTS = re.compile(_CUT)
_EDGES = re.compile(rf"({_CUT}|(?<=\S)/(?=\S)|[ \u3000](?=\S{{2,12}}(?:ホームページ|サイト|公式HP|役所|役場|庁)$))")
_STRONG = re.compile(r"\s*[|｜／«»＜＞<>]\s*|\s+[-–—/]\s+")
_TRAIL = re.compile(r"[(（](?:トップ|ホーム)\s*[/>＞・].*[)）]$")
_BRACKETS = re.compile(r"^[【\[]([^】\]]+)[】\]]|[【\[]([^】\]]+)[】\]]$")
_SITE = re.compile(
    r"^(?:(?:北海道|[^\s/／|｜:：・]{1,8}[都府県市区町村])(?:役所|役場|庁)?|"
    r".{0,20}(?:ホームページ|公式(?:ウェブ)?サイト|Webサイト|ウェブサイト|公式HP|オフィシャルサイト|トップページ))$",
    re.IGNORECASE,
)
_UNNAMED = re.compile(r"^(?:無題\S{0,6}|untitled\S*(?: document)?|新しいページ)$", re.IGNORECASE)
_TRIES = 50  # elements that start as the title does
_SURE = 8  # rank of a heading that says what `<title>` does beside the site's name
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
    main = without_site(stated, root)
    whole = main
    if _SITE.match(stated) or _UNNAMED.match(main):
        stated = main = ""  # it tells nothing of this page
    firsts = [(element, _text(element)) for element in root.iter("h1")]
    named = [(text, element) for element, text in firsts if text]
    ranked = [(_rank(text, stated, main, element), at, text, element) for at, (text, element) in enumerate(named)]
    best = max(ranked, key=lambda item: item[:2], default=None)
    if best and best[0] > _SURE:
        return Title(best[2], best[3])
    other = _other(root, stated, main)
    if other and (not best or best[0] <= 0 or _says_more(other.text, best[2], main)):
        return other
    if best and (best[0] > 0 or not _names_site(best[2], root)):
        return Title(best[2], best[3])
    plain = _plain(root, main) or (None if main else _heading(root))
    return plain or Title(main or whole or (best[2] if best else ""), best[3] if best else None)


def _says_more(text: str, best: str, main: str) -> bool:
    """Tell whether a heading says what `<title>` does, or more of it than the best `h1`, which may be the site's."""
    return _key(text) == _key(main) or (len(_key(text)) > len(_key(best)) and _key(text) in _key(main))


def _other(root: Element, stated: str, main: str) -> Title | None:
    found: list[tuple[int, Title]] = []
    for element in root.iter("h2", "h3", "h4", "p", "div", "td", "span"):
        if (len(element) < 4 and element.tag in ("h2", "h3", "h4")) or _LIKE_TITLE.search(marks(element)):
            text = words(element)
            if 1 < len(text) < 150 and (rank := _rank(text, stated, main, element)) >= 4:
                found.append((rank, Title(text, element)))
    return max(found, key=lambda pair: pair[0], default=(0, None))[1]


def _plain(root: Element, main: str) -> Title | None:
    """Find the line of no heading that says what `<title>` says: pages of tables and boxes have no other head."""
    key, left = _key(main), _TRIES
    for element in root.iter("div", "p", "td", "th", "font", "b", "strong", "span", "center", "dt", "big"):
        starts = element.text and len(key) > 3 and key.startswith(_key(element.text)[:40] or "-")
        left -= bool(starts)
        if not starts or left < 0 or _key(words(element)) != key:
            continue
        around = [element, *element.iterancestors()]
        if not any(above.tag in ("a", "li", "nav") for above in around):
            return Title(words(element), next(box for box in around if box.tag in BLOCKS))
    return None


def _heading(root: Element) -> Title | None:
    """Take the first heading of the content where nothing else names the page, one marked as a title before others."""
    heads = [head for head in root.iter("h2", "h3") if words(head) and not _in_header(head) and not _aside(head)]
    best = min(heads, key=lambda head: (not _LIKE_TITLE.search(marks(head)), head.tag), default=None)
    return None if best is None else Title(words(best), best)


def _aside(element: Element) -> bool:
    return any(is_furniture(above) for above in element.iterancestors())


def _names_site(text: str, root: Element) -> bool:
    return bool(_SITE.match(text)) or _key(text) == _key(metas(root).get("og:site_name", ""))


def without_site(stated: str, root: Element) -> str:
    """Cut the site's name off a `<title>`, at either end of it, and of what is left the sections it names beside."""
    site = _key(metas(root).get("og:site_name", ""))
    pieces = _EDGES.split(_BRACKETS.sub(_outside, _TRAIL.sub("", stated)))
    parts, first, last = pieces[::2], 0, len(pieces) // 2
    while last > first and _is_site(parts[last], site):
        last -= 1
    while first < last and _is_site(parts[first], site):
        first += 1
    if not parts[first].strip() or _is_site(parts[first], site):
        return stated
    named = [part for part in _STRONG.split("".join(pieces[2 * first : 2 * last + 1])) if part.strip()]
    return named[-1 if first else 0].strip()  # a site's name first: from the general to the page itself


def _is_site(part: str, site: str) -> bool:
    return not part.strip() or _key(part) == site or bool(_SITE.match(part.strip()))


def _outside(found: re.Match[str]) -> str:
    return "" if _SITE.match(found[1] or found[2]) else found[0]


def _text(element: Element) -> str:
    text = words(element)
    if text:
        return text
    return " ".join(alt for image in element.iter("img") if (alt := (image.get("alt") or "").strip()))


def _rank(text: str, stated: str, main: str, element: Element) -> int:
    key, whole = _key(text), _key(stated)
    rank = 2
    if key and whole and (key in whole or any(_key(part) == key for part in _CUTS.split(stated) if part)):
        rank += 3 + min(20, len(key)) // 5 + (4 if key == _key(main) else 0)
    elif key and any(len(part) > 3 and _key(part) in key for part in _CUTS.split(stated) if part):
        rank += 2 + (4 if len(main) > 3 and _key(main) in key else 0)
    if _SITE.match(text):
        rank -= 6
    if _in_header(element):
        rank -= 6
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
