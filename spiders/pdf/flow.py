"""From rows to blocks: paragraphs whole again, headings by the size of their letters, tables row by row."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spiders.pdf.columns import zones
from spiders.pdf.grids import grid_lines, grids_of, joined
from spiders.pdf.rows import Piece, Row, rows_of, upright
from spiders.pdf.sheet import Box, Letter, Sheet

_ITEM = re.compile(
    r"(?:[・･●○◎◯■□◆◇▼▲☆★※➢➤✓•‐－―] ?|[①-⑳㈠-㈩ア-ン㋐-㋾]?[①-⑳]|[(\uff08〔【][^)\uff09〕】]{1,12}[)\uff09〕】]|"
    r"第?[\d一二三四五六七八九十]{1,3}(?:[.\uff0e、,)\uff09]|[ \u3000]|[章節条報](?![^ \u3000]))|"
    r"[ア-ン](?:[ \u3000.\uff0e、)\uff09]|$)|"
    r"(?:記|以上)$|(?:問い?合わ?せ|連絡)先|TEL|FAX|電話|E-?mail|URL)",
    re.IGNORECASE,
)
_LARGER = 1.15
_NUMBER = re.compile(
    r"[-–—―‐－ー\s]*(?:[pP]\.?\s?|ページ)?\d{1,4}(?:\s*[/\uff0f]\s*\d{1,4})?(?:\s*(?:頁|ページ))?[-–—―‐－ー\s]*"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table row: `tag` is h2, p or tr; `across` is where it starts, 0 to 1."""

    text: str
    tag: str
    size: float
    page: int
    across: float


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page in rows; where a table stands there is a piece without text."""

    rows: list[Row]
    tables: dict[Box, list[str]]


def leaf_of(sheet: Sheet) -> Leaf:
    """Put the letters of a page in rows, those inside a table in its cells."""
    grids = sorted(grids_of(sheet.rules), key=lambda grid: (grid.box.right - grid.box.left) * len(grid.ys))
    inside: dict[Box, list[Letter]] = {grid.box: [] for grid in grids}
    outside: list[Letter] = []
    for letter in sheet.letters:
        home = next((grid.box for grid in grids if grid.box.holds(letter.box.middle)), None)
        (outside if home is None else inside[home]).append(letter)
    tables = {grid.box: grid_lines(grid, inside[grid.box], sheet) for grid in grids if inside[grid.box]}
    rows = rows_of(upright(outside)) + [[Piece("", box, 0.0)] for box in tables]
    return Leaf(sorted(rows, key=lambda row: min(piece.box.top for piece in row)), tables)


def without_repeats(leaves: Sequence[Leaf]) -> tuple[list[Leaf], list[str]]:
    """Take page numbers and what every page repeats off the edges; give also what was taken, once each."""
    seen = Counter(key for leaf in leaves for key in {key for _, key in _edges(leaf)})
    enough = max(2, len(leaves) * 0.6)
    taken: dict[str, None] = {}
    kept = []
    for leaf in leaves:
        drop = {at for at, key in _edges(leaf) if seen[key] >= enough or _numbers(leaf, at)}
        taken |= dict.fromkeys(_text(leaf.rows[at]) for at in sorted(drop))
        kept.append(replace(leaf, rows=[row for at, row in enumerate(leaf.rows) if at not in drop]))
    return kept, list(taken)


def _edges(leaf: Leaf) -> Iterator[tuple[int, tuple[str, int]]]:
    last = len(leaf.rows) - 1
    for at in {*range(min(3, last + 1)), *range(max(0, last - 2), last + 1)}:
        row = leaf.rows[at]
        if row[0].text:
            yield at, (re.sub(r"\d+", "0", _text(row)), round(row[0].box.top / 6))


def _numbers(leaf: Leaf, at: int) -> bool:
    return at in (0, len(leaf.rows) - 1) and bool(_NUMBER.fullmatch(_text(leaf.rows[at])))


def body_size(leaves: Sequence[Leaf]) -> float:
    """Give the size of most letters."""
    sizes: Counter[float] = Counter()
    for leaf in leaves:
        for row in leaf.rows:
            for piece in row:
                sizes[piece.size] += len(piece.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def blocks_of(leaf: Leaf, page: int, body: float) -> Iterator[Block]:
    """Give the blocks of a page in reading order; `body` is the size of running text."""
    width = max((row[-1].box.right for row in leaf.rows), default=1.0)
    for zone in zones(leaf.rows):
        edge = max((row[-1].box.right for row in zone if row[0].text), default=0.0)
        held: list[Row] = []
        for row in zone:
            if held and not _goes_on(held, row, edge):
                yield _block(held, page, body, width)
                held = []
            if row[0].text:
                held.append(row)
            else:
                yield from (Block(text, "tr", body, page, 0.0) for text in leaf.tables[row[0].box])
        if held:
            yield _block(held, page, body, width)


def _goes_on(held: Sequence[Row], row: Row, edge: float) -> bool:
    """Tell whether a row continues the paragraph before it: that one is full, and this one opens nothing."""
    first, last = held[0], held[-1]
    size = last[-1].size
    if len(row) > 1 or len(last) > 1 or not row[0].text or _ITEM.match(row[0].text):
        return False
    if abs(row[0].size - size) > 0.1 * size or row[0].box.top - last[-1].box.bottom > 1.2 * size:
        return False
    aside = abs(row[0].box.left - first[0].box.left) > 3.5 * size
    if aside or row[0].box.top < last[-1].box.bottom - 0.2 * size:
        return False
    if last[-1].text.endswith("、"):
        return True
    if last[-1].box.right < edge - 2.2 * size or (last[-1].box.right - last[0].box.left < 12 * size):
        return False
    ends, left = last[-1].text.endswith("。"), row[0].box.left
    return not ends or left < first[0].box.left - 0.4 * size or bool(_ITEM.match(first[0].text))


def _block(rows: Sequence[Row], page: int, body: float, width: float) -> Block:
    text = joined(_text(row) for row in rows)
    size = max(piece.size for row in rows for piece in row)
    heading = size >= _LARGER * body and len(text) < 80
    return Block(text, "h2" if heading else "p", size, page, rows[0][0].box.left / (width or 1.0))


def _text(row: Row) -> str:
    return "\u3000".join(piece.text for piece in row)
