"""backfill: megabytes a second through a news file of another archive, against warcio's bare iteration of it.

The file is made like those of Common Crawl News: gzip by record, most pages of hosts no source declares.
"""

import random
import resource
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from io import BytesIO
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive import Archive
from settings import Settings
from stages.backfill import backfill

MEGABYTES, KNOWN, ROUNDS = 100, 50, 3  # of the file; every 50th page is of a known host
FLOORS = {"ratio": 0.8, "read_ratio": 0.75}
CEILINGS = {"grown_megabytes": 40.0, "peak_megabytes": 400.0}


def run() -> dict[str, float]:
    """Measure the whole stage, and reading alone, each against warcio; and memory over a file twenty times as large.

    Speeds are of processor time, as the machine may have other work. `ratio`: the stage on a new data folder, known
    hosts kept. `read_ratio`: every response read and checked, none kept.
    `grown_megabytes`: how much more memory the large file took than the small one. Nothing else is in this process.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        small, large = written(folder / "small.warc.gz", MEGABYTES // 20), written(folder / "large.warc.gz", MEGABYTES)
        _stage(small, folder / "warm")
        before = peak_megabytes()
        seconds = {"stage": 1e9, "read": 1e9, "warcio": 1e9}
        for number in range(ROUNDS):  # in turn, so that a busy moment of the machine strikes all ways alike
            data = folder / f"data{number}"
            seconds["stage"] = min(seconds["stage"], _timed(partial(_stage, large, data)))
            seconds["read"] = min(seconds["read"], _timed(lambda: _all(Archive(folder).foreign(large))))
            seconds["warcio"] = min(seconds["warcio"], _timed(lambda: _warcio(large)))
        after = peak_megabytes()
        size = large.stat().st_size / 1e6
    return {
        "megabytes_per_s": size / seconds["stage"],
        "warcio_megabytes_per_s": size / seconds["warcio"],
        "ratio": seconds["warcio"] / seconds["stage"],
        "read_ratio": seconds["warcio"] / seconds["read"],
        "peak_megabytes": after,
        "grown_megabytes": after - before,
    }


def written(path: Path, megabytes: int) -> Path:
    """Write a news file of about that size."""
    noise = random.Random(1)
    number = 0
    with path.open("wb") as file:
        while file.tell() < megabytes * 1e6:
            page = f"<html><p>障害 {number}" + noise.randbytes(12_000).hex() + "お知らせ" * 1000
            host = "www.city.kashiwa.lg.jp" if number % KNOWN == 0 else f"news{number % 900}.example.jp"
            file.write(_record(f"https://{host}/{number}.html", page.encode()))
            number += 1
    return path


def _record(url: str, body: bytes) -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    headers = [(f"X-Header-{number}", "value") for number in range(10)]
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html"), *headers], protocol="HTTP/1.1")
    told = {"WARC-Date": "2025-04-04T10:00:00Z"}
    made = writer.create_warc_record(
        url, "response", BytesIO(body), len(body), http_headers=head, warc_headers_dict=told
    )  # fmt: skip
    writer.write_record(made)
    return out.getvalue()


def _stage(path: Path, data: Path) -> None:
    report = backfill(Settings(data=data), [path])
    assert report.counts["kept"] and not report.problems, report


def _warcio(path: Path) -> None:
    with path.open("rb") as file:
        _all(ArchiveIterator(file))


def _all(items: Iterable[object]) -> None:
    deque(items, maxlen=0)


def _timed(work: Callable[[], None]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def peak_megabytes() -> float:
    """The most memory this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    for name, value in run().items():
        print(f"{name:24} {value:10.3f}")
