"""A backfill killed in the middle and run again ends as one that nothing disturbed."""

import random
import time

from archive import Archive
from tests.test_backfill_history import made
from tests.whole import run, spawn

PAGES = 2500


def test_killed_in_the_middle_nothing_is_lost_and_nothing_kept_twice(tmp_path):
    noise = random.Random(7)
    path = tmp_path / "large.warc.gz"
    urls = [f"https://www.city.kashiwa.lg.jp/kurashi/{number}.html" for number in range(PAGES)]
    path.write_bytes(b"".join(made("response", url, noise.randbytes(2000)) for url in urls))
    archive = Archive(tmp_path / "archive")
    process = spawn("--data", tmp_path, "backfill", path)
    deadline = time.monotonic() + 60
    while sum(archive.sizes().values()) < 2_000_000 and process.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.005)
    process.kill()
    process.communicate()
    kept = [one.url for one in archive.captures()]
    assert 0 < len(kept) < PAGES, "killed in the middle"
    ended = run("--data", tmp_path, "backfill", path, "--json").rows[0]["counts"]
    assert ended == {"unchanged": len(kept), "kept": PAGES - len(kept)}
    assert sorted(one.url for one in archive.captures()) == sorted(urls)
