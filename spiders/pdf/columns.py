"""The order in which rows are read: two columns of prose one after the other, rows of a list across."""

from collections.abc import Iterator, Sequence

from spiders.pdf.rows import Row

_LEAST = 4  # rows on either side
_DEEPEST = 4


def zones(rows: Sequence[Row], depth: int = 0) -> Iterator[list[Row]]:
    """Divide a page into zones in reading order; inside a zone rows are read from the top."""
    found = _gutter(rows) if depth < _DEEPEST else None
    if not found:
        if rows:
            yield list(rows)
        return
    start, end, x = found
    yield from zones(rows[:start], depth + 1)
    for on_left in (True, False):
        side = [[piece for piece in row if (piece.box.middle[0] < x) is on_left] for row in rows[start:end]]
        yield from zones([row for row in side if row], depth + 1)
    yield from zones(rows[end:], depth + 1)


def _gutter(rows: Sequence[Row]) -> tuple[int, int, float] | None:
    if len(rows) < _LEAST:
        return None
    left, right = min(row[0].box.left for row in rows), max(row[-1].box.right for row in rows)
    best: tuple[int, int, int, float] | None = None
    for percent in range(25, 76):
        x = left + (right - left) * percent / 100
        for start, end in _runs(rows, x):
            score = _score(rows[start:end], x)
            if score >= _LEAST and (best is None or score > best[0]):
                best = (score, start, end, x)
    return best[1:] if best else None


def _runs(rows: Sequence[Row], x: float) -> Iterator[tuple[int, int]]:
    start = 0
    for at, row in enumerate([*rows, None]):
        crossed = row is None or any(piece.box.left - 3 < x < piece.box.right + 3 for piece in row)
        if crossed or _apart(rows, at, x):
            if both := [i for i in range(start, at) if _sides(rows[max(start, i - 1) : min(at, i + 2)], x) == 3]:
                yield both[0], _tail(rows, both[-1] + 1, at)
            start = at + crossed


def _apart(rows: Sequence[Row], at: int, x: float) -> bool:
    # What stands far below, or goes on for long on one side only, is no part of the columns above it.
    if at < 1:
        return False
    far = rows[at][0].box.top - rows[at - 1][0].box.bottom > 2.5 * rows[at][0].size
    return far or (at > 2 and _sides(rows[at - 3 : at + 1], x) < 3)


def _sides(rows: Sequence[Row], x: float) -> int:
    return sum({1 if piece.box.middle[0] < x else 2 for row in rows for piece in row})


def _tail(rows: Sequence[Row], end: int, most: int) -> int:
    # The last paragraph of the longer column goes on below the end of the shorter one.
    while end < most:
        above, row = rows[end - 1][0], rows[end][0]
        if row.box.top - above.box.bottom > row.size or above.box.right < row.box.right - row.size:
            break
        end += 1
    return end


def _score(rows: Sequence[Row], x: float) -> int:
    """Count the rows of the shorter side; 0 when a side is no column of prose."""
    counts = []
    for on_left in (True, False):
        side = [piece for row in rows for piece in row if (piece.box.middle[0] < x) is on_left]
        if len(side) < _LEAST:
            return 0
        left, right = min(piece.box.left for piece in side), max(piece.box.right for piece in side)
        full = [piece for piece in side if piece.box.right - piece.box.left > 0.75 * (right - left)]
        if len(full) * 2 < len(side) or right - left < 9 * side[0].size:
            return 0
        counts.append(len(side))
    return min(counts)
