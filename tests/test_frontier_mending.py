"""Killed, cut off from power, damaged or locked: the frontier gets in step with the archive or says what to do."""

import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archive import Archive
from spiders.frontier import Frontier, FrontierError

ROOT = Path(__file__).parents[1]
NIGHT = datetime(2025, 4, 4, 17, 30, tzinfo=UTC)

CRAWL = """
import os, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from archive import Archive
from spiders.frontier import Frontier
night, folder = datetime(2025, 4, 4, 17, 30, tzinfo=UTC), Path(sys.argv[1])
frontier, archive = Frontier(folder / "frontier.sqlite"), Archive(folder / "archive")
frontier.reconcile(archive.captures(frontier.archived()), archive.sizes())
with archive.writer("crawl") as writer:
    for number, entry in enumerate(frontier.due(None, night), 1):
        capture = writer.keep(entry.url, entry.source, night, 200, [], entry.url.encode() * 50)
        print(entry.url, flush=True)
        if sys.argv[2] == f"{number} kept":
            os.kill(os.getpid(), 9)
        frontier.record(entry.url, "fetched", night, capture=capture)
        if sys.argv[2] == f"{number} recorded":
            os.kill(os.getpid(), 9)
"""


@pytest.fixture
def frontier(tmp_path):
    with Frontier(tmp_path / "frontier.sqlite") as frontier:
        yield frontier


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path / "archive")


def keep(archive, *urls, at=NIGHT, status=200):
    with archive.writer("crawl") as writer:
        return [writer.keep(url, "soumu", at, status, [], url.encode()) for url in urls]


def reconcile(frontier, archive):
    return frontier.reconcile(archive.captures(frontier.archived()), archive.sizes())


def due(frontier, now=NIGHT):
    return {entry.url for entry in frontier.due(None, now)}


def test_killed_again_and_again_nothing_is_lost_and_nothing_fetched_twice(tmp_path, archive):
    urls = [f"https://a/{n}" for n in range(100)]
    with Frontier(tmp_path / "frontier.sqlite") as frontier:
        frontier.discover("soumu", urls, NIGHT)
    printed: list[str] = []
    for killed in ("1 kept", "30 kept", "2 recorded", "17 kept", "never"):
        command = [sys.executable, "-c", CRAWL, tmp_path, killed]
        crawl = subprocess.run(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert crawl.returncode == (0 if killed == "never" else -signal.SIGKILL)
        printed += crawl.stdout.split()
    with Frontier(tmp_path / "frontier.sqlite") as frontier:
        reconcile(frontier, archive)
        captures = list(archive.captures())
        assert sorted(capture.url for capture in captures) == sorted(urls)
        assert due(frontier) == set()
        (day,) = frontier.ledger()
        assert (day.fetched, day.expected) == (100, 100)
        assert frontier.archived() == archive.sizes()
    assert len(printed) == len(set(printed))


def test_what_was_kept_but_not_recorded_is_recorded(frontier, archive):
    frontier.discover("soumu", ["https://a/1", "https://a/2", "https://a/3"], NIGHT)
    first, second = keep(archive, "https://a/1", "https://a/2", at=NIGHT + timedelta(minutes=1))
    frontier.record("https://a/1", "fetched", NIGHT, capture=first)
    assert reconcile(frontier, archive) == []
    assert due(frontier) == {"https://a/3"}
    assert frontier.get("https://a/2").digest == second.digest
    assert next(frontier.ledger()).fetched == 2
    assert reconcile(frontier, archive) == []
    assert next(frontier.ledger()).fetched == 2


def test_a_listing_kept_but_not_recorded_is_handed_back(frontier, archive):
    frontier.discover("soumu", ["https://a/list"], NIGHT, "listing")
    kept = keep(archive, "https://a/list")
    assert reconcile(frontier, archive) == kept
    assert due(frontier) == {"https://a/list"}
    assert frontier.get("https://a/list").digest == kept[0].digest  # the same bytes will not be kept again
    frontier.record("https://a/list", "fetched", NIGHT, capture=kept[0])
    assert due(frontier) == set()


def test_what_came_by_backfill_is_no_fetch_of_ours(frontier, archive):
    frontier.discover("soumu", ["https://a/1"], NIGHT)
    keep(archive, "https://a/1", "https://elsewhere/1", at=NIGHT - timedelta(days=900))
    keep(archive, "https://a/1", status=503)
    assert reconcile(frontier, archive) == []
    assert due(frontier) == {"https://a/1"}
    assert frontier.get("https://elsewhere/1") is None
    assert frontier.archived() == archive.sizes()


@pytest.mark.parametrize("left", ["half", "nothing"])
def test_what_a_power_cut_took_from_the_archive_is_due_again(frontier, archive, left):
    frontier.discover("soumu", ["https://a/1", "https://a/2"], NIGHT)
    for capture in keep(archive, "https://a/1", "https://a/2"):
        frontier.record(capture.url, "fetched", NIGHT, capture=capture, etag="x")
    path = archive.folder / capture.archive_file
    if left == "half":
        path.write_bytes(path.read_bytes()[:-1])
    else:
        path.unlink()
    reconcile(frontier, archive)
    lost = {"https://a/2"} if left == "half" else {"https://a/1", "https://a/2"}
    assert due(frontier) == lost
    assert {frontier.get(url).etag for url in lost} == {None}
    reconcile(frontier, archive)
    assert due(frontier) == lost


def test_a_file_of_a_newer_version_is_left_alone(tmp_path):
    path = tmp_path / "frontier.sqlite"
    with sqlite3.connect(path) as db:
        db.execute("pragma user_version = 99")
    db.close()
    before = path.read_bytes()
    with pytest.raises(FrontierError, match=r"newer version .* update the program"):
        Frontier(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("junk", [b"this is not a database" * 100, b"SQLite format 3\0" + b"\xff" * 9000])
def test_a_damaged_file_is_named_with_its_cure(tmp_path, junk):
    path = tmp_path / "frontier.sqlite"
    path.write_bytes(junk)
    with pytest.raises(FrontierError, match=r"frontier\.sqlite: .*move it away"):
        Frontier(path)


def test_a_folder_that_can_not_be_made_is_named(tmp_path):
    (tmp_path / "data").touch()
    with pytest.raises(FrontierError, match="check the folder"):
        Frontier(tmp_path / "data" / "frontier.sqlite")


def test_a_second_writer_waits_and_then_is_told(frontier, monkeypatch):
    monkeypatch.setattr("spiders.frontier.durable._BUSY_SECONDS", 0.1)
    with Frontier(frontier.path) as other:
        with frontier.batch():
            frontier.discover("soumu", ["https://a/1"], NIGHT)
            assert list(other.ledger()) == [] and due(other) == set()  # readers never wait
            with pytest.raises(FrontierError, match="another crawl is writing"):
                other.discover("soumu", ["https://a/2"], NIGHT)
        other.discover("soumu", ["https://a/2"], NIGHT)
        assert due(frontier) == {"https://a/1", "https://a/2"}


def test_a_full_disk_keeps_what_was_recorded(frontier):
    frontier.discover("soumu", ["https://a/1"], NIGHT)
    (pages,) = frontier._db.execute("pragma page_count").fetchone()
    frontier._db.execute(f"pragma max_page_count = {pages}")
    with pytest.raises(FrontierError, match="free some space"):
        frontier.discover("soumu", [f"https://a/{n}" for n in range(5000)], NIGHT)
    assert due(frontier) == {"https://a/1"}
    frontier._db.execute("pragma max_page_count = 1000000")
    frontier.record("https://a/1", "gone", NIGHT)
