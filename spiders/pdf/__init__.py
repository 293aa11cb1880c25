"""Notices published as PDF only: their text in reading order, with title, dates, office and where each page starts."""

from spiders.pdf.notice import notice, page_starts
from spiders.pdf.reading import Pdf, UnreadablePdf, is_pdf, read_pdf

__all__ = ["Pdf", "UnreadablePdf", "is_pdf", "notice", "page_starts", "read_pdf"]
