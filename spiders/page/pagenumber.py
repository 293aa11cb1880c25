"""The number a site gives its page, ページ番号 or ページID, by which people find it again; as it is written."""

import re
from collections.abc import Collection, Iterator, Sequence

from spiders.page.blocks import Line
from spiders.page.dom import Element, marks, words
from spiders.page.statedday import fold

_NUMBER = r"(?P<number>[A-Z]{0,3}\d(?:[\d-]{0,18}\d)?)(?![a-zA-Z0-9-]|\s*[年月日桁])"
_LABEL = r"(?:ページ|記事|コンテンツ|広報|お知らせ)\s?(?:番号|ID)\s*(?:は|:)?\s*"
_LABELLED = re.compile(_LABEL + _NUMBER, re.IGNORECASE)
_ALONE = re.compile(rf"\W*(?:ID|No\.?)\s*:\s*{_NUMBER}\W*", re.IGNORECASE)
_LABEL_ALONE = re.compile(rf"\W*{_LABEL}\W*", re.IGNORECASE)
_MAY = re.compile("番号|ID|ＩＤ|No", re.IGNORECASE)
_BOX = re.compile(r"(?:id|num(?:ber)?|no)(?![a-z])")
_MOST = 200  # characters of a line that states a number


def page_number(lines: Sequence[Line], furniture: Collection[Element]) -> str | None:
    """Give the first number a page states about itself; None where a template left its place unfilled."""
    for text in _texts(lines, furniture):
        plain = fold(text).strip()
        if found := _LABELLED.search(plain) or _ALONE.fullmatch(plain):
            return str(found["number"])
    return None


def _texts(lines: Sequence[Line], furniture: Collection[Element]) -> Iterator[str]:
    for at, line in enumerate(lines):
        if len(line.text) < _MOST and _MAY.search(line.text):
            alone = at + 1 < len(lines) and _LABEL_ALONE.fullmatch(fold(line.text))
            yield f"{line.text} {lines[at + 1].text}" if alone else line.text
    for box in furniture:  # a page's number is often left out of its text as a whole
        if _BOX.search(marks(box)) and len(text := words(box)) < _MOST:
            yield text
