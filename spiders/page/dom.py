"""The page as a tree: parsed leniently, asked by CSS or XPath, and read as one line of text."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from cssselect import SelectorError
from lxml import etree
from parsel.csstranslator import HTMLTranslator

from spiders.fields import Selectors, each

Element = etree._Element

_SILENT = frozenset(("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "video", "audio",
                     "canvas", "map", "head", "select", "textarea", "button", "rt", "rp"))  # fmt: skip
_HEADS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary"))
_APART = frozenset(
    ("br", "p", "div", "li", "dt", "dd", "tr", "td", "th", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6")
)
_BREAK = re.compile(r"[ \t]*[\r\n][ \t\r\n]*")
_SPACE = re.compile(r"[ \t\x0b\x0c\xa0\u2000-\u200a\u2028\u2029]+")
_WIDE = re.compile(r"[ \t]*\u3000[ \t\u3000]*")
_NOTHING = re.compile(r"[\u200b-\u200f\u2060\ufeff\xad]")
_NESTING = re.compile(
    r"<(/?)(?:div|span|table|tbody|tr|td|ul|ol|li|dl|dd|section|font|b|i|em|strong|blockquote)\b[^>]*>", re.IGNORECASE
)
_DEEPEST = 300
_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>]*+))?+"""
_TAG = re.compile(rf"(<[A-Za-z][^\s/>]*+(?:{_ATTRIBUTE}){{0,1000}}+)(?:{_ATTRIBUTE})*+")
_SMALL = 100_000  # characters: a shorter page can not hold the attributes that keep the parser for a second
_XPATH = re.compile(r"^(/|\(|\.//|\./)")


class Unparsable(ValueError):
    """The text is no HTML that can be made a tree of."""


def parse(text: str) -> Element:
    """Parse a page leniently, whatever its nesting and size; scripts stay (JSON-LD), comments go. Raises Unparsable."""
    if len(text) > _SMALL:
        text = _TAG.sub(r"\1", text)  # the parser compares each attribute of a tag with all before it
    root, too_deep = _parsed(text)
    if too_deep:
        root, _ = _parsed(_flatter(text))
    if root is None:
        raise Unparsable("no HTML tree: nothing but white space or comments")
    return root


def _parsed(text: str) -> tuple[Element | None, bool]:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise Unparsable(f"no HTML tree: {error}") from error
    return root, any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def _flatter(text: str) -> str:
    # The parser gives up at a depth of 2,048 and loses what follows: tags beyond a sane depth are left out.
    depth = 0

    def flat(tag: re.Match[str]) -> str:
        nonlocal depth
        depth += -1 if tag[1] else 1
        return tag[0] if depth < _DEEPEST else " "

    return _NESTING.sub(flat, text)


def select(root: Element, selectors: Selectors) -> list[Element | str]:
    """Give what the first selector that finds anything finds: elements in page order, or strings of attributes."""
    for selector in each(selectors):
        found = _compiled(selector)(root)
        if isinstance(found, list) and found:
            return [item for item in found if isinstance(item, Element | str)]
    return []


def elements(root: Element, selectors: Selectors) -> list[Element]:
    """Give the elements of `select`, leaving out those that stand inside another of them."""
    found = [item for item in select(root, selectors) if isinstance(item, Element)]
    if len(found) < 2:
        return found
    inside = set(found)
    return [item for item in found if not any(above in inside for above in item.iterancestors())]


@cache
def _compiled(selector: str) -> etree.XPath:
    """Compile a selector once; a wrong one is the declaration's fault and says so."""
    try:
        path = selector if _XPATH.match(selector) else HTMLTranslator().css_to_xpath(selector)
        return etree.XPath(path)
    except (SelectorError, etree.XPathError) as error:
        raise ValueError(f"selector {selector!r} is neither CSS nor XPath: {error}") from error


def line(text: str) -> str:
    """Bring running text to one line: white space collapsed, a source line break between Japanese characters gone."""
    text = _NOTHING.sub("", text)
    if "\n" in text or "\r" in text:
        text = _BREAK.sub(_join, text)
    return _WIDE.sub("\u3000", _SPACE.sub(" ", text)).strip()


def _join(found: re.Match[str]) -> str:
    text, start, end = found.string, found.start(), found.end()
    if start and end < len(text) and text[start - 1] > "\u2fff" and text[end] > "\u2fff":
        return ""
    return " "


def words(item: Element | str) -> str:
    """Read an element (or an attribute's string) as one line, without scripts, controls and ruby readings."""
    return line(item if isinstance(item, str) else "".join(strings(item)))


def strings(root: Element, skipped: Iterable[Element] = (), without: str = "") -> Iterator[str]:
    """Give the strings of an element in order, with a line separator (U+2028) before each block and for each `br`.

    Those of the elements `skipped` and of every element with the tag `without` are left out.
    """
    leave = set(skipped)
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if silent(element) or element in leave or element.tag == without:
                walk.skip_subtree()
            else:
                if element.tag in _APART:
                    yield "\u2028"
                if element.text:
                    yield element.text
        elif element is not root and element.tail:
            yield element.tail


def silent(element: Element) -> bool:
    """Tell whether nothing inside the element is read; a button is read where it is the text of a heading."""
    if element.tag not in _SILENT:
        return False
    above = element.getparent() if element.tag == "button" else None
    return above is None or above.tag not in _HEADS


def marks(element: Element) -> str:
    """Give id and classes as one lower-case string, by which templates tell what a box is for."""
    return f"{element.get('id') or ''} {element.get('class') or ''}".lower()
