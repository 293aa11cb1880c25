"""The dates a page states about itself, each with the label it stands under: 公開日 and 更新日 are never mixed up."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from spiders.page.blocks import BLOCKS
from spiders.page.dom import Element, line, marks, strings, words
from spiders.page.items import in_list
from spiders.page.statedday import Day, day_in, fold, value_of

Role = Literal["published", "updated"]
_UPDATED = r"(?:最終|最新)?(?:更新|改訂|改定|修正|変更)(?:年月)?(?:日時|日付|日)?|last\s?updated?"
_PUBLISHED = (
    r"(?:記事)?(?:初回)?(?:公開|掲載開始|掲載|登録|作成|発表|公表|投稿|掲出|配信|発信|発行|報道発表|リリース|ページ作成|情報掲載)"
    r"(?:年月)?(?:日時|日付|日)|(?:公開|掲載|配信|発表)(?=\s*[::])"
)
_LABEL = re.compile(rf"(?:(?P<updated>{_UPDATED})|(?P<published>{_PUBLISHED}))\s*[\])】]?\s*[::]?\s*[\[(]?\s*", re.I)
_SUFFIX = re.compile(
    r"\s*[)\]]?\s*(?:に)?(?:(?P<updated>最終更新|更新)|(?P<published>掲載|発表|公開|公表|登録|配信|作成))"
    r"(?![しさ日年者元]|\s*[::])"
)
_HINT = re.compile(r"updat|upddate|modif|publish|releas|date|hiduke|day|pubtime|created|kiji_?info|page.?info|time")
_META = re.compile(
    r"(?:ページ|記事|コンテンツ|広報|管理)?\s?(?:ID|番号|No\.?)\s*(?:は|[::])?\s*[\w\[\]-]*(?:です)?。?|印刷\S{0,12}|"
    r"(?:ツイート|シェア|ポスト|送る)|NEW!?|UP(?![A-Z])|(?:投稿者|作成者|著者)\W{1,3}\S{1,20}|大きな文字で印刷|[\s/|・,、。()\[\]::]",
    re.IGNORECASE,
)
_OTHER_LABEL = re.compile(
    r"\W*(?:(?:ページ|記事|コンテンツ|広報|管理)\s?(?:ID|番号)|担当課?|担当部署|所管課|作成部署|発信元|カテゴリー?|分類)\W*",
    re.IGNORECASE,
)
_POSTER = re.compile(r"(?:投稿者|作成者|著者|by)\W{1,3}\S{1,20}", re.IGNORECASE)
_HOUR = re.compile(r"(?:午前|午後)?\s?\d{1,2}(?:時\d{1,2}分|:\d\d)")
_ROOM = 24  # characters that may stand beside a date before the line counts as a sentence of the body
_KEY = re.compile(r"更新|公開|掲載|登録|作成|発表|公表|投稿|配信|改訂|改定|発行|発信|修正|掲出|updated", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """A date as the page labels and writes it; a label of "" stands under the title without one."""

    role: Role
    label: str
    written: str
    value: str | None


def in_line(text: str, room: int = _ROOM) -> list[Stated]:
    """Find the labelled dates of one line, `label: date` or `date + 更新`; none in a line that says more than that."""
    plain = fold(text)
    found: list[Stated] = []
    at, rest = 0, len(_META.sub("", plain))
    while day := day_in(plain, at):
        label = _before(plain, at, day.start)
        suffix = _SUFFIX.match(plain, day.end)
        taken = len(_META.sub("", day.surface)) + (len(label[1]) if label else 0) + (len(suffix[0]) if suffix else 0)
        rest -= taken
        found += _roles(label, suffix, _written(text, plain, day), day)
        at = suffix.end() if suffix else day.end
    return found if rest <= room else []


def _before(plain: str, at: int, start: int) -> tuple[Role, str] | None:
    labels = [match for match in _LABEL.finditer(plain, at, start) if match.end() == start]
    if not labels:
        return None
    role: Role = "updated" if labels[-1]["updated"] else "published"
    return role, labels[-1][role]


def _roles(label: tuple[Role, str] | None, suffix: re.Match[str] | None, written: str, day: Day) -> Iterator[Stated]:
    if label:
        yield Stated(label[0], label[1], written, day.value)
    if suffix:
        role: Role = "updated" if suffix["updated"] else "published"
        if not label or label[0] != role:
            yield Stated(role, suffix[role], written, day.value)


def on_page(scope: Iterable[Element]) -> Iterator[tuple[Element, Stated]]:
    """Find the dates a page states about itself among elements in page order; dates of list items are not its own."""
    done: set[Element | None] = {None}
    for element in scope:
        for text, holder in ((element.text, element), (element.tail, element.getparent())):
            if not text or not _KEY.search(text) or (block := _block(holder)) in done:
                continue
            if block is not None and holder is not block and holder is not None and _holds_blocks(block):
                yield from ((block, stated) for stated in _of_run(holder, block))
                continue
            done.add(block)
            if block is not None:
                yield from ((block, stated) for stated in _of_block(block))


def _holds_blocks(block: Element) -> bool:
    return any(child.tag in BLOCKS for child in block)


def _of_run(holder: Element, block: Element) -> list[Stated]:
    while (above := holder.getparent()) is not None and above is not block:
        holder = above
    return [] if in_list(holder) else in_line(words(holder) + line(holder.tail or ""), 60 if _hints(holder) else _ROOM)


def _hints(element: Element) -> bool:
    return bool(_HINT.search(marks(element)))


def _of_block(block: Element) -> list[Stated]:
    if in_list(block):
        return []
    text = "".join(strings(block))
    if len(text) > 400:
        return []
    beside = block.getnext()
    said = words(block)
    if beside is not None and is_hour(below := words(beside)):
        said += " " + below
    if found := in_line(said, 60 if _hints(block) else _ROOM):
        return found
    if beside is not None and _LABEL.fullmatch(fold(words(block)).strip() or "-"):
        return in_line(words(block) + ":" + words(beside))
    return []


def _block(element: Element | None) -> Element | None:
    while element is not None and element.tag not in BLOCKS:
        element = element.getparent()
    return element


def bare(lines: Iterable[str]) -> Stated | None:
    """Take a day that stands alone on one of the lines under the title as the day of publication, without a label."""
    for text in lines:
        plain = fold(text)
        day = day_in(plain)
        if day and not _KEY.search(plain) and len(_META.sub("", plain[: day.start] + plain[day.end :])) <= 2:
            return Stated("published", "", _written(text, plain, day), day.value)
    return None


def is_dateline(text: str) -> bool:
    """Tell whether a line says nothing but days, and perhaps who posted it."""
    plain = fold(text)
    if len(plain) > 60 or not day_in(plain):
        return False
    while day := day_in(plain):
        plain = plain[: day.start] + plain[day.end :]
    return len(_META.sub("", _POSTER.sub("", plain))) <= 1


def is_hour(text: str) -> bool:
    """Tell whether a line says nothing but a time of day, as a template does below a day."""
    return len(text) < 12 and bool(_HOUR.fullmatch(fold(text).strip()))


def is_label(text: str) -> bool:
    """Tell whether a line is the label of a date, page number, office or category, and nothing else."""
    plain = fold(text).strip()
    return len(plain) < 16 and bool(_LABEL.fullmatch(plain) or _OTHER_LABEL.fullmatch(plain))


def _written(text: str, plain: str, day: Day) -> str:
    # Folding nearly always keeps the length (１ → 1); where it does not, the folded form is as near as we come.
    return text[day.start : day.end].strip() if len(text) == len(plain) else day.surface


def declared(text: str, role: Role) -> list[Stated]:
    """Read what a declared selector found: with a label or without, as the declaration says what it is."""
    found = in_line(text, 400)
    if found or not text:
        return found
    day = day_in(fold(text))
    return [Stated(role, "", day.surface if day else text, value_of(text))]
