"""A night in which nothing changed against the first night on the same web: crawl, extract, annotate and publish.

Each night is a process of its own, as a timer starts it, and its whole time counts, the start of Python included.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.night_site.town import HOSTS, serve
from warehouse import schema
from warehouse.store import Warehouse

NIGHTS = ("2025-04-04T22:00+09:00", "2025-04-05T22:00+09:00", "2025-04-06T22:00+09:00")
ALLOWED = ("run", "source_day")
CEILINGS = {"ratio": 0.10, "rows_added": 0}
_NIGHT = """
import atexit, gc, logging, sys
from datetime import datetime
from pathlib import Path
from console import configure_logging
from settings import Settings
from stages.nightly import nightly
data, replay, now, *sites = sys.argv[1:]
atexit.register(gc.freeze)  # as pipeline.py does
configure_logging()
logging.getLogger("madoguchi").setLevel(logging.WARNING)
nightly(Settings(data=Path(data), replay=replay, pause=0, sources_on=sites), now=datetime.fromisoformat(now))
"""


def run() -> dict[str, float]:
    """Run a first night and two quiet ones over 20 hosts of 75 pages; seconds, their ratio, and the rows that came.

    The quicker of the quiet ones counts: it is short enough for a busy moment of the machine to double it.
    """
    with tempfile.TemporaryDirectory() as folder, serve() as address:
        data = Path(folder)
        seconds, rows = [], []
        for now in NIGHTS:
            started = time.perf_counter()
            subprocess.run([sys.executable, "-c", _NIGHT, str(data), address, now, *HOSTS], check=True, env=_quiet())
            seconds.append(time.perf_counter() - started)
            rows.append(_rows(data / "warehouse.duckdb"))
    first, second, _ = rows
    added = {table: second[table] - first[table] for table in first}
    quiet = min(seconds[1:])
    figures = {"pages": float(first["capture"]), "first_s": seconds[0], "quiet_s": quiet, "ratio": quiet / seconds[0]}
    figures |= {f"added_{table}": float(added[table]) for table in ALLOWED}
    return figures | {"rows_added": float(sum(more for table, more in added.items() if table not in ALLOWED))}


def _quiet() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("MADOGUCHI_")}


def _rows(path: Path) -> dict[str, int]:
    with Warehouse.open(path, read_only=True) as warehouse:
        return {table: warehouse.rows(f"select count(*) from {table}")[0][0] for table in schema.tables()}


if __name__ == "__main__":
    for name, value in run().items():
        print(f"{name:20} {value:10.3f}")
