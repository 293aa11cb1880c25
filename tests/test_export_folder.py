"""The folder that is exported into: replaced whole or not at all, while others read, on a full disk, after a kill."""

import os
import subprocess
import sys
from pathlib import Path

from tests.exported import described
from tests.whole import ROOT, finished, run, spawn
from warehouse.store import Warehouse


def test_only_an_older_export_is_replaced(demo: Path, tmp_path: Path) -> None:
    folder, export = tmp_path / "given", ("--data", demo, "export", tmp_path / "given")
    folder.mkdir()
    assert run(*export).code == 0, "an empty folder is taken"
    (folder / "notes.txt").write_text("my own", encoding="utf-8")
    ended = run(*export, "--no-text")
    assert ended.code == 2 and "notes.txt, which no export wrote" in ended.err
    assert described(folder)["madoguchi"]["text"] and (folder / "tables/revision.parquet").exists()
    (folder / "notes.txt").unlink()
    assert run(*export, "--no-text").code == 0
    assert not described(folder)["madoguchi"]["text"]
    (folder / "datapackage.json").write_text("{}", encoding="utf-8")
    ended = run(*export)
    assert ended.code == 2 and "no export of this program" in ended.err
    (tmp_path / "file").touch()
    assert run("--data", demo, "export", tmp_path / "file").code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "given"], "nothing half-built is left"


def test_without_a_published_file_it_says_what_to_do(tmp_path: Path) -> None:
    ended = run("--data", tmp_path, "export", tmp_path / "out")
    assert ended.code == 2 and "publish" in ended.err
    assert list(tmp_path.iterdir()) == []


def test_readers_keep_the_file_open_meanwhile(demo: Path, tmp_path: Path) -> None:
    with Warehouse.open(demo / "madoguchi.duckdb", read_only=True) as reader:
        before = reader.rows("select count(*) from revision")
        other = finished(spawn("--data", demo, "export", tmp_path / "out", "--json"))
        assert other.code == 0, other.err
        assert reader.rows("select count(*) from revision") == before


FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
sys.argv = ["pipeline.py", "--data", sys.argv[1], "export", sys.argv[2]]
import pipeline
pipeline.app()
"""


def test_a_full_disk_is_told_and_leaves_the_older_export(demo: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert run("--data", demo, "export", folder).code == 0
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    program = [sys.executable, "-c", FULL, str(demo), str(folder)]
    ended = subprocess.run(
        program, cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    assert ended.returncode == 2 and "the disk is full" in ended.stderr and "out was not written" in ended.stderr
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_killed_export_is_cleared_away_by_the_next(demo: Path, tmp_path: Path) -> None:
    left, aside = tmp_path / ".out.999999999.abcd.building", tmp_path / ".out.999999999.replaced"
    (left / "tables").mkdir(parents=True)
    assert run("--data", demo, "export", aside).code == 0, "as if killed between two renames"
    assert run("--data", demo, "export", tmp_path / "out").code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
