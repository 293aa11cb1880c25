"""Sentences of notices and news: aware of brackets and quotes, and of what a line break means in them."""

import re
from collections.abc import Iterator
from typing import Any, cast

import numpy
from spacy.attrs import SENT_START  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp.extensions import text_of

_CLOSERS = {"「": "」", "『": "』", "（": "）", "(": ")", "【": "】", "〔": "〕", "［": "］", "[": "]", "“": "”"}
_ENDS = "。｡．！？!?"
_SPECIAL = re.compile(f"[{_ENDS}{re.escape(''.join(_CLOSERS) + ''.join(_CLOSERS.values()))}]")
_MORE_ENDS = re.compile(f"[{_ENDS}♪☆…]*")
# A quotation goes on: 「…です。」と述べた. A name may hold the mark: モーニング娘。の, Yahoo!ニュース.
_GOES_ON = re.compile(r"[とのをがにはもで、。，,とやなへ]|な(?:ど|ん)|という")
_INSIDE_NAME = re.compile(r"[のを、，]")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]")
_LINE = re.compile(r"[^\n]*")
# A list item, a heading, a table row: never the rest of the line before.
_FRESH = re.compile(
    r"\s*(?:$|[・●○◯■□◆◇▲△▼▽★☆※→⇒►▶✓✔×✕✖✗☓＊*【〔＜<|｜\-－]"
    r"|[①-⑳㋐-㋾]"
    r"|[(（]?[0-9０-９一二三四五六七八九十ア-ン]{1,2}[)）.．、 　]"
    r"|第[0-9０-９一二三四五六七八九十]+[報章節条]|[^。]{1,15}[:：])"
)
_UNFINISHED = re.compile(r"[、，をはがにのへや・（(「『]$")
_FINISHED = re.compile(rf"[{_ENDS}」』）)】〕:：]$")
_LABELLED = re.compile(r"\W*[^\s。、:：]{2,10}[:：](?!//)")  # 原因：…
_WIDTHS = range(20, 81)
_STROKES = re.compile("[／|｜]")
_CELLS = 2  # strokes in a row of a table


@Language.factory("sentences", assigns=["doc.sents", "doc.spans"])
def sentences(nlp: Language, name: str) -> "Sentences":
    """Make the component that splits a text into sentences."""
    return Sentences()


class Sentences:
    """Sets `doc.sents` (all of the text) and `doc.spans["sentences"]` (without the white space between)."""

    def __call__(self, doc: Doc) -> Doc:
        """Split one document."""
        ranges = split(text_of(doc))
        offsets = doc.to_array("IDX")
        bounds = numpy.array(ranges, dtype="uint64").reshape(-1, 2)
        starts = numpy.searchsorted(offsets, bounds[:, 0], side="right") - 1
        ends = numpy.searchsorted(offsets, bounds[:, 1], side="left")
        if len(doc):
            # Token by token, spaCy walks the whole document at each; -1 says that no sentence starts here.
            marks = numpy.full(len(doc), -1, dtype="int64")
            marks[starts] = marks[0] = 1
            doc.from_array([SENT_START], cast(Any, marks.astype("uint64")))
        doc.spans["sentences"] = [
            Span(doc, start, end) for start, end in zip(starts.tolist(), ends.tolist(), strict=True) if start < end
        ]
        return doc


def split(text: str) -> list[tuple[int, int]]:
    """Split a text into sentences: character ranges in order, without the white space around them."""
    ranges = []
    for start, end in _blocks(text):
        at = start
        for stop in _stops(text, start, end):
            ranges.append(_trim(text, at, stop))
            at = stop
        ranges.append(_trim(text, at, end))
    return [(start, end) for start, end in ranges if start < end]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    lines = [match.span() for match in _LINE.finditer(text) if match[0].strip()]
    start = None
    for index, (line_start, line_end) in enumerate(lines):
        start = line_start if start is None else start
        if not _wraps(text, lines, index):
            yield start, line_end
            start = None


def _wraps(text: str, lines: list[tuple[int, int]], index: int) -> bool:
    if index + 1 == len(lines):
        return False
    (start, end), (next_start, next_end) = lines[index], lines[index + 1]
    if next_start != end + 1 or _FRESH.match(text, next_start, next_end):
        return False
    line = text[start:end].rstrip()
    if _UNFINISHED.search(line):
        return True
    strokes = len(_STROKES.findall(line))
    if _LABELLED.match(line) or strokes == len(_STROKES.findall(text, next_start, next_end)) >= _CELLS:
        return False  # a row of its own, as long as the next by chance
    # Hard-wrapped prose: this line is as long as one of its neighbours, and nothing ends here.
    before = lines[index - 1][1] - lines[index - 1][0] if index and lines[index - 1][1] + 1 == start else 0
    width = end - start
    full = abs(width - before) <= 1 or abs(width - (next_end - next_start)) <= 1
    return width in _WIDTHS and full and not _FINISHED.search(line)


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    pairs = _pairs(text, start, end)
    at, sentence = start, start
    while match := _SPECIAL.search(text, at, end):
        at = match.end()
        mark = match[0]
        if mark in _ENDS:
            at = _MORE_ENDS.match(text, at, end).end()  # type: ignore[union-attr]  # matches the empty string too
            stop = _ends_here(text, match.start(), at, end)
        elif close := pairs.get(match.start()):
            at = close + 1
            stop = text[close - 1] in _ENDS and (mark in "「『" or match.start() == sentence)
            stop = stop and not _GOES_ON.match(text, at, end)
        else:
            stop = False
        if stop:
            yield at
            sentence = at


def _ends_here(text: str, mark: int, after: int, end: int) -> bool:
    if after >= end:
        return False
    if text[mark] in "．!" and _ASCII_WORD.match(text, mark - 1) and not text[after].isspace():
        return False
    if text[mark] in "！？!?" and _GOES_ON.match(text, after, end):
        return False
    return not _INSIDE_NAME.match(text, after, end)


def _pairs(text: str, start: int, end: int) -> dict[int, int]:
    # Openers whose closer stands in the same block; a bracket left open must not swallow the rest.
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for match in _SPECIAL.finditer(text, start, end):
        mark = match[0]
        if mark in _CLOSERS:
            waiting.append(match.start())
        elif mark not in _ENDS:
            for depth in range(len(waiting) - 1, max(-1, len(waiting) - 6), -1):
                if _CLOSERS[text[waiting[depth]]] == mark:
                    pairs[waiting[depth]] = match.start()
                    del waiting[depth:]
                    break
    return pairs
