"""extract: milliseconds a page on the real pages kept beside the checkout, and against trafilatura on the same ones."""

import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from records import Page
from spiders.extract import extract
from spiders.page.decode import decode

PAGES = Path(__file__).resolve().parents[2] / "shared" / "pages"
FLOORS = {"ratio": 1.0}
CEILINGS = {"median_milliseconds": 10.0}
ROUNDS = 5


def pages() -> list[Page]:
    """Read the pages; empty when they are not there."""
    gold = PAGES / "gold.jsonl"
    rows = [json.loads(row) for row in gold.read_text("utf-8").splitlines()] if gold.is_file() else []
    return [Page(row["url"], (PAGES / row["file"]).read_bytes()) for row in rows]


def milliseconds(work: Callable[[], object]) -> float:
    """Give the processor time of some work: the best of some rounds, as a busy machine slows the others."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) * 1000


def run() -> dict[str, float]:
    """Measure both on every page; nothing when the real pages are not beside the checkout."""
    batch = pages()
    if not batch:
        return {}
    extract(batch[0])  # declarations and rules are read at the first page
    ours = statistics.median(milliseconds(lambda page=page: extract(page)) for page in batch)
    theirs = statistics.median(
        milliseconds(lambda page=page: trafilatura.bare_extraction(decode(page.body), url=page.url)) for page in batch
    )
    return {"median_milliseconds": ours, "trafilatura_milliseconds": theirs, "ratio": theirs / ours}
