"""What lines stand under: headings of single dates and of lists, and tables of times."""

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from nlp.outage.sentences import Sentence
from records import DateExpression

_HEADING, _BESIDE_DATES, _BESIDE_ITEM = 20, 10, 40  # characters of a heading, and beside the dates it heads
ITEM = re.compile(r"\s*(?:[①-⑳・○◦▪]|[(（][0-9]{1,2}[)）])\s*")
_MARK = 2  # characters before the hour that a line begins with
_SECTION = re.compile(r"\s*(?:[(（]?[0-9]{1,2}[)）.．、\s]|[■●◆○◇□▼★【〈《<\[]|(?=\S))\s*")
_KINDS = re.compile("[0-9]+")
_EXPLAINS = re.compile(
    "[^はがを、復経対]{0,8}?(?:原因|再発防止策?|賠償|責任)(?:等|など)?(?:について|(?:及び|と|・)再発防止策?(?:について)?)?[^ぁ-んァ-ヶ一-龠]*"
)
_OTHER = re.compile("復旧|経過|経緯|概要|影響|発生")
_COLUMNS = 3
_CELLS = re.compile(r"\s*[|/]\s*|\s+")
_REMARKS = re.compile("備考|摘要|注記|補足|特記事項")  # a column that may be empty
_DATE = "□"
# 開始 and 終了 head hours of service, too.
_TELLING = re.compile("発生|障害|不具合|停止|休止|中断|不通|復旧|解消|回復|再開|でき[なま]|使え[なま]")
_ROW = re.compile(r"(?!\S*(?:日時?|時刻|時間)\s|公表|発表|掲載|提出|点検|臨時)[^\s。、:|0-9]{1,20}\s+")
_LABELLED = re.compile(r"\W*(?:[0-9]{1,2}\W+)?[^\s。、:|0-9]{1,10}(?:日時?|時刻|時間)[\s:|]+[^\s。、:|0-9]{1,20}\s+")
_NOTE = re.compile(r"\s?[(（][^()（）発検復再回解停掲更確完]{1,20}[)）]\s*")  # (各支所), but not (復旧), (検知)
_POST = re.compile(  # behind its hour, or on the line below that
    r"(?:\s|[\]】>)]\s?)[^。]{6,80}(?:ます|ました|です|でした|ません)(?:。|\s*$)"
    r"|\W{0,4}(?:更新|掲載|発表|現在|復旧|解決|(?:復旧|解決)済み?|監視中|対応中|調査中|原因特定|発生|[A-Z][A-Za-z]{3,14})?\W{0,4}$"
)
_LABEL_ABOVE = re.compile(
    r"(?:発生|停止|復旧|影響|休止)[^。]{0,4}(?:日時?|時刻|時間|期間)\W*$"
)  # 1 発生日時, and the hour below it
_NUMBERED = re.compile(r"\W*\(?[0-9]{1,2}[).]\s?|\W*[①-⑳]\s?")
_BEFORE_POST = re.compile(r"(?:第[0-9一二三四五六七八九十]+報 ?)?[\[【<(■●◆○ ]*(?:(?<=[\[【<(])(?:追記|更新) ?)?")
_TIMES = re.compile(
    r"(?:停止|休止|障害|発生|影響|不通|遅延|不具合|できな|中断|使えな|(?:つな|繋)がら|止まっ|止め)[^\s|。、]{0,10}(?:時間帯?|期間|日時)|^\W*(?:時間帯|日時)\W*$"
)
_BLOCK = re.compile(  # by itself, or before what it tells
    r"[\[【(<(■●◆]{1,2} ?(?:更新|追記)?[^。\]】)>]{0,6}(?:[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}/[0-9]{1,2}(?![0-9/]))"
    r"(?:[^。]{0,20}$|[^。\]】)>]{0,16}(?:更新|追記|掲載|発表|現在) ?[\]】)>])"
    r"|(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日[^。]{0,10}(?:発表|更新|追記|掲載|公開)$"
    r"|(?:[0-9]{4}年|(?:令和|平成)[0-9元]{1,2}年)[0-9]{1,2}月[0-9]{1,2}日 ?\([月火水木金土日](?:曜日?)?\)$"
    r"|\W{0,3}第[0-9一二三四五六七八九十]+報[^。]{0,30}$"
    r"|[\[【<■●◆◇○▼] ?(?:本日)?(?:午[前後])?[0-9]{1,2}(?:時(?:[0-9]{1,2}分|半)?|:[0-9]{2}) ?"
    r"(?:(?:現在|更新|追記|時点|掲載|公開)?[\]】>]?|(?:更新|追記|掲載|公開)[\]】>][^。]{0,16})$"
)


