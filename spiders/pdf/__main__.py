"""Reads one PDF from standard input and writes its blocks as JSON: its own process, so that no file can hurt us."""

import ctypes
import json
import resource
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pypdfium2
from pypdfium2 import raw

from spiders.pdf.flow import blocks_of, body_size, leaf_of, without_repeats
from spiders.pdf.sheet import Sheet, sheet_of
from spiders.pdf.squarefont import FONT

MOST_PAGES = 60
MOST_LETTERS = 300_000
MOST_SECONDS = 30  # of computing
MOST_MEMORY = 2_000_000_000
_LOST_SHARE = 0.3


def main() -> None:
    """Answer `{"blocks": …}` or, when nothing can be read, `{"unreadable": reason}`."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _use_one_font()
    json.dump(answer(sys.stdin.buffer.read()), sys.stdout)


def _use_one_font() -> None:
    # Fonts that are not in the file are taken from our folder alone, never from the machine's.
    folders = (ctypes.c_char_p * 2)(str(FONT.parent).encode(), None)
    paths = ctypes.cast(folders, ctypes.POINTER(ctypes.POINTER(ctypes.c_char)))
    raw.FPDF_DestroyLibrary()
    raw.FPDF_InitLibraryWithConfig(raw.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=paths))


def answer(body: bytes) -> dict[str, Any]:
    """Read a PDF: its blocks, what was taken off the edges of pages, its own title, and what was left out."""
    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            return {"unreadable": "an encrypted PDF that asks for a password"}
        return {"unreadable": f"a PDF that does not open: {error}"}
    damaged: list[int] = []
    sheets = list(_sheets(document, damaged))
    if reason := _unreadable(sheets, damaged):
        return {"unreadable": reason}
    leaves, taken = without_repeats([leaf_of(sheet) for sheet in sheets])
    body_of = body_size(leaves)
    blocks = [asdict(block) for page, leaf in enumerate(leaves) for block in blocks_of(leaf, page, body_of)]
    note = "; ".join(_notes(len(document), sheets, damaged))
    return {"blocks": blocks, "taken": taken, "title": document.get_metadata_value("Title"), "note": note}


def _notes(pages: int, sheets: list[Sheet], damaged: list[int]) -> Iterator[str]:
    if pages > len(sheets):
        yield f"{pages:,} pages; the first {len(sheets)} are read"
    if damaged:
        yield f"{len(damaged)} pages do not open, the first is page {damaged[0]}"
    if scanned := [at for at, sheet in enumerate(sheets, start=1) if sheet.images and not sheet.letters]:
        yield f"{len(scanned)} pages are images only, the first is page {scanned[0]}"


def _sheets(document: pypdfium2.PdfDocument, damaged: list[int]) -> Iterator[Sheet]:
    letters = 0
    for at in range(min(len(document), MOST_PAGES)):
        try:
            page = document[at]
            sheet = sheet_of(page)
            page.close()
        except pypdfium2.PdfiumError:
            damaged.append(at + 1)
            sheet = Sheet()
        yield sheet
        letters += len(sheet.letters)
        if letters > MOST_LETTERS:
            return


def _unreadable(sheets: list[Sheet], damaged: list[int]) -> str | None:
    letters = sum(len(sheet.letters) for sheet in sheets)
    lost = sum(sheet.lost for sheet in sheets)
    if letters and lost <= _LOST_SHARE * letters:
        return None
    if letters:
        return f"a PDF whose fonts do not say which letters they set: {lost:,} of {letters:,} are lost"
    if len(damaged) == len(sheets):
        return "a PDF with no page that opens"
    if any(sheet.images for sheet in sheets):
        return "a PDF of images only: no text"
    return "a PDF without text"


if __name__ == "__main__":
    main()
