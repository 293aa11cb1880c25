"""Every stage can be run again, on any number of processes, and the rows are the same."""

import shutil

import pytest

from settings import Settings
from stages.annotate import annotate
from stages.demo import NIGHTS, SAMPLE, SOURCES
from stages.extract import extract
from stages.link import link
from stages.nightly import nightly
from stages.publish import publish
from stages.sample_web import serve
from tests.whole import contents


@pytest.fixture
def settings(demo, tmp_path):
    shutil.copytree(demo, tmp_path / "data")
    return Settings(data=tmp_path / "data", workers=1)


@pytest.fixture(scope="module")
def before(demo):
    return contents(demo / "madoguchi.duckdb", "run")


def rebuild(settings: Settings, **how: object) -> None:
    extract(settings, **how)
    annotate(settings, **how)
    link(settings, again=bool(how.get("again")))
    assert not publish(settings).problems


@pytest.mark.parametrize("workers", [1, 2])
def test_the_warehouse_is_built_again_from_the_archive(settings, before, workers):
    settings.warehouse.unlink()
    settings.published.unlink()
    rebuild(settings, workers=workers)
    assert contents(settings.published, "run") == before


def test_doing_everything_again_gives_the_same_rows(settings, before):
    rebuild(settings, again=True)
    assert contents(settings.published, "run") == before


def test_nothing_pending_is_nothing_done(settings):
    held = contents(settings.warehouse, "run")
    assert extract(settings).counts == {"captures": 0}
    assert annotate(settings).counts == {}
    assert link(settings).counts["incidents"] == 0
    assert contents(settings.warehouse, "run") == held


def test_an_archive_file_that_is_lost_costs_nothing_found_before(settings, before):
    lost = sorted(settings.archive.iterdir())[-1]
    lost.rename(settings.data / "elsewhere")
    report = extract(settings, again=True)
    assert report.counts["failed"] == len(report.problems) > 0
    assert all(lost.name in problem and "backup" in problem for problem in report.problems)
    assert not publish(settings).problems and contents(settings.published, "run") == before
    (settings.data / "elsewhere").rename(lost)
    assert not extract(settings, again=True).problems


def test_small_batches_give_the_same_rows(settings, before):
    settings.warehouse.unlink()
    rebuild(settings.model_copy(update={"batch": 3}))
    assert contents(settings.published, "run") == before


def test_a_night_in_which_nothing_changed_adds_only_run_and_ledger(settings, before):
    known = contents(settings.published)
    with serve(SAMPLE) as (web, address):
        web.night = 3
        later = settings.model_copy(update={"replay": address, "pause": 0, "sources_on": SOURCES})
        report = nightly(later, now=NIGHTS[-1].replace(day=7))
    assert not report.problems
    after = contents(settings.published)
    assert {name for name in after if after[name] != known[name]} == {"run", "source_day"}
    ended = [row for row in known["run"] if row[4] != "running"]  # as the publish that made the file still was in it
    assert len(ended) == len(known["run"]) - 1 and all(row in after["run"] for row in ended)
    days = [row for row in after["source_day"] if row not in known["source_day"]]
    assert {row[1] for row in days} == {"2025-04-07"} and len(days) == len(SOURCES)
