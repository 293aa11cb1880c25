"""Kills, full disks, files from elsewhere: each is named, and nothing kept is lost."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.landed import dump, land_everything
from warehouse import schema
from warehouse.errors import DamagedWarehouse, NewerWarehouse, OlderWarehouse, WarehouseError, explained
from warehouse.store import Warehouse

LANDS_FOR_EVER = """
import sys
from records import Entity
from tests.landed import article, capture, parsed, reading
from warehouse.store import Warehouse
with Warehouse.open(sys.argv[1]) as warehouse:
    warehouse.land_entities([Entity("org:soumu", "organisation", "総務省")], [])
    for number in range(100_000):
        page = capture(number % 9000, url=f"https://example.jp/{number}")
        with warehouse.batch():
            warehouse.land_captures([page])
        warehouse.land_extractions([(page, parsed(f"総務省は18日に発表した{number}"))], "x1")
        warehouse.land_readings([reading(text.id, text.text) for text in warehouse.pending_texts("r1")], "r1")
        print(number, flush=True)
"""

FILLS = """
import resource, sys
from pathlib import Path
from tests.landed import NIGHT, article
from warehouse.errors import WarehouseFull
from warehouse.store import Warehouse
warehouse = Warehouse.open(sys.argv[1])
warehouse.land_imported([article("先に入れた文書")], NIGHT)
size = 3_000_000
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    for number in range(50):
        words = ["".join(chr(0x4E00 + (n * i * 7919) % 20_000) for i in range(20_000)) for n in range(5)]
        texts = [article(f"{number}{word}") for word in words]
        warehouse.land_imported(texts, NIGHT)
        print(number, flush=True)
except WarehouseFull as full:
    print("said:", full)
"""


def start(program: str, path: Path) -> subprocess.Popen[str]:
    root = Path(__file__).parents[1]
    return subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        stdout=-1,
        text=True,
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
    )


def test_a_kill_at_any_moment_loses_nothing_that_was_landed(tmp_path):
    path = tmp_path / "warehouse.duckdb"
    for pause in (0.0, 0.013, 0.037):
        with start(LANDS_FOR_EVER, path) as process:
            landed = [int(process.stdout.readline()) for _ in range(4)][-1]
            time.sleep(pause)
            os.kill(process.pid, signal.SIGKILL)
        with Warehouse.open(path) as warehouse:
            assert len(warehouse.rows("from revision where reader = 'r1'")) > landed
            assert warehouse.audits() == []


def test_a_full_disk_is_named_and_what_was_landed_stays(tmp_path):
    path = tmp_path / "warehouse.duckdb"
    with start(FILLS, path) as process:
        *landed, said = process.stdout.read().splitlines()
    assert "the disk is full" in said or "cannot grow" in said
    assert str(path) in said and "pending again" in said
    with Warehouse.open(path) as warehouse:
        assert len(warehouse.rows("from revision")) >= 1 + 5 * len(landed)
        assert warehouse.audits() == []


CREATES = """
import resource, sys
from warehouse.errors import WarehouseFull
from warehouse.store import Warehouse
resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
try:
    Warehouse.open(sys.argv[1])
except WarehouseFull as full:
    print("said:", full)
"""


def test_a_file_that_a_full_disk_left_half_made_does_not_stay(tmp_path):
    path = tmp_path / "warehouse.duckdb"
    with start(CREATES, path) as process:
        assert "cannot grow" in process.stdout.read()
    assert list(tmp_path.iterdir()) == []
    Warehouse.open(path).close()


def test_only_a_file_made_just_now_is_removed_when_its_tables_can_not_be_made(tmp_path, monkeypatch):
    new, old = tmp_path / "new.duckdb", tmp_path / "old.duckdb"
    with Warehouse.open(old) as warehouse:
        land_everything(warehouse)
        before = dump(warehouse)
    with monkeypatch.context() as patch:
        patch.setattr(schema, "ddl", lambda: "create table half (made int); create tabel nonsense")
        for path in (new, old):
            with pytest.raises(WarehouseError):
                Warehouse.open(path)
    assert not new.exists()
    with Warehouse.open(old) as warehouse:
        assert dump(warehouse) == before


@pytest.mark.parametrize(("version", "error"), [(schema.VERSION + 1, NewerWarehouse), (0, OlderWarehouse)])
@pytest.mark.parametrize("read_only", [True, False])
def test_tables_of_another_version_are_left_alone(tmp_path, version, error, read_only):
    path = tmp_path / "warehouse.duckdb"
    with Warehouse.open(path) as warehouse:
        land_everything(warehouse)
        before = dump(warehouse)
        warehouse.run("update schema_version set version = $1", [version])
    with pytest.raises(error, match=rf"{path} has tables of version {version}"):
        Warehouse.open(path, read_only=read_only)
    with pytest.raises(error):
        Warehouse.open(path, read_only=read_only)
    warehouse = Warehouse._writing(path)
    assert {**dump(warehouse), "schema_version": before["schema_version"]} == before
    warehouse.close()


@pytest.mark.parametrize("read_only", [True, False])
def test_what_is_not_a_warehouse_is_named_and_left_alone(tmp_path, read_only):
    path = tmp_path / "warehouse.duckdb"
    path.write_bytes(b"not a database at all" * 1000)
    with pytest.raises(DamagedWarehouse, match=r"is not a DuckDB file.*built again from the archive"):
        Warehouse.open(path, read_only=read_only)
    assert path.read_bytes().startswith(b"not a database")


def test_an_error_we_do_not_know_keeps_its_words():
    assert "something odd" in str(explained(Path("w"), ValueError("something odd")))
    assert isinstance(explained(Path("w"), ValueError("x")), WarehouseError)


def test_a_query_that_is_stopped_by_hand_is_no_fault_of_the_program(tmp_path):
    with Warehouse.open(tmp_path / "warehouse.duckdb") as warehouse:

        class Stopped:
            def execute(self, *_):
                raise RuntimeError("Query interrupted") from KeyboardInterrupt()  # as DuckDB does

            def close(self):
                pass

        real, warehouse._connection = warehouse._connection, Stopped()
        with pytest.raises(KeyboardInterrupt):
            warehouse.run("select 1")
        warehouse._connection = real
