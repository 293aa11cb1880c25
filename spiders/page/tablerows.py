"""The rows of a table as `header: value` pairs, so that a table of procedures and their state stays readable."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from spiders.page.dom import Element, line, strings

BETWEEN = " / "
_MOST = 100  # columns or rows that one cell may span; templates write 999
_WIDEST = 1000  # columns
_LAYOUT = ("h1", "h2", "h3", "form", "table")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; where it spans columns the same cell stands in each of them."""

    text: str
    head: bool
    strong: bool
    down: int = 0  # rows below that it still covers


Row = tuple[Element, list[Cell]]


def is_data(table: Element) -> bool:
    """Tell a table of facts from one that only lays out the page: two columns or more, and no sections inside."""
    if table.get("role") == "presentation" or any(True for _ in table.iterdescendants(*_LAYOUT)):
        return False
    wide = False
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        wide = wide or len(cells) > 1
        if len(cells) < 3 and any(len(list(cell.iterdescendants("p", "li", "div"))) > 12 for cell in cells):
            return False
    return wide


def rows(table: Element, dropped: Collection[Element] = ()) -> Iterator[tuple[Element, str]]:
    """Give each row's element and text; rows that only head the others are not repeated as rows."""
    for caption in table.iterchildren("caption"):
        if text := line("".join(strings(caption, dropped))):
            yield caption, text
    grid = _grid(table, dropped)
    plain = len(grid) > 2 and not any(cell.head for _, cells in grid for cell in cells)
    heads: list[str] = []
    opening = True
    for index, row in enumerate(grid):
        names = [cell.text for cell in row[1]]
        if index + 1 < len(grid) and _heads(row, opening and plain):
            heads = [_both(*pair) for pair in zip(heads, names, strict=False)] if opening and heads else names
            continue
        opening = False
        if text := _text(row[1], heads):
            yield row[0], text


def _both(above: str, below: str) -> str:
    return above if above == below or not below else f"{above} {below}".strip()


def _heads(row: Row, may_be_plain: bool) -> bool:
    filled = [cell for cell in row[1] if cell.text]
    if len({cell.text for cell in filled}) < 2:
        return False
    parent = row[0].getparent()
    if all(cell.head for cell in filled) or (parent is not None and parent.tag == "thead"):
        return True
    return may_be_plain and all(cell.strong and len(cell.text) < 20 for cell in filled)


def _text(cells: list[Cell], heads: list[str]) -> str:
    parts: list[str] = []
    label = ""
    for column, cell in enumerate(cells):
        if not cell.text or (column and cells[column - 1] is cell):
            continue
        head = heads[column] if column < len(heads) else ""
        if cell.head and not head:
            label = f"{label} {cell.text}".strip()
            continue
        name = head or label
        parts.append(f"{name}: {cell.text}" if name and name != cell.text else cell.text)
        label = label if heads else ""
    if label:
        parts.insert(0 if heads else len(parts), label)
    return BETWEEN.join(parts)


def _grid(table: Element, dropped: Collection[Element]) -> list[Row]:
    grid: list[Row] = []
    above: list[Cell | None] = []
    for row in table.iter("tr"):
        cells: list[Cell] = []
        for element in row:
            if element.tag in ("td", "th") and element not in dropped:
                _fill(cells, above)
                across = min(_span(element, "colspan"), max(1, _WIDEST - len(cells)))
                cells += [_cell(element, dropped)] * across
        _fill(cells, above)
        below = {cell: replace(cell, down=cell.down - 1) for cell in cells if cell.down > 0}
        above = [below.get(cell) for cell in cells]
        if cells:
            grid.append((row, cells))
    return grid


def _fill(cells: list[Cell], above: list[Cell | None]) -> None:
    while len(cells) < len(above) and (cell := above[len(cells)]) is not None:
        cells.append(cell)


def _cell(element: Element, dropped: Collection[Element]) -> Cell:
    text = line("".join(strings(element, dropped)))
    strong = any(True for _ in element.iterdescendants("strong", "b")) or element.get("bgcolor") is not None
    return Cell(text, element.tag == "th", strong, _span(element, "rowspan") - 1)


def _span(element: Element, name: str) -> int:
    raw = (element.get(name) or "1").strip()
    return min(_MOST, max(1, int(raw))) if raw.isascii() and raw.isdigit() else 1
