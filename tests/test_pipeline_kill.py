"""A night that is killed at any moment and run again ends as one that nothing disturbed."""

import random
import signal
import time

import pytest

from records import Run
from settings import Settings
from stages.demo import NIGHTS, SAMPLE, SOURCES
from stages.nightly import nightly
from stages.sample_web import serve
from tests.whole import PLACE, ask, contents, spawn
from warehouse.store import Warehouse

SCRIPT = f"""
import sys
from datetime import datetime
from pathlib import Path
import console
from settings import Settings
from stages.nightly import nightly
console.configure_logging()
settings = Settings(data=Path(sys.argv[1]), replay=sys.argv[2], pause=0, workers=1, batch=5, sources_on={SOURCES!r})
nightly(settings, now=datetime.fromisoformat(sys.argv[3]))
"""
LONG = {"crawl": 1.8, "extract": 0.3, "annotate": 0.4, "link": 1.5}  # seconds a stage takes, more or less


@pytest.fixture(scope="module")
def web():
    with serve(SAMPLE) as (_, address):
        yield address


def play(data, address) -> dict[str, list[tuple[object, ...]]]:
    settings = Settings(data=data, replay=address, pause=0, workers=1, sources_on=SOURCES)
    nightly(settings, now=NIGHTS[0])
    return contents(settings.published, "run", without=PLACE)


@pytest.fixture(scope="module")
def undisturbed(web, tmp_path_factory):
    return play(tmp_path_factory.mktemp("undisturbed"), web)


def kill_during(stage: str, data, address) -> None:
    night = spawn(data, address, NIGHTS[0].isoformat(), code=SCRIPT)
    assert night.stderr
    for line in night.stderr:
        if "stage started" in line and f'"{stage}"' in line:
            break
    time.sleep(random.uniform(0, LONG[stage]))
    night.send_signal(signal.SIGKILL)
    night.communicate()


def test_a_killed_stage_is_told_by_the_next_night(web, tmp_path):
    settings = Settings(data=tmp_path, replay=web, pause=0, workers=1, sources_on=["tokyo"])
    with Warehouse.open(settings.warehouse) as warehouse:
        warehouse.land_runs([Run("killed", "crawl", NIGHTS[0])])
    nightly(settings, now=NIGHTS[1])
    assert ask(settings.published, "select run_id, ended_at from run where status = 'interrupted'") == [
        ("killed", None)
    ]
    assert ask(settings.published, "select count(*) from run where status = 'done'") == [(4,)]


def test_killed_and_run_again(web, undisturbed, tmp_path):
    random.seed(time.time_ns())
    for stage in ("crawl", "crawl", "extract", "annotate", "link"):
        kill_during(stage, tmp_path, web)
    assert play(tmp_path, web) == undisturbed