def blocks(sentences: Sequence[Sentence]) -> dict[int, int]:
    """Give the lines that head an account of their own (【11月6日更新】, ■午後6時), and how much stands beside each."""
    return {
        at: len(one.text) - head.end()
        for at, one in enumerate(sentences)
        if one.dates and (head := _BLOCK.match(one.text.rstrip()))
    }


def continued(sentences: Sequence[Sentence]) -> set[int]:
    """Give the lines that are one more row under a label: 復旧日時 検索 16時30分, below it 給付 17時."""
    found: set[int] = set()
    for at, (above, here) in enumerate(pairwise(sentences), 1):
        row = _before_hour(here)
        labelled = at - 1 in found or _LABELLED.fullmatch(_before_hour(above))
        noted = _noted(above) and _noted(here) and not row.strip()  # 手続の再開 11時(各支所), 13時(各署)
        if noted or (labelled and _ROW.fullmatch(row)):
            found.add(at)
    return found


def _before_hour(line: Sentence) -> str:
    """Give what stands before the only date of a line that ends with it, empty for any other line."""
    ends = len(line.dates) == 1 and not line.text[line.dates[0].end - line.start :].strip()
    return line.text[: line.dates[0].start - line.start] if ends or _noted(line) else ""


def _noted(line: Sentence) -> bool:
    return len(line.dates) == 1 and bool(_NOTE.fullmatch(line.text, line.dates[0].end - line.start))


def posted(sentences: Sequence[Sentence]) -> dict[int, DateExpression]:
    """Give the hours that posts begin with where the newest stands on top, by where they stand; none of a lone one."""
    found: list[DateExpression] = []
    for at, one in enumerate(sentences):
        if at and _LABEL_ABOVE.search(sentences[at - 1].text) and not _beside_dates(one):
            continue
        first = one.dates[0] if one.dates and _POST.match(one.text, one.dates[0].end - one.start) else None
        begins = first is not None and _BEFORE_POST.fullmatch(one.text, 0, first.start - one.start)
        if first is None or not begins or "T" not in (first.value or "") or "/" in (first.value or ""):
            continue
        if not found or (first.value or "") < (found[-1].value or ""):
            found.append(first)
    return {one.start: one for one in found} if len(found) > 1 else {}


def headings(sentences: Sequence[Sentence]) -> list[str]:
    """Give for each line the heading that tells what its dates are the dates of, empty where none does.

    ■障害発生日時, and nothing but a date below it; the heading above a list is that of all its items.
    """
    found: list[str] = []
    above: Sentence | None = None
    for at, here in enumerate(sentences):
        item = ITEM.match(here.text)
        if not (item and at and ITEM.match(sentences[at - 1].text)):
            above = sentences[at - 1] if at else None
        beside = len(here.text) - sum(one.end - one.start for one in here.dates)
        heads = above is not None and not above.dates and len(above.text) <= _HEADING and "。" not in above.text
        near = beside <= (_BESIDE_ITEM if item else _BESIDE_DATES)
        if above is not None and here.dates and near and found and _is_day(above):
            found.append(found[-1])  # 停止した時間, below it the day, below that the hours
            continue
        found.append(above.text.rstrip() + ":" if above is not None and heads and near and here.dates else "")
    return found


def _is_day(line: Sentence) -> bool:
    return bool(line.dates) and not line.text[line.dates[-1].end - line.start :].strip("()月火水木金土日曜 ")


