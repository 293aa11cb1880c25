"""Tables that have rulings: where their cells are, and their rows as `header: value` pairs."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml.etree import Element, SubElement

from spiders.page.statedday import day_in, fold
from spiders.page.tablerows import rows as table_rows
from spiders.pdf.rows import rows_of
from spiders.pdf.sheet import Box, Letter, Point, Sheet

_NEAR = 3.5  # points: rulings this near are one
_MOST_RULES, _MOST_ROWS, _MOST_COLUMNS = 800, 200, 60
_HEAD = re.compile(
    r"(?:手続き?|業務|サービス|システム|区分|種別|種類|項目|名称?|名|施設|窓口|場所|会場|日時|期間|時間|日付?|内容|状態|状況|"
    r"対応|対象|影響|備考|可否|理由|見込み?|予定|電話(?:番号)?|連絡先|担当|件数|数|番号|No\.?|方法|原因|経過)"
)
_VALUE = re.compile(r"[○×△◯〇✕―ー\-]|[\d,.:%]+|.*。|.*\d+ ?[月日時分人件円:].*")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the places of its lines, and the rulings that are really drawn."""

    xs: list[float]
    ys: list[float]
    rules: list[Box]
    box: Box


def grids_of(rules: Sequence[Box]) -> list[Grid]:
    """Find the tables that rulings make, from the top: at least two cells, also open at the left and right."""
    rules = _whole(rules)
    if len(rules) > _MOST_RULES:
        return []
    return sorted((grid for group in _touching(rules) if (grid := _grid(group))), key=lambda grid: grid.box.top)


def grid_lines(grid: Grid, letters: Sequence[Letter], sheet: Sheet) -> list[str]:
    """Give the rows of a table as lines of text; `letters` are those that stand inside it."""
    cells = _cells(grid)
    held: dict[tuple[int, int], list[Letter]] = {}
    for letter in letters:
        row, column = _slot(grid.ys, letter.box.middle[1]), _slot(grid.xs, letter.box.middle[0])
        held.setdefault(cells[row, column], []).append(letter)
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for (row, column), first in cells.items():
        down, across = spans.get(first, (1, 1))
        spans[first] = max(down, row - first[0] + 1), max(across, column - first[1] + 1)
    texts = {first: joined(piece.text for row in rows_of(held.get(first, [])) for piece in row) for first in spans}
    shaded = {first for first in spans if any(_covers(shade, grid, first) for shade in sheet.shades)}
    heads = _heads(grid, spans, texts, shaded)
    table = Element("table")
    for row in range(len(grid.ys) - 1):
        line = SubElement(table, "tr")
        for first in sorted(first for first in spans if first[0] == row):
            down, across = spans[first]
            name = "th" if first in heads else "td"
            SubElement(line, name, rowspan=str(down), colspan=str(across)).text = texts[first]
    return [text for _, text in table_rows(table)]


def joined(texts: Iterable[str]) -> str:
    """Join lines that a column's width broke: a space only between Latin letters."""
    whole = ""
    for text in texts:
        apart = whole and whole[-1].isascii() and text[:1].isascii() and not whole.endswith("/")
        whole += (
            f" {text}" if apart or (whole and re.match(r"[・○●◎※■□◆]|[(\uff08]?[\d①-⑳]+[)\uff09.．、]", text)) else text
        )
    return whole


def _whole(rules: Sequence[Box]) -> list[Box]:
    """Make one ruling of those that continue each other, as every cell may draw its own."""
    whole: list[Box] = []
    for rule in sorted(rules, key=lambda r: (r.top == r.bottom, *_along(r))):
        if whole and (whole[-1].top == whole[-1].bottom) == (rule.top == rule.bottom) and _meet(whole[-1], rule):
            last, flat = whole[-1], rule.top == rule.bottom
            if abs(last.top - rule.top) < 1 if flat else abs(last.left - rule.left) < 1:
                whole[-1] = Box(last.left, last.top, max(last.right, rule.right) if flat else last.right,
                                last.bottom if flat else max(last.bottom, rule.bottom))  # fmt: skip
                continue
        whole.append(rule)
    return whole


def _along(rule: Box) -> tuple[float, float]:
    return (round(rule.top), rule.left) if rule.top == rule.bottom else (round(rule.left), rule.top)


