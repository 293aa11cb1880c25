"""A frontier of a million addresses against one of ten thousand: memory of a crawl, and the time to choose what is due.

`due_ms` is the time until the first address of every source that has one is chosen, the way a crawl begins; `scan` is
one pass of SQLite over the same rows, the plainest way to find what is due.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import connect
from statistics import median
from time import perf_counter

from benchmarks.city.server import serve
from spiders.frontier import Frontier

SMALL, LARGE = 10_000, 1_000_000
SOURCES = 2_000
CEILINGS = {"due_ms": 50.0, "peak_mb": 600.0, "growth": 1.15, "due_to_scan": 1.0}
NOW = datetime(2025, 4, 4, 18, 0, tzinfo=UTC)
_NEW = """insert into url (url, source, kind, state, first_seen, last_seen, last_tried, fresh_from, next_due, digest)
    values (?, ?, 'page', 'fetched', 0, 0, 0, 0, ?, 'sha1:A')"""
_CRAWL = """
import json, resource, sys
from pathlib import Path
from benchmarks.city.night import options
from spiders.run import crawl
crawl(options(sys.argv[1], Path(sys.argv[2])))
print(json.dumps(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
"""


def run() -> dict[str, float]:
    """Fill both frontiers, crawl sixty sites with each, and choose what is due from the large one."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = (_filled(Path(folder) / str(rows), rows) for rows in (SMALL, LARGE))
        due, scan = _due(large), _scan(large)
        peaks = [_peak(data) for data in (small, large)]
    return {
        "due_ms": 1000 * due,
        "scan_ms": 1000 * scan,
        "due_to_scan": due / scan,
        "peak_small_mb": peaks[0],
        "peak_mb": peaks[1],
        "growth": peaks[1] / peaks[0],
    }


def _filled(data: Path, rows: int) -> Path:
    Frontier(data / "frontier.sqlite").close()
    with connect(data / "frontier.sqlite") as db:
        db.executemany(_NEW, _rows(rows))
    db.close()
    return data


def _rows(rows: int) -> Iterator[tuple[str, str, int]]:
    # One in fifty is due; the rest rest, some for a day and some for half a year.
    now = int(NOW.timestamp())
    for number in range(rows):
        due = now - number if number % 50 == 0 else now + 86_400 * (1 + number % 180)
        source = number % SOURCES
        yield f"https://www.example{source}.jp/page/{number}.html", f"lg:{source:06}", due


def _due(data: Path) -> float:
    with Frontier(data / "frontier.sqlite") as frontier:
        return median(_time(lambda: len(list(frontier.due(None, NOW, 500)))) for _ in range(9))


def _scan(data: Path) -> float:
    now = int(NOW.timestamp())
    with connect(data / "frontier.sqlite") as db:
        query = "select url from url not indexed where next_due <= ? order by next_due limit 500"
        times = median(_time(lambda: len(db.execute(query, (now,)).fetchall())) for _ in range(3))
    db.close()
    return times


def _time(choose: Callable[[], int]) -> float:
    began = perf_counter()
    assert choose() > 0
    return perf_counter() - began


def _peak(data: Path) -> float:
    with serve() as city:
        command = [sys.executable, "-c", _CRAWL, city.at, str(data)]
        part = {**os.environ, "MADOGUCHI_CITY_PART": "1"}
        done = subprocess.run(command, env=part, check=True, stdout=subprocess.PIPE, text=True)
    return float(json.loads(done.stdout.splitlines()[-1])) / 1024


if __name__ == "__main__":
    for name, value in run().items():
        print(f"{name:20} {value:10.2f}")
