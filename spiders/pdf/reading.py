"""Has a PDF read in a process of its own: pdfium can be made to run on, to take all memory, or to fall."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from spiders.pdf.flow import Block

_ROOT = Path(__file__).resolve().parents[2]
_MOST_SECONDS = 120  # by the clock; the reading process counts its own computing


class UnreadablePdf(ValueError):
    """The bytes say that they are a PDF and nothing can be read from them; the message says why."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """What was read: blocks in reading order, lines taken off the edges of pages, its own title, what is left out."""

    blocks: list[Block]
    taken: list[str]
    title: str
    note: str | None


def is_pdf(body: bytes) -> bool:
    """Tell by the first bytes, as readers of PDF do: something may stand before the mark."""
    head = body[:1024]
    return b"%PDF-" in head and b"<html" not in head.lower().partition(b"%pdf-")[0]


def read_pdf(body: bytes) -> Pdf:
    """Read a PDF. Raises UnreadablePdf."""
    command = [sys.executable, "-m", "spiders.pdf"]
    try:
        done = subprocess.run(command, input=body, capture_output=True, cwd=_ROOT, timeout=_MOST_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise UnreadablePdf(f"a PDF that takes longer than {_MOST_SECONDS} seconds to read") from error
    if done.returncode:
        raise UnreadablePdf(f"a PDF that takes too much time or memory to read, or is made to harm: {_end(done)}")
    found = json.loads(done.stdout)
    if reason := found.get("unreadable"):
        raise UnreadablePdf(reason)
    return Pdf([Block(**block) for block in found["blocks"]], found["taken"], found["title"], found["note"] or None)


def _end(done: subprocess.CompletedProcess[bytes]) -> str:
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return said[-1][:200] if said else f"its reading ended with {done.returncode}"
