"""The city's crawl, killed ten times at random moments and run to the end, comes to what it comes to undisturbed."""

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from time import monotonic, sleep

import pytest

from archive import Archive
from benchmarks.city.server import City, serve
from benchmarks.city.sites import CHARACTERS, part
from benchmarks.city.sources.city import PART
from benchmarks.city.templates import templates
from spiders.frontier import Frontier
from tests.test_crawl_kill import wait_for_the_end

KILLS = 10
ROOT = Path(__file__).resolve().parent.parent
SCRIPT = """
import sys
from pathlib import Path
from benchmarks.city.night import options
from spiders.run import crawl
crawl(options(sys.argv[1], Path(sys.argv[2])))
"""


def start(city: City, data: Path) -> "subprocess.Popen[bytes]":
    surroundings = {**os.environ, PART: "1"}  # a process of its own: which sites there are is read once
    command = [sys.executable, "-c", SCRIPT, city.at, str(data)]
    return subprocess.Popen(command, cwd=ROOT, start_new_session=True, env=surroundings, stderr=subprocess.DEVNULL)


def pages_asked(city: City, since: int = 0) -> int:
    return sum(hit.path != "/robots.txt" for hit in city.hits[since:])


def kill_after(city: City, data: Path, pages: int) -> bool:
    """Start the crawl, kill it after so many pages, and tell whether it was still running."""
    before = len(city.hits)
    process = start(city, data)
    until = monotonic() + 60
    while pages_asked(city, before) < pages and process.poll() is None and monotonic() < until:
        sleep(0.001)
    running = process.poll() is None
    if running:
        os.killpg(process.pid, signal.SIGKILL)  # the crawling process with the one that started it
    process.wait()
    wait_for_the_end(city, data)  # type: ignore[arg-type]
    return running


def kept(data: Path) -> Counter[tuple[str, str]]:
    return Counter((capture.url, capture.digest) for capture in Archive(data / "archive").captures())


def refused(data: Path) -> dict[str, str]:
    with Frontier(data / "frontier.sqlite") as frontier:
        query = "select url, state from url where state not in ('fetched', 'unchanged')"
        return dict(frontier._db.execute(query).fetchall())


def asked(city: City) -> Counter[str]:
    return Counter(f"https://{hit.host}{hit.path}" for hit in city.hits)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    data = tmp_path_factory.mktemp("undisturbed")
    with serve() as city:
        assert start(city, data).wait() == 0
    return data, pages_asked(city)


def test_the_part_holds_every_template_and_every_trap() -> None:
    assert {site.template.name for site in part()} == {template.name for template in templates()}
    assert {site.character for site in part()} == set(CHARACTERS)


@pytest.mark.parametrize("seed", [1])
def test_ten_kills_change_nothing(undisturbed: tuple[Path, int], tmp_path: Path, seed: int) -> None:
    whole, pages = undisturbed
    chosen = random.Random(seed)
    again: dict[str, int] = {}
    with serve() as city:
        for _ in range(KILLS):
            at = chosen.randrange(3, pages // 9)
            assert kill_after(city, tmp_path, at), f"there was nothing left to kill after {at} pages"
            before, had = asked(city), {url for url, _ in kept(tmp_path)}
            again |= {url: asked_before for url in had if (asked_before := before[url]) and url not in again}
        assert start(city, tmp_path).wait() == 0
        after = asked(city)
    assert kept(tmp_path) == kept(whole)
    assert refused(tmp_path) == refused(whole)
    assert {url: after[url] - count for url, count in again.items() if after[url] != count} == {}
