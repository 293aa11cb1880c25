"""The font that stands in for fonts a PDF names and does not hold: every letter a square.

`python -m spiders.pdf.squarefont` makes it. Nothing is drawn here: only where letters stand counts. pdfium takes that
from the fonts of the machine it runs on, and drops a cell of one letter where none has it, so that the same file would
be read differently on two machines.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

FONT = Path(__file__).parent / "fonts" / "square.ttf"
_EM, _ASCENT, _DESCENT = 1000, 880, -120  # as Japanese fonts have them
_NARROW = ((0x20, 0x7F), (0xA0, 0x100), (0xFF61, 0xFFA0))
_EVERY_CODE_PAGE = 0xFFFFFFFF


def main() -> None:
    """Write the font's file anew; needs fontTools, which `.[dev]` brings."""
    from fontTools.fontBuilder import FontBuilder

    widths = {".notdef": _EM, "wide": _EM, "narrow": _EM // 2}
    font = FontBuilder(_EM, isTTF=True)
    font.setupGlyphOrder(list(widths))
    font.setupCharacterMap({})
    font.setupGlyf({name: _square(width) for name, width in widths.items()})
    font.setupHorizontalMetrics({name: (width, 0) for name, width in widths.items()})
    font.setupHorizontalHeader(ascent=_ASCENT, descent=_DESCENT)
    font.setupNameTable({"familyName": "Square", "styleName": "Regular", "fullName": "Square", "psName": "Square"})
    font.setupOS2(ulCodePageRange1=_EVERY_CODE_PAGE)
    font.setupPost()
    font.font["cmap"].tables = [_every_letter()]
    font.font["head"].created = font.font["head"].modified = 0
    font.font.recalcTimestamp = False
    font.save(FONT)


def _square(width: int) -> Any:
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    pen.moveTo((0, _DESCENT))
    for corner in ((0, _ASCENT), (width, _ASCENT), (width, _DESCENT)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def _every_letter() -> Any:
    from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

    table = CmapSubtable.newSubtable(13)  # the one that maps many letters to one glyph
    table.format, table.platformID, table.platEncID = 13, 3, 10
    table.language = table.reserved = table.length = table.nGroups = 0
    table.cmap = dict(_letters())
    return table


def _letters() -> Iterator[tuple[int, str]]:
    for code in range(0x20, 0x30000):
        if not 0xD800 <= code < 0xE000:
            yield code, "narrow" if any(first <= code < end for first, end in _NARROW) else "wide"


if __name__ == "__main__":
    main()
