"""WARC files of others: pages of known sites (or of all) come in once, and damage is told."""

import gzip
from io import BytesIO, StringIO

import pytest
from rich.console import Console
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import console
from archive import Archive
from tests.whole import ask, contents, finished, run, spawn

PAGE = """<html><head><title>{title}</title></head><body><main><h1>{title}</h1><p>令和7年4月4日</p>
<p>{text}</p><p>市役所の窓口では、紙の書類で受け付けています。ご不便をおかけします。</p></main></body></html>"""
FAILED = PAGE.format(
    title="証明書発行システムの障害について",
    text="地方公共団体情報システム機構のシステムに障害が発生し、住民票の写しの交付ができません。",
)
KNOWN = ("https://www.city.kashiwa.lg.jp/kurashi/shogai.html", FAILED.encode())
UNKNOWN = ("https://www.town.example.jp/shogai.html", FAILED.encode("cp932"))
ODD = ("http://[::1/", b"<p>x")


def record(url: str, body: bytes, date: str = "2025-04-04T10:00:00Z") -> bytes:
    out = BytesIO()
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    writer = WARCWriter(out, gzip=False)
    writer.write_record(
        writer.create_warc_record(
            url, "response", BytesIO(body), len(body), http_headers=head, warc_headers_dict={"WARC-Date": date}
        )
    )
    return out.getvalue()


@pytest.fixture
def warc(tmp_path):
    path = tmp_path / "others.warc.gz"
    path.write_bytes(b"".join(gzip.compress(record(*page)) for page in (KNOWN, UNKNOWN)))
    return path


def brought(data):
    return [(capture.source, capture.url) for capture in Archive(data / "archive").captures()]


def land(data):
    for command in (("extract", "--workers", "1"), ("annotate", "--workers", "1"), ("publish",)):
        assert run("--data", data, *command).code == 0
    return data / "madoguchi.duckdb"


def test_pages_of_known_sources_come_in_once(tmp_path, warc):
    first = run("--data", tmp_path, "backfill", warc, "--json")
    assert (first.code, first.rows[0]["counts"]) == (0, {"kept": 1, "other_hosts": 1})
    again = run("--data", tmp_path, "backfill", warc, warc, "--json")
    assert (again.code, again.rows[0]["counts"]) == (0, {"unchanged": 2, "other_hosts": 2})
    assert brought(tmp_path) == [("lg:122173", KNOWN[0])]


def test_all_hosts_are_read_and_found(tmp_path, warc):
    assert run("--data", tmp_path, "backfill", warc, "--all-hosts", "--json").rows[0]["counts"] == {"kept": 2}
    assert brought(tmp_path) == [("lg:122173", KNOWN[0]), ("host:www.town.example.jp", UNKNOWN[0])]
    published = land(tmp_path)
    rows = ask(published, "select title, first_seen::varchar, relevance from document_now order by url")
    assert rows == [("証明書発行システムの障害について", "2025-04-04 19:00:00", "outage")] * 2, (
        "Shift_JIS without a label"
    )
    assert len(run("--data", tmp_path, "search", "住民票", "--json").rows) == 2
    before = contents(published, "run")
    run("--data", tmp_path, "backfill", warc, "--all-hosts")
    assert contents(land(tmp_path), "run") == before


def test_the_same_page_at_another_time_is_another_capture(tmp_path, warc):
    run("--data", tmp_path, "backfill", warc)
    later = tmp_path / "later.warc"
    later.write_bytes(record(*KNOWN, date="2025-04-06T10:00:00Z"))
    assert run("--data", tmp_path, "backfill", later, "--json").rows[0]["counts"] == {"kept": 1}
    rows = ask(land(tmp_path), "select first_seen::varchar, last_seen::varchar from revision")
    assert rows == [("2025-04-04 19:00:00", "2025-04-06 19:00:00")]


def test_an_archive_of_ours_comes_in_as_it_was(tmp_path, demo):
    files = sorted((demo / "archive").glob("*.warc.gz"))
    ended = run("--data", tmp_path, "backfill", *files, "--json")
    assert ended.code == 0
    ours = Archive(demo / "archive").captures()
    theirs = Archive(tmp_path / "archive").captures()
    assert {one.capture_id: one.source for one in theirs} == {one.capture_id: one.source for one in ours}


@pytest.mark.parametrize(
    ("damage", "kept"),
    [
        (lambda whole: whole[:-20], 1),  # cut off in the last record
        (lambda whole: whole[:60] + b"\xff" * 20 + whole[80:], 1),  # the first record's gzip damaged
        (lambda whole: gzip.compress(record(*ODD)) + whole, 2),
        (lambda whole: b"no archive at all", 0),
    ],
)
def test_damage_is_told_and_costs_only_itself(tmp_path, warc, damage, kept):
    warc.write_bytes(damage(warc.read_bytes()))
    ended = run("--data", tmp_path, "backfill", warc, "--all-hosts", "--json")
    assert ended.code == 1 and ended.rows[0]["problems"], "something needs a look"
    assert ended.rows[0]["counts"].get("kept", 0) == kept == len(brought(tmp_path))


def test_a_person_watching_sees_bytes_go_by(tmp_path, monkeypatch, warc):
    shown = StringIO()
    monkeypatch.setattr(console, "err", Console(file=shown, force_terminal=True, width=100))
    assert run("--data", tmp_path, "backfill", warc, "--json").rows[0]["counts"] == {"kept": 1, "other_hosts": 1}
    assert "others.warc.gz" in shown.getvalue() and "kB" in shown.getvalue()


def test_a_file_that_is_not_there(tmp_path, warc):
    ended = run("--data", tmp_path, "backfill", warc, tmp_path / "none.warc.gz")
    assert ended.code == 2 and "none.warc.gz" in ended.err
    assert brought(tmp_path) == [], "all files are looked at before any is read"


@pytest.mark.parametrize("name", ["empty.warc", "empty.warc.gz"])
def test_an_empty_file_is_told(tmp_path, name):
    (tmp_path / name).touch()
    ended = run("--data", tmp_path / "data", "backfill", tmp_path / name)
    assert ended.code == 1 and ended.err.splitlines() == [
        f"needs a look: {name}: holds no page at all, so nothing was brought in. Give another file"
    ]


def test_a_problem_is_told_once(tmp_path):
    (tmp_path / "rubbish.warc").write_bytes(b"no archive at all")
    ended = finished(spawn("--data", tmp_path / "data", "backfill", tmp_path / "rubbish.warc"))
    assert ended.code == 1 and ended.err.count("no WARC record begins here") == 1