def columns(sentences: Sequence[Sentence]) -> dict[int, str]:
    """Give for each date in a table, by where it stands, the head of its column: 番号 / 発生 / 解消 / 内容."""
    found: dict[int, str] = {}
    heads: list[str] = []
    for here in sentences:
        cells = _CELLS.split(_masked(here).strip())
        row = len(cells) == len(heads) or (len(cells) == len(heads) - 1 and _REMARKS.fullmatch(heads[-1]))
        if row and not here.dates and not any(map(_TELLING.search, cells)):
            continue  # 証明の確認 影響なし ―
        if not here.dates or not row:
            plain = not here.dates and "。" not in here.text and not _NUMBERED.match(here.text)  # 1. 件名 決済の障害
            heads = cells if len(cells) >= _COLUMNS and plain else []
            continue
        rest = iter(here.dates)
        for head, cell in zip(heads, cells, strict=False):
            found.update((one.start, head) for one in islice(rest, cell.count(_DATE)) if _TELLING.search(head))
    return found


def _masked(sentence: Sentence) -> str:
    """Give a line with one sign for each of its dates, so that blanks in them part no cells."""
    text, at = sentence.text.replace(_DATE, "■"), 0
    parts: list[str] = []
    for one in sentence.dates:
        parts += text[at : one.start - sentence.start], _DATE
        at = one.end - sentence.start
    return "".join([*parts, text[at:]])


def on_its_line(sentences: Sequence[Sentence], at: int) -> str:
    """Give what stands behind a line's first sentence that begins with a date: 17:40 変更を完了。以後、遅延はない。"""
    here, below = sentences[at], sentences[at + 1] if at + 1 < len(sentences) else None
    begins = bool(here.dates) and here.dates[0].start - here.start <= _MARK and here.text.endswith("。")
    return below.text if begins and below and not below.dates and here.goes_on_in(below) else ""


def below_its_number(sentences: Sequence[Sentence], at: int) -> str:
    """Give the sentence below a numbered line that is but a date: (5) 同日正午, 解消したことを確認した。"""
    here, below = sentences[at], sentences[at + 1] if at + 1 < len(sentences) else None
    number = _NUMBERED.match(here.text)
    alone = number and here.dates and not _beside_dates(here).removeprefix(number[0].strip()).strip()
    told = alone and below and not below.dates and below.text.rstrip().endswith("。")
    return f" {below.text}" if told and below else ""


def _beside_dates(line: Sentence) -> str:
    """Give what a line holds besides its dates."""
    ends = [0, *(one.end - line.start for one in line.dates)]
    starts = [*(one.start - line.start for one in line.dates), len(line.text)]
    parts = (line.text[end:start] for end, start in zip(ends, starts, strict=True))
    return "".join(parts).strip(" 　頃ごろ")


def explaining(sentences: Sequence[Sentence]) -> set[int]:
    """Give the lines of the sections that tell why it failed, and what is done about it: 3 原因, 4 再発防止策."""
    lines: set[int] = set()
    kind: str | None = None
    for at, one in islice(enumerate(sentences), 1, None):  # what the headline explains is all of it
        mark = _SECTION.match(one.text)
        if mark and "。" not in one.text and not one.dates and len(one.text) <= _HEADING:
            here = _KINDS.sub("0", mark[0])
            ends = here == kind or _OTHER.search(one.text)
            kind = here if _EXPLAINS.fullmatch(one.text, mark.end()) else None if ends else kind
        elif kind is not None:
            lines.add(at)
    return lines


def timetable(sentences: Sequence[Sentence]) -> set[int]:
    """Give the lines below 遅延の時間帯は次の通り。 or of a table with a column 停止時間."""
    lines, below = set(), False
    for at, sentence in enumerate(sentences):
        if _TIMES.search(sentence.text) and not sentence.dates:
            below = True
        elif "。" in sentence.text or sentence.text.startswith("※"):
            below = False
        elif below:
            lines.add(at)
    return lines
