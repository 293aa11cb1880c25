"""What stands on a page beside its content: navigation, sharing, ranking, feedback; as elements and as lines.

The patterns are rows of tables/furniture.tsv: `mark` is searched in id and classes, `line` is a whole line of the
template, and `end` opens what stands after the body.
"""

import re
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

from lxml.etree import XPath

from spiders.page.dom import Element, marks, strings
from spiders.page.labelled import in_line
from spiders.page.statedday import fold

_TABLE = Path(__file__).parents[1] / "tables" / "furniture.tsv"


def _any_of(kind: str) -> str:
    rows = (row.split("\t") for row in _TABLE.read_text("utf-8").splitlines()[1:])
    return "|".join(pattern for of, pattern, _ in rows if of == kind)


_TAGS = frozenset(("nav", "header", "footer", "aside", "form", "dialog", "label", "input", "option"))
_MARKS = re.compile(_any_of("mark"))
_LINE = re.compile(rf"^\W*(?:{_any_of('line')})(?:\s*(?:{_any_of('line')}))?\W*$", re.IGNORECASE)
_END = re.compile(rf"^\W*(?:{_any_of('end')})", re.IGNORECASE)
_LENGTH = XPath("string-length(.)")
_HEAVY = 500  # characters outside links: no navigation says as much
_CONTACT = re.compile(r"contact|inquir|toiawase|section_?footer|reference|department|tantou|author")
_ASKS = re.compile(r"^\W*(?:この(?:ページ|記事)|お?問い?合わ?せ|担当|作成|連絡先)")
_ADDRESS = re.compile(r"〒|電話|TEL", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"^\W*(?:関連(?:する)?(?:ページ|記事|コンテンツ|項目)|(?:おすすめ|注目)の?(?:記事|情報|ページ))\W*$"
)
_LINKS = re.compile(
    r"^\W*(?:(?:関連|参考)(?:する)?の?(?:リンク|情報|サイト|ホームページ)|(?:外部)?リンク)(?:集|先|一覧)?\W*$"
)
_ADOBE = re.compile(r"(?:Adobe|アドビ|アクロバット|Acrobat)\S*\s?(?:Acrobat\s?)?(?:Reader|リーダー)", re.IGNORECASE)
_DAYLIKE = re.compile(r"日|\d[./-]\d")
_SURVEY = re.compile(r"^\W*(?:簡単な)?アンケート(?:のお願い|にご協力\S{0,8})?\W*$")
_PAGE = re.compile(r"このページ|ご感想|(?:分|わ)かりやす|役に立|ウェブサイトの品質")
_HALL = re.compile(r"^\S{1,12}[都道府県市区町村](?:役所|役場|庁)(?:\S{0,6}庁舎)?$")
_FOOT = re.compile(r"^\S{1,12}[都道府県市区町村](?:役所|役場|庁)\s*(?:$|〒|\(?代表|電話|TEL|法人番号)", re.IGNORECASE)
_REACHED = re.compile(r"電話|TEL|\d{2,5}-\d{1,4}-\d{3,4}", re.IGNORECASE)
_NEAR_END = 9  # lines that are looked at
_HALLS = re.compile(r"〒|代表|開庁|法人番号|Copyright|All Rights", re.IGNORECASE)


def is_furniture(element: Element) -> bool:
    """Tell by tag, id and classes whether an element stands beside the content; a text of its own keeps it."""
    if element.tag in ("body", "html", "main", "article"):
        return False
    names = marks(element)
    named = bool(len(names) > 1 and _MARKS.search(names))
    if not named and element.tag not in _TAGS:
        return False
    if _CONTACT.search(names) or _weighs(element):
        return False
    return named or not _keeps(element)


def _keeps(element: Element) -> bool:
    text = fold("".join(element.itertext())).strip()
    if element.tag == "header":  # of a section rather than of the page: a date, a heading
        return len(text) < 60 and element.find(".//a") is None
    return bool(_ADDRESS.search(text)) if element.tag == "form" else bool(_ASKS.match(text))


def _weighs(element: Element) -> bool:
    if element.find(".//h1") is not None:
        return True
    if not len(element) or _LENGTH(element) < _HEAVY:
        return False
    unlinked = accumulate(len(text) for text in strings(element, without="a"))
    return any(length >= _HEAVY for length in unlinked)  # boxes may stand in each other, each as long as the page


def is_boilerplate(text: str, at_edge: bool = True) -> bool:
    """Tell whether a line belongs to the template: print and share links, page numbers; at an edge the page's dates."""
    if len(text) > 120:
        return len(text) < 300 and bool(_ADOBE.search(text))
    plain = fold(text)
    if _LINE.match(plain) or _ADOBE.search(plain):
        return True
    return at_edge and len(plain) < 60 and bool(_DAYLIKE.search(plain)) and bool(in_line(text, 4))


def ends_body(text: str) -> bool:
    """Tell whether a line opens what stands after the body: feedback, rankings, other pages."""
    return len(text) < 60 and bool(_END.match(fold(text)))


def is_hall(text: str) -> bool:
    """Tell whether a line is the name of a town hall, alone or with its address and number, as a foot has it."""
    return bool(_FOOT.match(fold(text)))


def asks_back(texts: Sequence[str]) -> bool:
    """Tell whether the lines open a form about the page itself: アンケート, and below it how it was to read."""
    return bool(_SURVEY.match(fold(texts[0]))) and any(_PAGE.search(fold(text)) for text in texts[1:5])


def opens_footer(texts: Sequence[str]) -> bool:
    """Tell whether the lines open the foot of a page: the town hall's name, and after it its address and numbers."""
    if not _HALL.match(fold(texts[0])):
        return False
    signs = sum(bool(_HALLS.search(fold(text))) for text in texts[1:])
    # Near the end of a page the address and one number are enough; above, a list of places has them too.
    return signs > 1 or (len(texts) < _NEAR_END and signs > 0 and any(_REACHED.search(fold(t)) for t in texts[1:]))


def heads_links(text: str) -> bool:
    """Tell whether a line heads what may be no more than a list of links to other pages."""
    return len(text) < 16 and bool(_LINKS.match(fold(text)))


def lists_others(text: str) -> bool:
    """Tell whether a line heads a list of other pages, which ends where the next heading stands."""
    return len(text) < 30 and bool(_ELSEWHERE.match(fold(text)))
