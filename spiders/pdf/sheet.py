"""What is set on a page of a PDF: letters, rulings and shaded areas, in points from the top left as it is shown."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise

import pypdfium2
from pypdfium2 import raw

MOST_LETTERS = 40_000
MOST_SEGMENTS = 40_000
_THIN = 3.0  # points: a filled area thinner than this is a ruling
_LOST = 0xFFFD
_BREAKS = (10, 13)
_SPACES = (0x20, 0x3000, 0xA0, 9, *_BREAKS)

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """An area of the page; y grows downward."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> Point:
        """Give the point in the middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, point: Point) -> bool:
        """Tell whether a point lies inside."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter as it is set; `size` is its font's, in points; `spaced` when a space is set before it."""

    text: str
    box: Box
    size: float
    spaced: bool = False


@dataclass(slots=True)
class Sheet:
    """One page: `rules` are horizontal or vertical boxes without width, `lost` counts letters that have no meaning."""

    letters: list[Letter] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    shades: list[Box] = field(default_factory=list)
    images: int = 0
    lost: int = 0


def sheet_of(page: pypdfium2.PdfPage) -> Sheet:
    """Read a page. Raises PdfiumError when pdfium can not."""
    shown = _Shown(page)
    sheet = Sheet()
    _letters(page, shown, sheet)
    _objects(page, shown, sheet)
    return sheet


class _Shown:
    """Brings a point of the PDF to where it is shown."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.turn = page.get_rotation() % 360
        self.left, self.bottom, self.right, self.top = page.get_bbox()

    def point(self, x: float, y: float) -> Point:
        if self.turn == 90:
            return y - self.bottom, x - self.left
        if self.turn == 180:
            return self.right - x, y - self.bottom
        if self.turn == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, one: Point, other: Point) -> Box:
        (x0, y0), (x1, y1) = self.point(*one), self.point(*other)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _letters(page: pypdfium2.PdfPage, shown: _Shown, sheet: Sheet) -> None:
    texts = page.get_textpage()
    place, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    spaced = False
    for at in range(min(texts.count_chars(), MOST_LETTERS)):
        code = raw.FPDFText_GetUnicode(texts, at)
        if code in _SPACES or raw.FPDFText_IsGenerated(texts, at):
            spaced = code not in _BREAKS
            continue
        if _lost(code):
            sheet.lost += 1
            code = ord("〓")  # what Japanese printers set where a letter is missing
        raw.FPDFText_GetLooseCharBox(texts, at, place)
        raw.FPDFText_GetMatrix(texts, at, matrix)
        size = raw.FPDFText_GetFontSize(texts, at) * math.hypot(matrix.c, matrix.d)
        box = shown.box((place.left, place.bottom), (place.right, place.top))
        sheet.letters.append(Letter(chr(code), box, size or box.bottom - box.top, spaced))
        spaced = False


def _lost(code: int) -> bool:
    # A font without ToUnicode gives nothing, private letters or control characters.
    return code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xF900 or code >= 0xF0000 or code in (_LOST, 0xFFFF)


def _objects(page: pypdfium2.PdfPage, shown: _Shown, sheet: Sheet) -> None:
    left = MOST_SEGMENTS
    for item in islice(page.get_objects(max_depth=5), MOST_SEGMENTS):
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            sheet.images += 1
        elif item.type == raw.FPDF_PAGEOBJ_PATH:
            left -= raw.FPDFPath_CountSegments(item)
            if left < 0:  # a drawing, such as a map: no table is looked for
                sheet.rules, sheet.shades = [], []
                return
            _path(item, shown, sheet)


def _path(item: pypdfium2.PdfObject, shown: _Shown, sheet: Sheet) -> None:
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, filled, stroked)
    matrices = list(_matrices(item))
    for part in _parts(item):
        points = part
        for matrix in matrices:
            points = [_moved(point, matrix) for point in points]
        edges = [shown.box(one, other) for one, other in pairwise(points)]
        whole = Box(min(e.left for e in edges), min(e.top for e in edges),
                    max(e.right for e in edges), max(e.bottom for e in edges)) if edges else None  # fmt: skip
        if whole and filled.value and min(whole.right - whole.left, whole.bottom - whole.top) > _THIN:
            if not _white(item):
                sheet.shades.append(whole)
        elif whole and filled.value:
            edges = [whole]
        elif not stroked.value:
            continue
        if stroked.value or (whole and whole in edges):
            sheet.rules += [_flat(edge) for edge in edges if _straight(edge)]


def _straight(edge: Box) -> bool:
    wide, high = edge.right - edge.left, edge.bottom - edge.top
    return min(wide, high) <= _THIN and max(wide, high) > 2 * _THIN


def _flat(edge: Box) -> Box:
    x, y = edge.middle
    if edge.right - edge.left > edge.bottom - edge.top:
        return Box(edge.left, y, edge.right, y)
    return Box(x, edge.top, x, edge.bottom)


def _parts(item: pypdfium2.PdfObject) -> Iterator[list[Point]]:
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            yield points
            points = []
        points.append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            yield [*points, points[0]]
            points = []
    yield points


def _matrices(item: pypdfium2.PdfObject) -> Iterator[Matrix]:
    above = item
    while above is not None:
        yield above.get_matrix().get()
        above = above.container


def _moved(point: Point, matrix: Matrix) -> Point:
    (x, y), (a, b, c, d, e, f) = point, matrix
    return a * x + c * y + e, b * x + d * y + f


def _white(item: pypdfium2.PdfObject) -> bool:
    red, green, blue, solid = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(item, red, green, blue, solid)
    return min(red.value, green.value, blue.value) > 250 or solid.value == 0
