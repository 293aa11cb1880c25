"""From letters to lines as they are seen: what stands at one height, in pieces parted by wide gaps; no furigana."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from spiders.pdf.sheet import Box, Letter

_KANA = re.compile(r"[ぁ-ゖァ-ヺー・]+")
_SINGLE = re.compile(r"(?:\S )+\S")
_WIDE = 1.6  # letters: a gap wider than this parts a line into pieces
_BARE = 0.95  # so does a narrower one where no space is set
_ROOM = 0.22  # letters: a gap wider than this is a space beside a Latin letter
_ROOM_CJK = 0.6
_ROOM_SPACED = 0.12  # pdfium says that there is a space


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters that stand beside each other."""

    text: str
    box: Box
    size: float


Row = list[Piece]
"""The pieces at one height, from the left."""


def rows_of(letters: Iterable[Letter]) -> list[Row]:
    """Give the rows from the top, each with its pieces from the left."""
    rows = [row for line in _heights(letters) if (row := list(_pieces(line)))]
    return [row for at, row in enumerate(rows) if not _reading(row, rows[at + 1 : at + 3])]


def upright(letters: Sequence[Letter]) -> list[Letter]:
    """Lay a page that is set in columns from the top (縦書き) on its side, so that its columns read as rows."""
    steps = Counter(_step(*pair) for pair in pairwise(letters))
    if steps["down"] <= steps["right"]:
        return list(letters)
    edge = max((letter.box.right for letter in letters), default=0.0)
    return [replace(letter, box=_laid(letter.box, edge)) for letter in letters]


def _step(one: Letter, other: Letter) -> str:
    (x0, y0), (x1, y1) = one.box.middle, other.box.middle
    room = max(one.size, other.size)
    if abs(x1 - x0) < room * 0.3 and room * 0.4 < y1 - y0 < room * 2:
        return "down"
    return "right" if abs(y1 - y0) < room * 0.3 and 0 < x1 - x0 < room * 2 else ""


def _laid(box: Box, edge: float) -> Box:
    return Box(box.top, edge - box.right, box.bottom, edge - box.left)


def _heights(letters: Iterable[Letter]) -> list[list[Letter]]:
    lines: list[list[Letter]] = []
    lead: Letter | None = None  # the largest letter of the line: small ones beside it do not move it
    for letter in sorted(letters, key=lambda letter: letter.box.middle[1]):
        near = lead and letter.box.middle[1] - lead.box.middle[1] < 0.35 * max(lead.size, letter.size)
        if lead and near and not (letter.size < 0.62 * lead.size or lead.size < 0.62 * letter.size):
            lines[-1].append(letter)
            lead = letter if letter.size > lead.size * 1.2 else lead
        else:
            lines.append([letter])
            lead = letter
    return _small_beside(lines)


def _small_beside(lines: list[list[Letter]]) -> list[list[Letter]]:
    # A note's number or a unit is set smaller than its line and a little higher or lower: it belongs to it.
    merged: list[list[Letter]] = []
    for line in lines:
        if merged and max(_overlap(merged[-1], line), _overlap(line, merged[-1])) > 0.65:
            merged[-1].extend(line)
        else:
            merged.append(line)
    return merged


def _overlap(small: list[Letter], large: list[Letter]) -> float:
    top, bottom = small[0].box.top, small[0].box.bottom
    inside = min(bottom, large[0].box.bottom) - max(top, large[0].box.top)
    return inside / ((bottom - top) or 1.0)


def _pieces(line: list[Letter]) -> Iterable[Piece]:
    held: list[Letter] = []
    text = ""
    for letter in sorted(line, key=lambda letter: letter.box.left):
        gap = letter.box.left - held[-1].box.right if held else 0.0
        if held and letter.text == held[-1].text and letter.box.left - held[-1].box.left < 0.12 * letter.size:
            continue  # set twice to look bold
        if held and gap > (_WIDE if letter.spaced else _BARE) * max(letter.size, held[-1].size):
            yield _piece(text, held)
            held, text = [], ""
        elif held and gap > _room(held[-1], letter) * min(letter.size, held[-1].size):
            text += " "
        held.append(letter)
        text += letter.text
    if held:
        yield _piece(text, held)


def _room(one: Letter, other: Letter) -> float:
    if other.spaced:
        return _ROOM_SPACED
    return _ROOM if one.text.isascii() and other.text.isascii() else _ROOM_CJK


def _piece(text: str, letters: Sequence[Letter]) -> Piece:
    if _SINGLE.fullmatch(text) and not text.isascii():
        text = text.replace(" ", "")  # spaced out to fill a width: 担 当
    box = Box(letters[0].box.left, min(letter.box.top for letter in letters),
              letters[-1].box.right, max(letter.box.bottom for letter in letters))  # fmt: skip
    sizes = Counter(round(letter.size, 1) for letter in letters)
    return Piece(text, box, max(sizes, key=lambda size: (sizes[size], size)))


def _reading(row: Row, below: Sequence[Row]) -> bool:
    """Tell whether a row is furigana: small kana right above larger letters."""
    if not all(_KANA.fullmatch(piece.text.replace(" ", "")) for piece in row):
        return False
    small, bottom = max(piece.size for piece in row), max(piece.box.bottom for piece in row)
    left, right = row[0].box.left, row[-1].box.right
    return any(
        small <= 0.62 * piece.size
        and piece.box.top - bottom < 0.5 * piece.size
        and piece.box.left - small < right
        and left < piece.box.right + small
        for under in below
        for piece in under
    )
