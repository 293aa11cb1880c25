"""Ten notebooks hold the published file open while twenty nights are published: none fails, and no night waits."""

import subprocess
import sys

from records import Extraction
from tests.landed import article, capture, land_everything
from warehouse.publish import publish
from warehouse.search import sql
from warehouse.store import Warehouse

READERS, NIGHTS = 10, 20
# A notebook: it opens the file once and keeps asking; now and then it opens what is published by then as well.
NOTEBOOK = """
import sys, time
from warehouse.store import Warehouse
path, stop = sys.argv[1:]
held = Warehouse.open(path, read_only=True)
first = held.rows("select count(*) from document_now")
print("ready", flush=True)
from pathlib import Path
asked = 0
while not Path(stop).exists() or asked < 3:
    assert held.rows("select count(*) from document_now") == first
    held.rows("from coverage_by_day")
    with Warehouse.open(path, read_only=True) as newest:
        assert newest.rows("select count(*) from document_now") >= first
        assert newest.rows("from search('発表')") is not None
    asked += 1
    time.sleep(1)
print(asked)
"""


def land_a_night(warehouse: Warehouse, number: int) -> None:
    url = f"https://www.example.go.jp/notice/night{number}.html"
    told = article(f"{number}日に発表した", url=url)
    warehouse.land_extractions([(capture(number, url), Extraction("parsed", (told,)))], "x1")


def test_readers_hold_the_file_while_nights_are_published(tmp_path):
    source, target, stop = tmp_path / "warehouse.duckdb", tmp_path / "madoguchi.duckdb", tmp_path / "stop"
    with Warehouse.open(source) as warehouse:
        land_everything(warehouse)
    publish(source, target)
    start = [sys.executable, "-c", NOTEBOOK, str(target), str(stop)]
    readers = [
        subprocess.Popen(start, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(READERS)
    ]
    assert all(reader.stdout.readline() == "ready\n" for reader in readers)
    for night in range(NIGHTS):
        with Warehouse.open(source) as warehouse:
            land_a_night(warehouse, night)
        publish(source, target)
    stop.touch()
    ended = [(*reader.communicate(timeout=120), reader.returncode) for reader in readers]
    assert [(said, code) for _, said, code in ended] == [("", 0)] * READERS
    assert all(int(asked) >= 3 for asked, _, _ in ended)
    assert sql(target, "select count(*) from document_now").rows == [(2 + NIGHTS,)]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
