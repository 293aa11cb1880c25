"""The block in which a page names the office that answers for it: where the body ends, and who speaks."""

import re
from collections.abc import Iterable, Iterator, Sequence

from spiders.page.blocks import Line
from spiders.page.blocks import lines as blocks
from spiders.page.dom import Element, marks
from spiders.page.office import ASK, LABELS, clean_office, is_section, looks_like_office, office_of, says_office
from spiders.page.statedday import fold

_THIS = re.compile(
    rf"^[\W_]*(?:最後に)?(?:この|当|本)(?:ページ|記事|情報|サイト|コンテンツ|内容|お知らせ|ホームページ)(?:の内容)?"
    rf"(?:に関する|に関して|について|へ|の|に掲載[^。]{{2,12}}?(?:の|に関する|について))[^。]{{0,12}}?"
    rf"(?:{ASK}|作成|担当|発信|所属|所管|連絡先|掲載元)"
    r"(?![^。]*(?:メール|送[るっ]|送信|フォーム|こちら|ください|場合))[^。]{0,14}$"
)
_HALF = re.compile(r"^\W*(?:この|当)(?:ページ|記事|情報)(?:の内容)?(?:に関する|についての?|への|の)\W*$")
_SHORT = re.compile(
    rf"^[\W_]*(?:本件に関する|記事に関する|内容に関する|ご)?"
    rf"(?:{ASK}(?:先|窓口|担当課?)?(?:・(?:担当|連絡|申込|申し込み)[^。]{{0,6}})?(?:は|先一覧)?|照会先|{LABELS}|ご?連絡先|担当[・者]*連絡先)[\W_]*$"
)
_INLINE = re.compile(
    rf"^[\W_]*(?:本件に関する|記事に関する|内容に関する)?(?:{ASK}(?:先|窓口)?|照会先|連絡先)(?:は、?)?(?:[】〉》\])>]\s*[::]?|\s*[::\s])\s*(?P<rest>\S.*)$"
)
_HEAD = re.compile(
    rf"^.{{0,24}}(?:{ASK}(?:先|窓口)?|作成者?|作成担当|担当課|発信元)[\s::】]*"
    r"(?P<rest>[^\W・者はをにへがの先担][^。]{2,60})$"
)
_LABELLED = re.compile(rf"^[\W_]*{LABELS}(?:\s*[::)\]】]\s*|\s+)(?P<rest>\S.{{1,60}})$")
_TO = re.compile(
    rf"^\W*(?!各|担当|関係|この|当)(?P<rest>[^。、]{{2,30}}?)(?:への?|に関する|の)(?:ご意見・)?{ASK}(?:先)?\W*$"
)
_BEHIND = re.compile(r"\d{3,4}\s*\((?P<rest>[^()]{2,30})\)")
_SIGNS = re.compile(
    r"[〒☎☏]|電話|TEL|ファク|ファッ|FAX|メール|E-?mail|\d{2,5}-\d{1,4}-\d{3,4}|フォーム|住所|所在地|内線", re.IGNORECASE
)
_CALLS = re.compile(r"電話|TEL|内線|直通|[☎☏]|\d{2,5}-\d{1,4}-\d{3,4}", re.IGNORECASE)
_CALLED = re.compile(r"^\W*(?:[☎☏]|(?:代表|直通)?電話|TEL|直通|\d{2,5}-\d{1,4}-\d{3,4})", re.IGNORECASE)
_BOX = re.compile(r"contact|inquir|inquiry|toiawase|otoiawase|tantou")
_NAMED = re.compile("所属|担当|所管|主管|作成|発信|管理|部署|課名|組織|掲載元")
_ADDRESS = re.compile(r"^\W*(?:〒|住所|所在地)[^a-z]*$")
_EDGE = re.compile(r"foot|head")
_AHEAD = 500  # lines after a contact block that are looked at
_LARGEST = 600  # characters of a box that only names an office


def find_contact(lines: Sequence[Line]) -> int | None:
    """Give the index of the line that heads the contact block: the last that speaks of this page, else of asking."""
    at = _found(lines)
    return at - 1 if at and _opens(lines, at) else at


def _opens(lines: Sequence[Line], at: int) -> bool:
    """Tell whether the line above belongs to the contact block: half its heading, or the heading of a sentence."""
    above = fold(lines[at - 1].text)
    return bool(_HALF.match(above) or (says_office(lines[at].text) and _SHORT.match(above)))


def _found(lines: Sequence[Line]) -> int | None:
    named = [at for at, line in enumerate(lines) if len(line.text) < 45 and _THIS.match(fold(line.text))]
    named += [at for at, line in enumerate(lines) if says_office(line.text) or (line.heading and _is_to(line.text))]
    for at in named:
        if _answers(lines, at):
            return at
    short = [at for at, line in enumerate(lines) if len(line.text) < 24 and _SHORT.match(fold(line.text))]
    answered = [at for at in short if _stands_alone(lines, at) and _answers(lines, at) and _closes(lines, at, 8)]
    if answered:
        return answered[-1]
    return named[0] if named else next(_lesser(lines, short), None)


