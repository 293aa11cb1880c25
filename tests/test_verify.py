"""verify walks from what was found back to archived bytes: what it looks at, and what it takes as pending."""

import json
from pathlib import Path

import pytest

from tests.verified import change, faults, one_capture, verify
from tests.whole import ask, finished, run, spawn
from warehouse.store import Warehouse


@pytest.mark.parametrize("what", [(), ("--all",), ("--sample", 1)])
def test_what_was_not_touched_holds(data: Path, what: tuple[object, ...]) -> None:
    ended = verify(data, *what)
    assert (ended.code, ended.err) == (0, "")
    counts = ended.rows[-1]["counts"]
    assert counts["captures"] == counts["extracted_again"] >= 1 and counts["revisions"] == counts["read_again"] >= 1


def test_all_is_all_and_a_sample_is_spread_over_tables_and_the_same_each_time(data: Path) -> None:
    tables = ("capture", "revision", "mention", "date_expression", "claim", "outage")
    rows = {table: ask(data / "madoguchi.duckdb", f"select count(*) from {table}")[0][0] for table in tables}
    counts = verify(data, "--all").rows[-1]["counts"]
    assert [counts[name] for name in ("captures", "revisions", *tables[2:])] == list(rows.values())
    first, again = (verify(data, "--sample", 30, "--seed", "one").rows[-1]["counts"] for _ in range(2))
    assert first == again
    assert all(first[name] for name in tables[2:]) and first["revisions"] < rows["revision"]
    assert verify(data, "--sample", 30, "--seed", "two").rows[-1]["counts"] != first


def test_several_processes_find_what_one_finds(data: Path) -> None:
    change(data, "update mention set surface = 'x' where mention_id = (select min(mention_id) from mention)")
    one = faults(data)
    several = finished(
        spawn("--data", data, "verify", "--workers", 2, "--json", env={"MADOGUCHI_BATCH": "20", "COLUMNS": "200"})
    )
    assert several.code == 1
    assert several.rows[:-1] == one


def test_rows_of_another_version_are_pending_and_no_fault(data: Path) -> None:
    change(data, "update revision set reader = '0', relevance_score = 0.5; update capture set extractor = 'older/1'")
    ended = verify(data, "--sample", 5000)
    assert ended.code == 0
    counts = ended.rows[-1]["counts"]
    assert counts["pending_pages"] == counts["captures"] and counts["pending_texts"] == counts["revisions"]
    change(data, "update mention set start = start + 1 where mention_id = (select min(mention_id) from mention)")
    assert {one["link"] for one in faults(data, "--sample", 5000)} == {"span", "identity"}, "spans are checked anyway"


def test_the_published_file_is_taken_when_the_warehouse_is_busy_or_not_there(data: Path) -> None:
    writer = spawn(
        code="import time; from warehouse.store import Warehouse\n"
        f"with Warehouse.open({str(data / 'warehouse.duckdb')!r}): print('open', flush=True); time.sleep(60)"
    )
    assert writer.stdout is not None and writer.stdout.readline() == "open\n"
    try:
        assert verify(data).rows[-1]["file"] == str(data / "madoguchi.duckdb")
    finally:
        writer.kill()
        writer.communicate()
    assert verify(data).rows[-1]["file"] == str(data / "warehouse.duckdb")
    assert verify(data, "--all").rows[-1]["file"] == str(data / "madoguchi.duckdb")
    (data / "madoguchi.duckdb").unlink()
    assert verify(data, "--all").rows[-1]["file"] == str(data / "warehouse.duckdb")
    (data / "warehouse.duckdb").unlink()
    ended = verify(data)
    assert ended.code == 2 and not ended.out and "nightly" in ended.err


def test_all_runs_the_audits_and_leaves_everything_as_it_was(data: Path) -> None:
    (data / "madoguchi.duckdb").unlink()
    change(data, "insert into source_day (source, day) values ('soumu', 'someday')")
    before = (data / "warehouse.duckdb").read_bytes()
    found = faults(data, "--all")
    assert [(one["link"], "someday" in str(one["found"])) for one in found] == [("audit", True)]
    assert (data / "warehouse.duckdb").read_bytes() == before


def test_all_finds_records_that_the_warehouse_has_lost(data: Path) -> None:
    (data / "madoguchi.duckdb").unlink()
    url, path, offset, _ = one_capture(data)
    change(data, f"delete from capture where archive_file = '{path.name}' and archive_offset = {offset}")
    found = faults(data, "--all")
    lost = [one for one in found if (one["link"], one["field"]) == ("archive", "capture")]
    assert [(one["url"], one["archive_file"], one["archive_offset"]) for one in lost] == [(url, path.name, offset)]
    assert ("row", "capture_id") in {(one["link"], one["field"]) for one in found}


def test_a_line_for_people_says_where_and_what(data: Path) -> None:
    change(data, "update revision set office = '架空課' where revision_id = (select max(revision_id) from outage)")
    ((revision, url),) = ask(
        data / "warehouse.duckdb",
        "select revision_id, url from revision join document using (document_id)"
        " where revision_id = (select max(revision_id) from outage)",
    )
    ended = run("--data", data, "verify", "--workers", 1)
    assert ended.code == 1
    line = next(line for line in ended.err.splitlines() if "架空課" in line)
    assert line.startswith("needs a look: ") and url.split("#")[0] in line and f"revision {revision}: office" in line
    assert ".warc.gz, byte " in line


def test_an_imported_document_leads_back_to_its_bytes(tmp_path: Path) -> None:
    row = {"url": "https://www.example.jp/1.html", "title": "停止", "text": "総務省のシステムが停止した。\0\ud800"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    for command in (("import", tmp_path / "a.jsonl"), ("extract", "--workers", 1), ("annotate", "--workers", 1)):
        assert run("--data", tmp_path, *command).code == 0
    ended = verify(tmp_path)
    assert ended.code == 0 and ended.rows[-1]["counts"]["extracted_again"] == 1


def test_a_warehouse_where_nothing_is_landed_yet_is_not_said_to_hold(tmp_path: Path) -> None:
    Warehouse.open(tmp_path / "warehouse.duckdb").close()
    ended = run("--data", tmp_path, "verify", "--workers", 1)
    assert ended.code == 0
    assert "nothing is landed there yet" in ended.out and "every link holds" not in ended.out
