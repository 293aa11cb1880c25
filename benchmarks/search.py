"""Publishing and searching many documents: time of a query, of the build, and the size of the file.

The documents are made up by `benchmarks.corpus`; DOCUMENTS=1000000 in the environment makes it a million. Up to some
hundred thousand documents a query costs mostly its planning, so the ratio to reading all texts falls as they grow.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import corpus
from nlp.words import kana
from warehouse.publish import publish
from warehouse.search import ask
from warehouse.store import Warehouse

DOCUMENTS = int(os.environ.get("DOCUMENTS", "50000"))
MENTIONS = 5  # names in a document
CEILINGS = {"median_to_scan": 3.0, "file_to_compressed_text": 3.0}
QUERIES = (
    """
電子証明書 更新, J-LIS, マイナンバーカード, 「コンビニ交付」, システム障害 -復旧, 住民票, こせき, ﾏｲﾅﾝﾊﾞｰ, 止まった,
LGWAN OR 総合行政ネットワーク, 4月4日 障害, 転入届, 「電子証明書の更新」 窓口, 地方自治情報センター,
印鑑登録証明書 発行 停止, サーバー 再起動, 原因 調査, 午前9時, 富士通, 通信機器の故障
""".strip()
    .replace("\n", " ")
    .split(", ")
)


def run() -> dict[str, float]:
    """Make the documents, publish them, and ask each query five times."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "warehouse.duckdb", Path(folder) / "madoguchi.duckdb"
        corpus.make(source, DOCUMENTS, MENTIONS)
        started = time.perf_counter()
        publish(source, target, kana)
        spent = time.perf_counter() - started
        return {"documents": DOCUMENTS, "publish_s": spent} | sizes(target) | times(target)


def sizes(target: Path) -> dict[str, float]:
    """The published file against its texts alone, which DuckDB compresses as it does all text."""
    alone = target.with_name("texts.duckdb")
    with Warehouse.open(target, read_only=True) as warehouse:
        warehouse.run(f"attach '{alone}' as alone; create table alone.text as select title, text from revision")
        warehouse.run("detach alone")
    return {
        "file_mb": target.stat().st_size / 1e6,
        "file_to_compressed_text": target.stat().st_size / alone.stat().st_size,
    }


def times(target: Path) -> dict[str, float]:
    """Medians over the queries, warm; the baseline counts by reading every text."""
    medians, scans = [], []
    with Warehouse.open(target, read_only=True) as warehouse:
        for _ in range(9):
            scans.append(timed(lambda: warehouse.rows("select count(*) from revision where length(text) > 400")))
        for query in QUERIES:
            spent = [timed(lambda asked=query: ask(warehouse, asked, limit=10)) for _ in range(5)]
            medians.append(statistics.median(spent))
            print(f"{statistics.median(spent) * 1000:8.0f} ms  {query}", flush=True)
    scan = statistics.median(scans)
    median = statistics.median(medians)
    return {
        "median_ms": median * 1000,
        "slowest_ms": max(medians) * 1000,
        "scan_ms": scan * 1000,
        "median_to_scan": median / scan,
    }


def timed(work: Callable[[], object]) -> float:
    """Give the seconds that something takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
