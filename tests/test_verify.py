"""verify walks from what was found back to archived bytes, and names each link that was broken on purpose."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.whole import Ran, ask, finished, run, spawn
from warehouse.store import Warehouse


@pytest.fixture
def data(demo: Path, tmp_path: Path) -> Path:
    """A copy of the demo's data that a test may break."""
    return Path(shutil.copytree(demo, tmp_path / "demo"))


def verify(data: Path, *arguments: object) -> Ran:
    return run("--data", data, "verify", "--workers", 1, "--json", *arguments)


def faults(data: Path, *arguments: object) -> list[dict[str, object]]:
    ended = verify(data, *arguments)
    *found, last = ended.rows
    assert ended.code == (1 if found else 0) and last["faults"] == len(found)
    return found


def change(data: Path, statement: str) -> None:
    with Warehouse.open(data / "warehouse.duckdb") as warehouse:
        warehouse.run(statement)


def one_capture(data: Path) -> tuple[str, Path, int, int]:
    url, name, offset, length = ask(
        data / "warehouse.duckdb",
        "select url, archive_file, archive_offset, archive_length from capture"
        " join outage on list_contains(revisions, revision_id) order by capture_id limit 1",
    )[0]
    return url, data / "archive" / name, offset, length


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


def flipped(path: Path, offset: int, length: int) -> None:
    whole = bytearray(path.read_bytes())
    whole[offset + length // 2] ^= 0x55
    path.write_bytes(whole)


def cut(path: Path, offset: int, length: int) -> None:
    path.write_bytes(path.read_bytes()[: offset + length // 2])


def removed(path: Path, offset: int, length: int) -> None:
    path.unlink()


@pytest.mark.parametrize(
    ("breaks", "field", "said"),
    [
        (flipped, "record", "not whole gzip"),
        (cut, "record", "the file ends in the middle of it"),
        (removed, "archive_file", "can not be read: No such file"),
    ],
)
def test_damaged_bytes_are_named_by_page_file_and_place(
    data: Path, breaks: Callable[[Path, int, int], None], field: str, said: str
) -> None:
    url, path, offset, length = one_capture(data)
    breaks(path, offset, length)
    found = [one for one in faults(data) if (one["url"], one["archive_offset"]) == (url, offset)]
    assert [(one["link"], one["field"], one["archive_file"]) for one in found] == [("archive", field, path.name)]
    assert said in str(found[0]["found"])
    shown = run("--data", data, "verify", "--workers", 1, "--sample", 5000)
    assert shown.code == 1
    assert f"{url}: {path.name}, byte {offset}" in shown.err or "more" in shown.err


def test_one_damaged_record_hides_no_other(data: Path) -> None:
    url, path, offset, length = one_capture(data)
    flipped(path, offset, length)
    change(data, "update capture set status = 418 where capture_id = (select max(capture_id) from capture)")
    found = {(one["field"], one["expected"], one["found"]) for one in faults(data) if one["url"] != url}
    assert ("status", "200", "418") in found


def test_a_record_exchanged_for_a_whole_other_one_is_found(data: Path) -> None:
    url, path, offset, length = one_capture(data)
    other = ask(
        data / "warehouse.duckdb",
        f"select archive_offset, archive_length from capture where archive_file = '{path.name}'"
        f" and archive_offset <> {offset} and archive_length <= {length} order by all limit 1",
    )[0]
    whole = path.read_bytes()
    record = whole[other[0] : sum(other)]
    path.write_bytes(whole[:offset] + record + whole[offset + len(record) :])
    fields = {one["field"] for one in faults(data) if one["url"] == url and one["archive_offset"] == offset}
    assert {"capture_id", "digest", "url"} <= fields


LAST = "revision_id = (select max(revision_id) from outage)"
STATEMENTS = {
    "a text": (
        f"update revision set text = replace(text, '障害', '障碍') where {LAST}",
        {("identity", "title and text"), ("extraction", "text")},
    ),
    "a date of a page": (
        f"update revision set office = '架空課' where {LAST}",
        {("extraction", "office")},
    ),
    "a surface": (
        "update mention set surface = '別の名' where mention_id = (select min(mention_id) from mention)",
        {("span", "surface"), ("reading", "surface")},
    ),
    "an entity": (
        "update mention set entity_id = 'org:soumu-x' where mention_id = (select min(mention_id) from mention)",
        {("reading", "entity_id")},
    ),
    "the characters of a date": (
        'update date_expression set "end" = 100000 where start = (select max(start) from date_expression)',
        {("span", "surface"), ("identity", "id"), ("reading", "end")},
    ),
    "evidence": (
        "update outage set evidence = map {'started': [5, 2]} where " + LAST,
        {("span", "evidence of started"), ("reading", "evidence")},
    ),
    "a mention put in by hand": (
        "insert into mention by name select * replace ('by-hand' as mention_id) from mention"
        " order by mention_id limit 1",
        {("identity", "id"), ("reading", "row")},
    ),
    "a mention of no revision": (
        "insert into mention by name select * replace ('by-hand' as mention_id, 'nowhere' as revision_id) from mention"
        " order by mention_id limit 1",
        {("row", "revision_id")},
    ),
    "a fact of an incident": (
        "insert into incident_fact by name select 'by-hand' as fact_id, * replace (surface || 'x' as surface)"
        ' from (select revision_id, start, "end", surface from mention order by mention_id limit 1)',
        {("span", "surface")},
    ),
    "a claim twice": ("insert into claim from claim order by claim_id limit 1", {("row", "id")}),
    "a claim taken away": (
        "delete from claim where claim_id = (select min(claim_id) from claim)",
        {("reading", "row")},
    ),
    "a revision that no page shows": (
        "insert into revision by name select * replace ('by-hand' as revision_id, null as reader)"
        " from revision order by revision_id limit 1",
        {("identity", "title and text"), ("row", "capture_id")},
    ),
    "a capture without bytes": (
        "insert into capture by name select * replace ('by-hand' as capture_id, 10000000 as archive_offset)"
        " from capture where url like '%kojinbango%' limit 1",
        {("archive", "archive_offset")},
    ),
    "a capture of nothing at all": (
        "insert into capture (capture_id, archive_file) values ('by-hand', '../../secret.warc.gz')",
        {("row", "row")},
    ),
    "what a page came to": (
        "update capture set outcome = 'empty', revisions = [] where capture_id = (select min(capture_id) from capture)",
        {("extraction", "outcome"), ("extraction", "revisions"), ("row", "capture_id")},
    ),
    "an address": (
        "update document set url = url || '?x' where document_id = (select min(document_id) from document)",
        {("identity", "url")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", STATEMENTS)
def test_rows_changed_by_hand_are_found_and_named(data: Path, what: str) -> None:
    statement, expected = STATEMENTS[what]
    before = faults(data, "--sample", 5000)
    change(data, statement)
    found = faults(data, "--sample", 5000)
    assert not before
    assert expected <= {(one["link"], one["field"]) for one in found}
    assert len(found) <= len(expected) + 3, "one change does not light up everything"
    assert all(one["row"] or one["capture_id"] for one in found)
    assert all(one["expected"] != one["found"] for one in found)


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