def _touching(rules: Sequence[Box]) -> list[list[Box]]:
    groups: list[tuple[Box, list[Box]]] = []
    for rule in sorted(rules, key=lambda rule: rule.top):
        touched = [group for group in groups if any(_meet(rule, other) for other in group[1])]
        box, whole = rule, [rule]
        for group in touched:
            groups.remove(group)
            whole = group[1] + whole
        groups.append((box, whole))
    return [whole for _, whole in groups]


def _meet(one: Box, other: Box) -> bool:
    return (
        one.left - _NEAR <= other.right
        and other.left - _NEAR <= one.right
        and one.top - _NEAR <= other.bottom
        and other.top - _NEAR <= one.bottom
    )


def _grid(rules: list[Box]) -> Grid | None:
    across = [rule for rule in rules if rule.right - rule.left > rule.bottom - rule.top]
    down = [rule for rule in rules if rule not in across]
    if len(across) < 2 or not down:
        return None
    left, right = min(rule.left for rule in across), max(rule.right for rule in across)
    xs = _places([left, right, *(rule.left for rule in down)])
    ys = _places([rule.top for rule in across])
    columns, lines = len(xs) - 1, len(ys) - 1
    if not (1 <= columns <= _MOST_COLUMNS and 1 <= lines <= _MOST_ROWS and columns * lines > 1) or columns < 2:
        return None
    return Grid(xs, ys, rules, Box(xs[0], ys[0], xs[-1], ys[-1]))


def _places(values: Iterable[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places


def _slot(places: Sequence[float], value: float) -> int:
    return min(max(bisect_left(places, value) - 1, 0), len(places) - 2)


def _cells(grid: Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """Give for each slot the slot where its cell starts: slots without a ruling between them are one cell."""
    starts: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(grid.ys) - 1):
        for column in range(len(grid.xs) - 1):
            middle = (grid.xs[column] + grid.xs[column + 1]) / 2, (grid.ys[row] + grid.ys[row + 1]) / 2
            starts[row, column] = row, column
            if column and not _ruled(grid, (grid.xs[column], middle[1])):
                starts[row, column] = starts[row, column - 1]
            elif row and not _ruled(grid, (middle[0], grid.ys[row])):
                starts[row, column] = starts[row - 1, column]
    return starts


def _ruled(grid: Grid, point: Point) -> bool:
    x, y = point
    return any(Box(r.left - _NEAR, r.top - _NEAR, r.right + _NEAR, r.bottom + _NEAR).holds((x, y)) for r in grid.rules)


def _covers(shade: Box, grid: Grid, first: tuple[int, int]) -> bool:
    row, column = first
    return shade.holds((grid.xs[column] + 2 * _NEAR, (grid.ys[row] + grid.ys[row + 1]) / 2))


def _heads(
    grid: Grid,
    spans: dict[tuple[int, int], tuple[int, int]],
    texts: dict[tuple[int, int], str],
    shaded: set[tuple[int, int]],
) -> set[tuple[int, int]]:
    """Choose the cells that head a column or a row: by shade, else by what the first row says."""
    deepest = max(down for (row, _), (down, _) in spans.items() if row == 0)
    opening = {first for first in spans if first[0] < deepest}
    words = [texts[first] for first in sorted(spans) if first[0] == 0]
    cross = len(words) > 2 and not words[0] and all(words[1:])  # an empty corner
    if 0 < len(shaded) < len(spans):
        rows = {row for row, _ in spans if all(first in shaded for first in spans if first[0] == row)}
        top = next((row for row in range(len(grid.ys)) if row not in rows), 0)
        return {first for first in shaded if first[0] < top or first[1] == 0} | (opening if cross else set())
    if len(grid.ys) > deepest + 1 and (cross or _names_columns(words)):
        return opening
    if len(grid.xs) == 3 and all(len(texts[first]) < 24 for first in spans if first[1] == 0):
        return {first for first in spans if first[1] == 0 and spans[first][1] == 1}
    return set()


def _names_columns(words: list[str]) -> bool:
    if len(set(words)) < 2 or not all(words[1:]):
        return False
    if any(len(word) > 20 or _VALUE.fullmatch(fold(word)) or day_in(fold(word)) for word in words):
        return False
    named = sum(bool(_HEAD.search(word)) for word in words[1:])
    return len(words) > 2 or named == len(words[1:])
