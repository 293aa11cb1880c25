"""Pages that can not be read cost a night nothing: each gets an outcome with its reason, and is not tried again."""

import os
import signal
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive import Archive
from settings import Settings
from stages import extract as stage
from stages.extract import extract
from stages.timelimit import TookTooLong, at_most
from warehouse.store import Warehouse

NIGHT = datetime(2025, 4, 4, 16, 0, tzinfo=UTC)
URL = "https://www.city.kitahama.example.jp/"
BUSY = "<h1>お知らせ</h1>" + "<div><table><tr><td>本庁<td>停止</table></div>" * 40_000
GOOD = "<h1>お知らせ</h1><p>窓口の端末が動かないため、証明書を発行できません。</p>".encode()


def keep(settings: Settings, name: str, body: bytes, **headers: str) -> None:
    sent = [("Content-Type", "text/html"), *((name.replace("_", "-"), value) for name, value in headers.items())]
    with Archive(settings.archive).writer("a test", None) as writer:
        writer.keep(URL + name, f"host:{URL[8:-1]}", NIGHT, 200, sent, body)


def reasons(settings: Settings) -> dict[str, str | None]:
    with Warehouse.open(settings.warehouse, read_only=True) as warehouse:
        assert warehouse.audits() == []
        return dict(warehouse.rows("select url[len(?) + 1:], reason from capture", [URL]))


@pytest.mark.parametrize("encoding", ["compress", "gzip, gzip, gzip, gzip, gzip"])
def test_a_body_that_can_not_be_unpacked_is_unreadable_and_no_damage(tmp_path: Path, encoding: str) -> None:
    settings = Settings(data=tmp_path, workers=1)
    keep(settings, "packed", b"\x1f\x9d\x90<h1>", Content_Encoding=encoding)
    keep(settings, "good", GOOD)
    report = extract(settings)
    assert report.counts == {"captures": 2, "pages": 2, "articles": 1, "parsed": 1, "unreadable": 1}
    assert report.problems == []
    why = reasons(settings)
    assert why["good"] is None and "packed can not be unpacked" in str(why["packed"])
    assert "content encoding" in str(why["packed"])
    assert "pages" not in extract(settings).counts, "it is not tried again each night"


def test_a_page_that_keeps_the_reader_busy_is_let_be_and_the_run_goes_on(tmp_path, monkeypatch) -> None:
    settings = Settings(data=tmp_path, workers=1)
    keep(settings, "first", GOOD)
    extract(settings)  # what is loaded once takes longer than the limit below
    keep(settings, "busy", BUSY.encode())
    keep(settings, "good", GOOD)
    monkeypatch.setattr(stage, "PAGE_SECONDS", 0.2)
    report = extract(settings)
    assert report.counts == {"captures": 2, "pages": 2, "articles": 1, "parsed": 1, "unreadable": 1}
    assert reasons(settings) == {"busy": "took longer than 0.2 s to read", "first": None, "good": None}
    assert "pages" not in extract(settings).counts


def deadly(folder: Path, captures: list) -> object:
    """Extract in a worker as ever, but let one page end it as a fault below Python would."""
    if any(capture.url == URL + "deadly" for capture in captures):
        os.kill(os.getpid(), signal.SIGKILL)
    return stage._extract_batch(folder, captures)


def test_a_page_that_ends_the_process_that_reads_it_is_told_and_stays_as_it_was(tmp_path, monkeypatch) -> None:
    settings = Settings(data=tmp_path, workers=2)
    for name in ("first", "deadly", "good"):
        keep(settings, name, GOOD)
    monkeypatch.setattr(stage, "_extract_batch", deadly)
    report = extract(settings)
    assert report.counts == {"captures": 3, "pages": 2, "articles": 2, "parsed": 2, "failed": 1}
    assert report.problems == [URL + "deadly: ended the process that read it"]
    assert extract(settings).problems == report.problems, "it stays pending, and stops no night"
    monkeypatch.undo()
    assert extract(settings).counts["parsed"] == 1


def spin() -> None:
    while True:
        try:
            sum(range(1000))
        except Exception:
            continue


def test_a_time_limit_holds_against_what_catches_exceptions_and_leaves_no_trace() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with pytest.raises(TookTooLong), at_most(0.01):
        spin()
    with at_most(60):
        pass
    assert signal.getsignal(signal.SIGALRM) == before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_beside_the_main_thread_there_is_no_time_limit() -> None:
    done = []

    def work() -> None:
        with at_most(0.001):
            sum(range(1_000_000))
        done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]
