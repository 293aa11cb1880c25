"""Several at once: two nights, another writer, and readers who hold the file while a night publishes."""

import shutil

import duckdb
import pytest

from settings import Settings
from stages.demo import NIGHTS, SAMPLE, SOURCES
from stages.nightly import nightly, only_one
from stages.sample_web import serve
from tests.whole import ask, finished, run, spawn

WRITER = "import duckdb, sys, time; c = duckdb.connect(sys.argv[1]); print('open', flush=True); time.sleep(60)"


@pytest.fixture
def data(demo, tmp_path):
    shutil.copytree(demo, tmp_path / "data")
    return tmp_path / "data"


def test_of_two_nights_the_second_does_not_start(tmp_path):
    with serve(SAMPLE) as (_, address):
        env = {"MADOGUCHI_REPLAY": address, "MADOGUCHI_PAUSE": "0.05", "MADOGUCHI_WORKERS": "1"}
        env["MADOGUCHI_SOURCES_ON"] = "kojinbango_card,tokyo"
        first = spawn("--data", tmp_path, "nightly", "--json", env=env)
        assert first.stderr and "stage started" in first.stderr.readline()
        second = finished(spawn("--data", tmp_path, "nightly", "--json", env=env))
        ended = finished(first)
    assert second.code == 2 and second.out == ""
    assert "another nightly run" in second.err and "wait for it" in second.err
    assert ended.code == 0, ended.err
    assert ended.rows[0]["counts"]["articles"] >= 4
    assert ask(tmp_path / "madoguchi.duckdb", "select count(*) from revision where reader is null") == [(0,)]


def test_of_two_demos_the_second_leaves_the_first_alone(tmp_path):
    first = spawn("--data", tmp_path, "demo")
    assert first.stdout and "night 1" in first.stdout.readline()
    second = finished(spawn("--data", tmp_path, "demo"))
    ended = finished(first)
    assert second.code == 2 and second.out == "" and "another demo holds" in second.err
    assert ended.code == 0, ended.err
    assert ask(tmp_path / "demo" / "madoguchi.duckdb", "select count(distinct day) from source_day") == [(len(NIGHTS),)]


def test_a_night_in_the_folder_of_the_demo_is_left_alone(data):
    folder = data.rename(data.with_name("demo"))
    with only_one(folder / "nightly.lock", "nightly run"):
        assert run("--data", folder.parent, "demo").code == 2
    assert ask(folder / "madoguchi.duckdb", "select count(*) > 0 from revision") == [(True,)]


@pytest.mark.parametrize("command", ["extract", "annotate", "publish"])
def test_a_second_writer_is_told_to_wait(data, command):
    writer = spawn(data / "warehouse.duckdb", code=WRITER)
    try:
        assert writer.stdout and writer.stdout.readline() == "open\n"
        ended = run("--data", data, command)
    finally:
        writer.kill()
        writer.communicate()
    assert ended.code == 2 and "warehouse.duckdb" in ended.err and "Wait until" in ended.err
    assert run("--data", data, command).code == 0


@pytest.mark.parametrize("command", ["extract", "annotate", "publish"])
def test_a_warehouse_of_a_newer_version_is_left_alone(data, command):
    with duckdb.connect(str(data / "warehouse.duckdb")) as warehouse:
        warehouse.execute("update schema_version set version = 999")
    before = (data / "warehouse.duckdb").read_bytes()
    ended = run("--data", data, command)
    assert ended.code == 2 and "999" in ended.err and "Update the program" in ended.err
    assert (data / "warehouse.duckdb").read_bytes() == before


def test_a_published_file_of_a_newer_version_is_not_guessed_at(data):
    with duckdb.connect(str(data / "madoguchi.duckdb")) as published:
        published.execute("update schema_version set version = 999")
    assert run("--data", data, "search", "障害").code == 2
    assert run("--data", data, "sql", "select 1").code == 2


@pytest.mark.parametrize("question", [("sql", "select 1"), ("search", "障害")])
def test_a_question_before_anything_was_published(tmp_path, question):
    ended = run("--data", tmp_path, *question)
    assert ended.code == 2 and "does not exist yet" in ended.err and "publish" in ended.err
    assert list(tmp_path.iterdir()) == [], "asking makes no files"


def test_sources_are_listed_before_anything_was_crawled(tmp_path):
    ended = run("--data", tmp_path, "sources", "--json")
    assert ended.code == 0 and {row["source"] for row in ended.rows} >= set(SOURCES)


def test_that_nothing_was_crawled_yet_is_told_not_that_all_are_well(tmp_path, data):
    for named in ((), ("soumu",)):
        ended = run("--data", tmp_path / "none", "sources", *named, "--ill")
        assert ended.code == 0 and "nothing was crawled and published yet" in ended.out
        assert "no source looks ill" in run("--data", data, "sources", *named, "--ill").out


def test_a_stage_with_nothing_to_do_says_so(data):
    assert run("--data", data, "annotate").out == "nothing to do\n"


def test_a_reader_keeps_what_it_opened_while_a_night_publishes(data):
    count = "select count(*) from source_day"
    with duckdb.connect(str(data / "madoguchi.duckdb"), read_only=True) as notebook:
        before = notebook.execute(count).fetchone()
        with serve(SAMPLE) as (web, address):
            web.night = 3
            settings = Settings(data=data, replay=address, pause=0, workers=1, sources_on=["tokyo"])
            assert not nightly(settings, now=NIGHTS[-1].replace(day=8)).problems
        assert notebook.execute(count).fetchone() == before
        assert ask(data / "madoguchi.duckdb", count) == [(before[0] + 1,)]
