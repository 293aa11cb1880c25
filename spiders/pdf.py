"""The text of a notice that is published as PDF only."""

import re

import pypdfium2

from spiders.dom import line
from spiders.labelled import Stated, bare, in_line
from spiders.statedday import day_in, fold

MOST_PAGES = 60
_ABOUT = re.compile(
    r"(?:について|お知らせ|報告|障害|停止|復旧|メンテナンス|お詫び)(?:\W{0,3}(?:第.{1,3}報|続報|最終報)\W?)?$"
)


class UnreadablePdf(ValueError):
    """The bytes say that they are a PDF and are none that can be opened."""


def pdf_lines(body: bytes) -> list[str]:
    """Give the lines of the first pages as they are set. Raises UnreadablePdf."""
    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        raise UnreadablePdf(f"a PDF that does not open: {error}") from error
    try:
        pages = [document[at].get_textpage().get_text_range() for at in range(min(len(document), MOST_PAGES))]
    except pypdfium2.PdfiumError as error:
        raise UnreadablePdf(f"a PDF with a page that does not open: {error}") from error
    finally:
        document.close()
    return [text for page in pages for raw in page.replace("\0", "").splitlines() if (text := line(raw))]


def pdf_title(lines: list[str]) -> str:
    """Choose the line that says what the notice is about, else the first that is no date."""
    head = lines[:15]
    about = [text for text in head if len(text) < 80 and _ABOUT.search(text)]
    return (about or [text for text in head if not day_in(fold(text))] or head)[0]


def pdf_dates(lines: list[str]) -> list[Stated]:
    """Find the labelled dates at the head of a PDF, else the day that stands alone there, as letters have it."""
    found = [date for text in lines[:15] for date in in_line(text)]
    alone = bare(lines[:15])
    return found or ([alone] if alone else [])
