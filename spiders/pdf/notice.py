"""What a PDF notice says of itself: title, dates at its head, the office at its end; the rest is its body."""

import re
from collections.abc import Sequence

from lxml.etree import Element

from spiders.page.blocks import Line
from spiders.page.contact import find_contact, office_in
from spiders.page.labelled import Stated, bare, in_line
from spiders.page.reader import Found
from spiders.page.statedday import day_in, fold
from spiders.pdf.flow import Block
from spiders.pdf.grids import joined
from spiders.pdf.reading import Pdf

_HEAD = 15  # blocks among which title and dates stand
_ABOUT = re.compile(
    r"(?:について|お知らせ|報告|障害|停止|復旧|メンテナンス|お詫び)(?:\W{0,2}(?:第.{1,3}報|続報|最終報|速報)|"
    r"\s?[(\uff08【〔].{1,14}[)\uff09】〕])*$"
)
_REPORT = re.compile(r"\W?(?:第.{1,3}報|続報|最終報|速報|確報)\W?")
_NO_TITLE = re.compile(
    r"^\W*(?:報道(?:発表|関係|資料)|記者|プレス|press|別紙|No\.|お知らせ$)|(?:各位|御中|様|殿|資料\d*)$", re.IGNORECASE
)
_FILE_NAME = re.compile(r"\.\w{2,5}$|^(?:Microsoft|無題|untitled|スライド|PowerPoint|Word|文書|document|\W*$)", re.I)
_PERSON = re.compile(r"\s*[(\uff08]?\s*担当者?\s*[::\uff1a].*$")
_CONTACT = re.compile(r"電話|TEL|FAX|メール|mail|担当|連絡先|\d-\d{4}|課$|係$", re.IGNORECASE)
_PHONE = re.compile(r"電話|TEL|FAX|mail|\d-\d{3,4}", re.IGNORECASE)
_ASKS = re.compile(r"\W*[^。:]{0,14}(?:お?問い?合わ?せ(?:先|窓口)|連絡先|担当(?:課|部署)?)\W*")
_BESIDE = re.compile(r"\W*[^。:]{0,8}(?:お?問い?合わ?せ先?|連絡先|担当(?:課|部署)?)\s*[: ]\s*(?P<office>[^。/]+)")
_BEGINS = re.compile(r"[。、]$|^記$|^(?:第?[\d一二三][\s.\uff0e、]|[・■□●○◆※【(\uff08①])")
_OFFICE = re.compile(r".*(?:課|室|部|局|係|所|省|庁|センター|機構|委員会)(?:\s\S+)?$")


def notice(pdf: Pdf) -> Found:
    """Read title, dates, office and body lines, each line with the number of its page on its element."""
    blocks = pdf.blocks
    title, used = _title(blocks, pdf.title)
    lines = [Line(block.text, _element(block)) for block in blocks]
    at = find_contact(lines)
    at = _contact(blocks) if at is None else at
    office = office_in(lines, at) if at is not None else _office_beside(blocks)
    office = office or _office_at_head(blocks, used)
    near = _near_title(blocks, used)
    found = Found(title=title, office=_PERSON.sub("", office) if office else None, dates=_dates(pdf, near))
    dated = {i for i in near if bare([blocks[i].text])}
    left_out = used | dated | (set() if at is None else set(range(at, _contact_end(blocks, at))))
    found.lines = [line for i, line in enumerate(lines) if i not in left_out]
    return found


def page_starts(lines: Sequence[Line]) -> tuple[int, ...]:
    """Give where each page starts in the text that the lines make, one a line; a page without lines starts no text."""
    starts: list[int] = []
    at = 0
    for line in lines:
        page = int(line.element.get("page") or 0)
        starts += [at] * (page + 1 - len(starts))
        at += len(line.text) + 1
    return tuple(starts)


def _element(block: Block) -> Element:
    return Element(block.tag, page=str(block.page))


def _title(blocks: list[Block], own: str) -> tuple[str, set[int]]:
    """Choose the largest letters at the head, else the line that says what it is about, else the PDF's own title."""
    head = [(at, block) for at, block in enumerate(blocks[:_HEAD]) if block.page == 0 and block.tag != "tr"]
    head = [(at, block) for at, block in head if len(block.text) < 100 and not bare([block.text])]
    named = [(at, block) for at, block in head if not _NO_TITLE.search(block.text)]
    large = [(at, block) for at, block in named if block.tag == "h2"]
    about = [(at, block) for at, block in named if _ABOUT.search(block.text)]
    most = max((block.size for _, block in large), default=0.0)
    largest = [item for item in large if item[1].size >= 0.95 * most]
    chosen = next((item for item in about if item in largest), None) or next(iter(largest or about), None)
    if chosen is None and _sane(own):
        return own.strip(), {at for at, block in head if block.text == own.strip()}
    chosen = chosen or next(iter(named or head), None)
    return _whole(blocks, chosen[0]) if chosen else (own.strip() or (blocks[0].text[:80] if blocks else ""), set())


