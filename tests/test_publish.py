"""The published file: whole, searchable in Japanese, replaced at once, and refused when rows contradict each other."""

import os
import re
import subprocess
import sys
import time

import duckdb
import pytest

from records import SourceDay
from tests.landed import land_everything, land_lemmas
from warehouse import schema
from warehouse.errors import AuditFailure, MissingWarehouse, WarehouseBusy
from warehouse.indexing import without_words
from warehouse.offered import WORKING
from warehouse.publish import publish
from warehouse.search import search, sql
from warehouse.store import Warehouse


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "warehouse.duckdb"
    with Warehouse.open(path) as warehouse:
        land_everything(warehouse)
    return path


@pytest.fixture
def target(tmp_path, source):
    publish(source, tmp_path / "madoguchi.duckdb")
    return tmp_path / "madoguchi.duckdb"


def test_everything_is_there_and_described(source, target):
    with Warehouse.open(source, read_only=True) as before, Warehouse.open(target, read_only=True) as after:
        for table in schema.tables():
            kept = f"from {without_words(table)}"
            rows = [] if table in WORKING else sorted(map(repr, before.rows(kept)))
            assert rows == sorted(map(repr, after.rows(kept)))
        for view in schema.views():
            assert after.rows(f"select count(*) from {view}")
        undescribed = "select table_name, column_name from duckdb_columns() where schema_name = 'main' and not internal"
        ours = [*schema.tables(), *schema.views()]
        assert not [row for row in after.rows(undescribed + " and comment is null") if row[0] in ours]
    assert [path.name for path in target.parent.glob(".*")] == [], "nothing half-built is left"


def test_publishing_again_changes_nothing_to_see(source, target):
    with Warehouse.open(target, read_only=True) as first:
        publish(source, target)
        with Warehouse.open(target, read_only=True) as second:
            for name in [*schema.tables(), *schema.views()]:
                assert first.rows(f"from {name}") == second.rows(f"from {name}")


def test_a_night_that_brought_no_text_keeps_the_index_and_has_the_new_counts(source, target, monkeypatch):
    monkeypatch.setattr("warehouse.publish._finish", lambda *_: pytest.fail("built anew"))
    with Warehouse.open(source) as warehouse:
        warehouse.land_source_days([SourceDay("soumu", "2025-04-09", expected=3, unchanged=3)])
    counts = publish(source, target)
    assert counts["source_day"] == len(sql(target, "from source_day").rows)
    assert sql(target, "select unchanged from source_day where day = '2025-04-09'").rows == [(3,)]
    assert search(target, "発表").found


def test_a_file_that_another_program_published_is_built_anew(source, target, monkeypatch):
    built = []
    monkeypatch.setattr("warehouse.publish._finish", lambda *given: built.append(given))
    monkeypatch.setattr("warehouse.indexing.scripts", lambda: ("another one",))
    publish(source, target)
    assert built


def test_who_has_the_old_file_open_keeps_reading_it(source, target):
    with duckdb.connect(str(target), read_only=True) as notebook, Warehouse.open(target, read_only=True) as reader:
        before = notebook.execute("select count(*) from document").fetchone()[0]
        land_lemmas(source, "新しい 知らせ")
        publish(source, target)
        assert notebook.execute("select count(*) from document").fetchone()[0] == before
        assert reader.rows("select count(*) from document") == [(before,)]
        assert sql(target, "select count(*) from document").rows == [(before + 1,)]


def test_without_a_published_file_the_cure_is_named(tmp_path):
    with pytest.raises(MissingWarehouse, match=r"madoguchi\.duckdb does not exist yet.*publish"):
        search(tmp_path / "madoguchi.duckdb", "障害")
    with pytest.raises(MissingWarehouse, match="nightly"):
        publish(tmp_path / "none.duckdb", tmp_path / "madoguchi.duckdb")


def test_a_forgotten_data_folder_of_the_demo_is_named(tmp_path):
    with pytest.raises(MissingWarehouse) as refused:
        search(tmp_path / "madoguchi.duckdb", "障害")
    assert "demo" not in str(refused.value)
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "madoguchi.duckdb").touch()
    with pytest.raises(MissingWarehouse, match=rf"--data {re.escape(str(tmp_path / 'demo'))}$"):
        search(tmp_path / "madoguchi.duckdb", "障害")


def test_what_is_empty_in_a_published_file_is_said_to_be(demo):
    for name in schema.tables():
        empty = sql(demo / "madoguchi.duckdb", f"select count(*) from {name}").rows == [(0,)]
        assert (name in WORKING) == empty == ("without rows in the published file" in schema.tables()[name].row), name


def test_contradictions_are_not_published(source, target):
    before = target.read_bytes()
    with Warehouse.open(source) as warehouse:
        warehouse.run("update mention set start = start + 1")
        warehouse.run("insert into entity from entity")
    with pytest.raises(AuditFailure, match="surface: in_table mention") as failure:
        publish(source, target)
    assert len(failure.value.failures) == 2
    assert target.read_bytes() == before
    assert list(target.parent.glob(".*")) == []


def test_what_a_killed_publish_left_is_swept(source, target):
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    dead = target.with_name(f".{target.name}.{int(ended.stdout)}.ab.building")
    alive = target.with_name(f".{target.name}.{os.getpid()}.ab.building")
    dead.touch()
    alive.touch()
    publish(source, target)
    assert not dead.exists() and alive.exists()


def test_a_writer_keeps_publish_away_with_a_message(source, target):
    hold = "import sys; from pathlib import Path; from warehouse.store import Warehouse\n"
    hold += f"w = Warehouse.open({str(source)!r}); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", hold], stdin=-1, stdout=-1) as writer:
        writer.stdout.readline()
        with pytest.raises(WarehouseBusy, match=rf"PID {writer.pid}.*Wait until"):
            publish(source, target)
        with pytest.raises(WarehouseBusy, match=str(writer.pid)):
            Warehouse.open(source)
        started = time.monotonic()
        assert search(target, "発表").found and time.monotonic() - started < 5
    with Warehouse.open(source), pytest.raises(WarehouseBusy, match="this process"):
        publish(source, target)
