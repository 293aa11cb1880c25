"""Views, look-ups and macros of a published file of a made-up corpus, warm, against a plain count(*) of its mentions.

`MADOGUCHI_BENCH_DOCUMENTS=1000000 python -m benchmarks views` for the size that the figures are meant for; the
default keeps `make bench` short. Times are medians in milliseconds; a ratio is a query's time to the scan's.
"""

import os
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.corpus import make
from settings import Settings
from stages.link import link
from warehouse import schema
from warehouse.publish import publish
from warehouse.store import Warehouse

DOCUMENTS = int(os.environ.get("MADOGUCHI_BENCH_DOCUMENTS", "100000"))
ROUNDS = 5
SCAN = "select count(*), sum(start) from mention"  # a plain scan: count(*) alone is answered from a header
YEAR = "between date '2024-01-01' and date '2024-12-31'"
IN_YEAR = f"incident_id in (select incident_id from incident_duration where day {YEAR})"
WINDOWS = {
    "coverage_by_day": f"select source, sum(outage), sum(reprints) from coverage_by_day where day {YEAR} group by all",
    "document_now": f"select source, count(*) from document_now where day {YEAR} group by all",
    "entity_cooccurrence": "from entity_cooccurrence where year = 2024 order by documents desc limit 100",
    "procedure_impact": "from procedure_impact where year = 2024",
    "municipality_impact": "from municipality_impact where year = 2024",
    "incident_timeline": f"select what, count(*) from incident_timeline where {IN_YEAR} group by all",
    "incident_state": f"select state, count(*) from incident_state where {IN_YEAR} group by all",
    "official_lag": f"select first, count(*), median(lag_days) from official_lag where {IN_YEAR} group by all",
    "conflicting_claim": f"select field, count(*) from conflicting_claim where {IN_YEAR} group by all",
    "revision_change": f"select count(*) from revision_change where after_at {YEAR}",
    "source_health": "from source_health",
}
ONE = "(select incident_id from incident order by incident_id limit 1)"
LOOK_UPS = {
    "incident": f"from incident where incident_id = {ONE}",
    "timeline_of_one": f"from incident_timeline where incident_id = {ONE}",
    "state_of_one": f"from incident_state where incident_id = {ONE}",
    "facts_of_one": f"from incident_fact where incident_id = {ONE}",
    "entity": "from entity where name = '足立区'",
    "mentions_of_one": "select count(*) from mention where entity_id = 'lg:131211'",
    "coverage_of": "from coverage_of('足立区', '2024-01-01', '2024-12-31')",
    "incident_at": "from incident_at('足立区', '2024-06-03T10:00')",
}
CEILINGS = {f"{name}_ms": 300.0 for name in WINDOWS} | {f"{name}_ms": 50.0 for name in LOOK_UPS} | {"publish_s": 300.0}


def run() -> dict[str, float]:
    """Make, link and publish a corpus; time every query."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder))
        make(settings.warehouse, DOCUMENTS)
        link(settings)
        started = time.perf_counter()
        publish(settings.warehouse, settings.published)
        return {"publish_s": time.perf_counter() - started, **measure(settings.published)}


def measure(published: Path) -> dict[str, float]:
    """Time the queries on a published file, in milliseconds, and their ratios to the scan; its size to its texts'."""
    with Warehouse.open(published, read_only=True) as warehouse:
        scan = _milliseconds(warehouse, SCAN)
        spent = {name: _milliseconds(warehouse, query) for name, query in {**WINDOWS, **LOOK_UPS}.items()}
        texts = warehouse.rows("select sum(strlen(text)) from revision")[0][0]
    figures = {"scan_ms": scan, "bytes_per_text_byte": published.stat().st_size / texts}
    for name, milliseconds in spent.items():
        figures |= {f"{name}_ms": milliseconds, f"{name}_to_scan": milliseconds / scan}
    return figures


def missing() -> set[str]:
    """Views that no query stands for."""
    inner = {"document_latest", "incident_claim", "incident_duration", "incident_told", "sighting", "search_document"}
    return set(schema.views()) - set(WINDOWS) - inner


def _milliseconds(warehouse: Warehouse, query: str) -> float:
    warehouse.rows(query)
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        warehouse.rows(query)
        times.append(time.perf_counter() - started)
    return statistics.median(times) * 1000
