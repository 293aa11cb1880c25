"""Linking one night's documents in a large warehouse, against a plain scan of all mentions."""

import os
import resource
import tempfile
import time
from pathlib import Path

from benchmarks import corpus
from settings import Settings
from stages.link import link
from warehouse.store import Warehouse

DOCUMENTS = int(os.environ.get("MADOGUCHI_BENCH_DOCUMENTS", "50000"))  # a million take forty minutes
NIGHT = 5000
CEILINGS = {"night_s": 60.0}


def run() -> dict[str, float]:
    """Link a corpus, then one more night; give the seconds, and the night as multiples of the scan."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder), workers=1)
        corpus.make(settings.warehouse, DOCUMENTS)
        whole = _timed(settings)
        with Warehouse.open(settings.warehouse) as warehouse:
            corpus.grow(warehouse, DOCUMENTS, NIGHT)
        night = _timed(settings)
        idle = _timed(settings)
        scan, rows = _scan(settings)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    times = {"whole_s": whole, "night_s": night, "nothing_new_s": idle, "scan_s": scan, "night_scans": night / scan}
    return times | rows | {"peak_mb": peak}


def _timed(settings: Settings) -> float:
    started = time.perf_counter()
    link(settings)
    return time.perf_counter() - started


def _scan(settings: Settings) -> tuple[float, dict[str, float]]:
    with Warehouse.open(settings.warehouse, read_only=True) as warehouse:
        started = time.perf_counter()
        warehouse.rows("select count(*) from mention where revision_id >= '' and label <> ''")
        seconds = time.perf_counter() - started
        tables = ("mention", "account", "incident")
        return seconds, {name: float(warehouse.rows(f"select count(*) from {name}")[0][0]) for name in tables}