def _lesser(lines: Sequence[Line], short: Sequence[int]) -> Iterator[int]:
    for at in reversed(range(len(lines))):
        beside = _INLINE.match(fold(lines[at].text)) if len(lines[at].text) < 120 else None
        if beside and _CALLS.search(beside["rest"]) and _closes(lines, at, 3) and clean_office(beside["rest"]):
            yield at
    for at in reversed(range(len(lines))):
        if (
            _names(lines[at].text)
            and _closes(lines, at, 1)
            and any(_CALLS.search(near.text) for near in lines[at + 1 : at + 3])
        ):
            yield at
    for at in reversed(short):
        if at + 1 < len(lines) and looks_like_office(lines[at + 1].text) and _closes(lines, at, 3):
            yield at
    reached = [at for at in range(len(lines)) if _reaches(lines, at)]
    if len(reached) == 1 and _closes(lines, reached[0], 1):
        yield reached[0]
    for at, line in enumerate(lines):
        if (box := _box(line.element)) is not None and looks_like_office(line.text) and _small(box):
            yield at


def _stands_alone(lines: Sequence[Line], at: int) -> bool:
    """Tell whether the line heads something: not a cell of a table unless it is all in it, not one of many items."""
    tag, below = lines[at].element.tag, lines[at + 1].element if at + 1 < len(lines) else None
    return tag not in ("td", "tr", "a") or (tag == "td" and below is lines[at].element)


def _closes(lines: Sequence[Line], at: int, most: int) -> bool:
    # A section 問い合わせ先 in the middle of a body is followed by sentences; the template's is not by many.
    told = ("。" in line.text for line in lines[at + 7 : at + 7 + _AHEAD])
    return sum(told) < most


def _answers(lines: Sequence[Line], at: int) -> bool:
    return any(_SIGNS.search(fold(line.text)) for line in lines[at + 1 : at + 7])


def _box(element: Element) -> Element | None:
    above = element.getparent()
    near = (element, above) if above is not None else (element,)
    return next((box for box in near if box.tag == "address" or _BOX.search(marks(box))), None)


def _small(box: Element) -> bool:
    text = "".join(box.itertext())
    return len(text) < _LARGEST and bool(_CALLS.search(fold(text)))


def office_in(lines: Sequence[Line], at: int) -> str | None:
    """Read the office from the head of the contact block, where it may stand beside the words, or the lines after."""
    if says_office(lines[at].text):
        return clean_office(lines[at].text)
    head = fold(lines[at].text)
    beside = _INLINE.match(head) or _HEAD.match(head) or (_TO.match(head) if _is_to(lines[at].text) else None)
    if beside and (office := clean_office(beside["rest"])):
        return office
    if (_reaches(lines, at) or _box(lines[at].element) is not None) and looks_like_office(lines[at].text):
        return clean_office(lines[at].text)
    for place, line in enumerate(lines[at + 1 : at + 6], start=at + 2):
        if office := office_of(near.text for near in lines[place - 1 : place + 3]):
            reached = any(answers(near.text) for near in lines[place - 1 : place + 2])
            return office if reached or looks_like_office(line.text) else None
        plain = fold(line.text)
        if (behind := _BEHIND.search(plain)) and is_section(behind["rest"]):
            return clean_office(behind["rest"])
        if _SIGNS.search(plain) and not (_LABELLED.match(plain) or _ADDRESS.match(plain)):
            break
    return None


def other_office(lines: Sequence[Line]) -> str | None:
    """Read the office below the last line that asks, where the contact block itself names none."""
    for at in reversed(range(len(lines) - 1)):
        head, below = lines[at].text, lines[at + 1].text
        asks = len(head) < 24 and _SHORT.match(fold(head)) and _CALLS.search(fold(below))
        if asks and (office := clean_office(below)):
            return office
    return None


def _names(text: str) -> bool:
    named = _LABELLED.match(fold(text)) if len(text) < 80 and _NAMED.search(text) else None
    return bool(named and looks_like_office(named["rest"]))


def _is_to(text: str) -> bool:
    """Tell whether the line heads the contact block of an office it names: …課へのお問い合わせ."""
    to = _TO.match(fold(text)) if len(text) < 40 and "合" in text else None
    return bool(to and is_section(to["rest"]))


def _reaches(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line is an office and how to reach it, or that stands on the next, and nothing else."""
    text, below = lines[at].text, lines[at + 1].text if at + 1 < len(lines) else ""
    if len(text) > 60 or "。" in text or not is_section(text):
        return False
    return bool(_CALLS.search(fold(text)) or (len(below) < 60 and _CALLED.match(fold(below))))


def office_in_boxes(boxes: Iterable[Element]) -> str | None:
    """Read the office from boxes beside the content that are marked as a contact, as in a column of their own."""
    beside = (box for box in boxes if box.tag not in ("header", "footer") and not _EDGE.search(marks(box)))
    for box in (inner for outer in beside for inner in outer.iter("div", "section", "dl", "address")):
        if not (_BOX.search(marks(box)) and _small(box)):
            continue
        texts = [block.text for block in blocks(box)]
        at = next((at for at, text in enumerate(texts) if is_section(text)), None)
        if at is not None and (office := office_of(texts[at:])):
            return office
    return None


def labelled_office(lines: Sequence[Line]) -> str | None:
    """Read the office from a line `担当課：…` wherever it stands; None when there is none, or several differ."""
    found = [_LABELLED.match(fold(line.text)) for line in lines if len(line.text) < 80]
    offices = [clean_office(match["rest"]) for match in found if match]
    names = [office for office in offices if office and looks_like_office(office)]
    return names[0] if len(set(names)) == 1 else None


def answers(text: str) -> bool:
    """Tell whether a line says how to reach an office: its address, telephone, or form."""
    return bool(_SIGNS.search(fold(text)))
