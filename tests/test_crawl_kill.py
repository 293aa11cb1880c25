"""A crawl that is killed at any moment goes on where it was: nothing lost, nothing fetched twice."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from archive import Archive
from spiders.run import CannotCrawl, crawl
from tests.loopback import Web, loopback, options

PAGES = [f"https://one.example/p/{number}" for number in range(30)]
SCRIPT = """
import sys
from pathlib import Path
from tests.loopback import Web, options
from spiders.run import crawl
web = Web()
web.at = sys.argv[1]
crawl(options(web, Path(sys.argv[2])), ["one"])
"""


@pytest.fixture
def web():
    with loopback() as web:
        web.links("https://one.example/list", PAGES)
        for number, page in enumerate(PAGES):
            web.put(page, f"<p>本文 {number}", delay=0.02)
        yield web


def start(web: Web, data: Path) -> "subprocess.Popen[bytes]":
    root = Path(__file__).resolve().parent.parent
    return subprocess.Popen([sys.executable, "-c", SCRIPT, web.at, str(data)], cwd=root)


def wait_for(web: Web, hits: int) -> None:
    until = monotonic() + 30
    while len(web.hits) < hits and monotonic() < until:
        sleep(0.005)


def test_kill_and_run_again(web: Web, tmp_path: Path) -> None:
    for hits in (4, 12, 20):
        process = start(web, tmp_path)
        wait_for(web, hits)
        process.send_signal(signal.SIGKILL)  # its child sees that it is alone, and ends
        process.wait()
        sleep(0.2)
    crawl(options(web, tmp_path), ["one"])
    assert sorted(capture.url for capture in Archive(tmp_path / "archive").captures()) == sorted(PAGES)
    # At each kill one request may be on its way and one answer not yet kept; what was kept is not asked for again.
    counts = web.count()
    assert sum(counts[page] for page in PAGES) <= len(PAGES) + 2 * 3
    assert counts["https://one.example/list"] <= 2


def test_kept_but_not_recorded_is_not_fetched_again(web: Web, tmp_path: Path) -> None:
    # The narrowest moment: the archive has the page, the frontier was not yet told.
    crawl(options(web, tmp_path), ["one"])
    before = web.count()
    from sqlite3 import connect

    with connect(tmp_path / "frontier.sqlite") as frontier:
        frontier.execute(
            "update url set state = 'new', next_due = -1, digest = null, last_tried = null where url = ?", (PAGES[3],)
        )
        frontier.execute("update archived set known_end = 0")
    frontier.close()
    crawl(options(web, tmp_path), ["one"])
    assert web.count() == {**before, "https://one.example/robots.txt": before["https://one.example/robots.txt"]}


def test_a_crawling_process_that_dies_is_a_message(web: Web, tmp_path: Path) -> None:
    def kill(source: str, asked: int, done: int) -> None:
        if done > 3:
            children = Path(f"/proc/self/task/{os.getpid()}/children")
            if not children.exists():
                pytest.skip("no way to find the child on this system")
            os.kill(int(children.read_text().split()[-1]), signal.SIGKILL)

    with pytest.raises(CannotCrawl, match="exit code -9"):
        crawl(options(web, tmp_path, pause=0.05), ["one"], kill)
    assert Archive(tmp_path / "archive").captures()
