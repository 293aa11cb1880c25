"""A search for copies that is killed at any moment and run again ends as one that nothing disturbed."""

import random
import shutil
import time

from settings import Settings
from stages.copies import copies
from tests.copied import Given, land_documents, rows, take_as_read
from tests.whole import spawn
from warehouse.store import Warehouse

SCRIPT = """
import sys
from pathlib import Path
from settings import Settings
from stages.copies import copies
from warehouse import copying
copying.BATCH = 40
print("started", flush=True)
copies(Settings(data=Path(sys.argv[1])))
"""
DOCUMENTS, LONG = 400, 4.0  # how many, and seconds the whole takes, more or less


def documents() -> list[Given]:
    noise = random.Random(5)
    kana = [chr(code) for code in range(0x3042, 0x3094)]
    told = ["".join(noise.choices(kana, k=160)) for _ in range(DOCUMENTS // 4)]
    return [
        Given(
            str(n),
            noise.choice(["asahi", "tokyo", "kyodo_47news", "sankei"]),
            noise.choice(told)[: noise.randint(80, 160)],
        )
        for n in range(DOCUMENTS)
    ]


def test_killed_and_run_again(tmp_path):
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    with Warehouse.open(whole / "warehouse.duckdb") as warehouse:
        land_documents(warehouse, documents())
        take_as_read(warehouse)
    shutil.copytree(whole, killed)
    copies(Settings(data=whole))
    random.seed(time.time_ns())
    for _ in range(3):
        process = spawn(killed, code=SCRIPT)
        assert process.stdout
        process.stdout.readline()
        time.sleep(random.uniform(0, LONG))
        process.kill()
        process.communicate()
    copies(Settings(data=killed))
    assert rows(killed) == rows(whole)
    assert len(rows(whole)["copy_group"]) > DOCUMENTS / 2