def _whole(blocks: list[Block], at: int) -> tuple[str, set[int]]:
    # A title over several lines is centred: no line of it is full, so they are not yet one block.
    first, last = at, at
    while first and blocks[at].tag == "h2" and _same(blocks[first - 1], blocks[at]) and last - first < 2:
        first -= 1
    while last + 1 < len(blocks) and last - first < 3 and (
        (blocks[at].tag == "h2" and _same(blocks[last + 1], blocks[at])) or _REPORT.fullmatch(blocks[last + 1].text)
    ):  # fmt: skip
        last += 1
    return joined(block.text for block in blocks[first : last + 1]), set(range(first, last + 1))


def _same(one: Block, other: Block) -> bool:
    return one.tag == "h2" and one.page == other.page and abs(one.size - other.size) < 0.05 * other.size


def _sane(own: str) -> bool:
    return len(own.strip()) > 5 and not own.isascii() and not _FILE_NAME.search(own.strip())


def _contact(blocks: list[Block]) -> int | None:
    """Find the last line that heads an address to ask at, whoever is to ask."""
    for at in reversed(range(len(blocks))):
        after = [fold(block.text) for block in blocks[at + 1 : at + 6]]
        if blocks[at].tag != "tr" and _ASKS.fullmatch(fold(blocks[at].text)) and any(map(_PHONE.search, after)):
            return at
    return None


def _office_beside(blocks: list[Block]) -> str | None:
    # 担当: 市民課 on one line or in a table: it stays where it is and names the office.
    said = (_BESIDE.match(fold(block.text)) for block in reversed(blocks[-_HEAD:]))
    parted = ([Line(text, Element("p")) for text in ("担当", found["office"])] for found in said if found)
    names = (office_in(lines, 0) for lines in parted)
    return next((name for name in names if name and _OFFICE.match(name)), None)


def _contact_end(blocks: list[Block], at: int) -> int:
    """Give where the contact block ends: annexes and notes that follow it belong to the notice."""
    for end in range(at + 1, len(blocks)):
        block = blocks[end]
        says = len(block.text) > 20 and block.text.endswith("。")
        other = block.tag == "tr" and not _CONTACT.search(fold(block.text))
        if block.page != blocks[at].page or block.tag == "h2" or says or other:
            return end
    return len(blocks)


def _near_title(blocks: list[Block], used: set[int]) -> list[int]:
    """Give the blocks above the title, and the few below it before the text begins: there the day stands."""
    title = max(used, default=-1)
    near = [at for at in range(min(title + 4, len(blocks))) if at not in used]
    ends = (at for at in near if at > title and (blocks[at].tag != "p" or _BEGINS.search(blocks[at].text)))
    end = next(ends, len(blocks))
    return [at for at in near if at < end and blocks[at].tag != "tr" and (at <= title or title >= 0)][:_HEAD]


def _dates(pdf: Pdf, near: list[int]) -> list[Stated]:
    if found := [date for block in pdf.blocks[:_HEAD] for date in in_line(block.text)]:
        return found
    head = [pdf.blocks[at].text for at in near] or [block.text for block in pdf.blocks[:1]]
    parts = [part for text in [*head, *pdf.taken] for part in text.split("\u3000")]
    alone = bare(head) or bare(parts) or next((day for part in parts if (day := _day_at_end(part))), None)
    return [alone] if alone else []


def _day_at_end(text: str) -> Stated | None:
    day = day_in(fold(text))
    if day and len(text) < 40 and re.fullmatch(r"\s*(?:現在|時点|発表|付け?)?\W*", fold(text)[day.end :]):
        return Stated("published", "", day.surface, day.value)
    return None


def _office_at_head(blocks: list[Block], used: set[int]) -> str | None:
    """Take who signs at the top right."""
    for at, block in enumerate(blocks[:_HEAD]):
        if at not in used and block.across > 0.45 and len(block.text) < 40 and _OFFICE.fullmatch(fold(block.text)):
            return block.text
    return None
