"""A crawl that is killed at any moment goes on where it was: nothing lost, nothing kept fetched twice."""

import fcntl
import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from sqlite3 import connect
from time import monotonic, sleep
from urllib.parse import urlsplit

import pytest

from archive import Archive
from spiders.run import CannotCrawl, crawl
from tests.loopback import Web, loopback, options

HOSTS = [f"h{number}.example" for number in range(4)]
PAGES = [f"https://{host}/p/{number}" for host in HOSTS for number in range(12)]
SCRIPT = """
import sys
from pathlib import Path
from tests.loopback import Web, options
from spiders.run import crawl
web = Web()
web.at = sys.argv[1]
crawl(options(web, Path(sys.argv[2])), ["many"])
"""


@pytest.fixture
def web():
    with loopback() as web:
        for host in HOSTS:
            web.links(f"https://{host}/list", [page for page in PAGES if urlsplit(page).netloc == host])
        for number, page in enumerate(PAGES):
            web.put(page, f"<p>本文 {number}", delay=0.02)
        yield web


def start(web: Web, data: Path) -> "subprocess.Popen[bytes]":
    root = Path(__file__).resolve().parent.parent
    return subprocess.Popen([sys.executable, "-c", SCRIPT, web.at, str(data)], cwd=root, start_new_session=True)


def wait_for(web: Web, pages: int) -> None:
    until = monotonic() + 60
    while sum(web.count()[page] for page in PAGES) < pages and monotonic() < until:
        sleep(0.002)


def wait_for_the_end(web: Web, data: Path) -> None:
    """Wait until no crawl holds the data folder any more, and the server has answered all that it was asked."""
    with (data / "crawl.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
    seen = -1
    while seen != len(web.hits):
        seen = len(web.hits)
        sleep(0.2)


def kept(data: Path) -> Counter[str]:
    return Counter(capture.url for capture in Archive(data / "archive").captures())


def test_what_was_kept_at_a_kill_is_never_asked_for_again(web: Web, tmp_path: Path) -> None:
    kills: list[tuple[Counter[str], Counter[str]]] = []
    for pages in (2, 14, 25, 36):
        before = web.count()
        process = start(web, tmp_path)
        wait_for(web, pages)
        os.killpg(process.pid, signal.SIGKILL)  # the crawling process with the one that started it
        process.wait()
        wait_for_the_end(web, tmp_path)
        archived, asked = kept(tmp_path), web.count() - before
        on_the_way = Counter(urlsplit(page).netloc for page in PAGES if asked[page] and page not in archived)
        assert max(on_the_way.values(), default=0) <= 1, on_the_way
        kills.append((web.count(), archived))
    crawl(options(web, tmp_path), ["many"])
    assert kept(tmp_path) == Counter(PAGES)
    for asked_before, archived in kills:
        assert {page: web.count()[page] - asked_before[page] for page in archived} == dict.fromkeys(archived, 0)


def test_a_crawl_that_is_left_alone_ends(web: Web, tmp_path: Path) -> None:
    process = start(web, tmp_path)
    wait_for(web, 8)
    process.send_signal(signal.SIGKILL)  # the starting process only: the crawling one sees that it is alone
    process.wait()
    wait_for_the_end(web, tmp_path)
    before = web.count()
    archived = kept(tmp_path)
    crawl(options(web, tmp_path), ["many"])
    assert kept(tmp_path) == Counter(PAGES)
    assert {page: web.count()[page] - before[page] for page in archived} == dict.fromkeys(archived, 0)


def test_kept_but_not_recorded_is_not_fetched_again(web: Web, tmp_path: Path) -> None:
    # The narrowest moment: the archive has the page, the frontier was not yet told.
    crawl(options(web, tmp_path), ["many"])
    before = web.count()
    with connect(tmp_path / "frontier.sqlite") as frontier:
        frontier.execute(
            "update url set state = 'new', next_due = -1, digest = null, last_tried = null where url = ?", (PAGES[3],)
        )
        frontier.execute("update archived set known_end = 0")
    frontier.close()
    crawl(options(web, tmp_path), ["many"])
    assert web.count() == before


def test_a_crawling_process_that_dies_is_a_message(web: Web, tmp_path: Path) -> None:
    def kill(source: str, asked: int, done: int) -> None:
        if done > 8:  # four of them listings
            children = Path(f"/proc/self/task/{os.getpid()}/children")
            if not children.exists():
                pytest.skip("no way to find the child on this system")
            os.kill(int(children.read_text().split()[-1]), signal.SIGKILL)

    with pytest.raises(CannotCrawl, match="exit code -9"):
        crawl(options(web, tmp_path, pause=0.05), ["many"], kill)
    assert list(Archive(tmp_path / "archive").captures())
