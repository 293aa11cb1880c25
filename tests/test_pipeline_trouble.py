"""What hinders one stage costs the night that stage alone, and is told; each stage leaves a record of its run."""

import fcntl
from pathlib import Path

import pytest

from archive import Archive
from settings import Settings
from stages import publish as publishing
from stages.nightly import nightly
from tests.loopback import NIGHT, Web, loopback
from tests.whole import ask
from warehouse.errors import AuditFailure

FEED = "https://www.mhlw.go.jp/stf/news.rdf"
LISTED = "https://www.mhlw.go.jp/stf/newpage_50000.html"
KEPT = "https://www.city.kitahama.example.jp/oshirase.html"
TEXT = (
    "<main><h1>窓口のお知らせ</h1><div class='l-contentMain'>"
    "<p>令和7年4月4日午前9時から、システムの障害により証明書を発行できません。</p></div></main>"
)
STAGES = ["crawl", "extract", "annotate", "link", "publish"]


@pytest.fixture(scope="module")
def web():
    with loopback() as web:
        item = f"<item><title>お知らせ</title><link>{LISTED}</link></item>"
        web.put(FEED, f"<rss version='2.0'><channel>{item}</channel></rss>", headers={"Content-Type": "text/xml"})
        web.put(LISTED, TEXT)
        yield web


def night(web: Web, data: Path) -> list[str]:
    return nightly(Settings(data=data, replay=web.at, pause=0, sources_on=["mhlw"], workers=1), now=NIGHT).problems


def test_a_night_beside_another_crawl_reads_what_that_one_kept_so_far(web: Web, tmp_path: Path) -> None:
    with (
        (tmp_path / "crawl.lock").open("w") as lock,
        Archive(tmp_path / "archive").writer("another crawl", None) as writer,
    ):
        fcntl.flock(lock, fcntl.LOCK_EX)
        told = [("Content-Type", "text/html")]
        kept = writer.keep(KEPT, "host:www.city.kitahama.example.jp", NIGHT, 200, told, TEXT.encode())
        with (tmp_path / "archive" / kept.archive_file).open("ab") as half:
            half.write(b"\x1f\x8b\x08\x00 what it is writing just now")
        (problem,) = night(web, tmp_path)
    assert "another crawl is at work" in problem and "next night" in problem
    assert ask(tmp_path / "madoguchi.duckdb", "select url, relevance from document_now") == [(KEPT, "outage")]


def test_a_first_publish_that_fails_is_told_with_its_reason(web: Web, tmp_path: Path, monkeypatch) -> None:
    def refused(source: Path, *_: object) -> None:
        raise AuditFailure(source, ["grain: a row that is there twice"])

    monkeypatch.setattr(publishing, "build", refused)
    (problem,) = night(web, tmp_path)
    assert "a row that is there twice" in problem
    assert ask(tmp_path / "warehouse.duckdb", "select status from run where command = 'publish'") == [("problems",)]


def test_each_stage_of_a_night_leaves_a_record_of_its_run(web: Web, tmp_path: Path) -> None:
    assert night(web, tmp_path) == []
    runs = dict(ask(tmp_path / "warehouse.duckdb", "select command, status from run"))
    assert runs == dict.fromkeys(STAGES, "done")
    ((counts,),) = ask(tmp_path / "warehouse.duckdb", "select counts from run where command = 'publish'")
    assert counts["document"] == 1
