"""Each link that was broken on purpose, in the bytes or in the rows, is named by verify."""

import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from settings import Settings
from stages import verify as stage
from stages.links import Checked, check_texts
from tests.verified import change, faults, one_capture
from tests.whole import ask, run


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


DEADLY = "https://www.city.kashiwa.lg.jp/fukushi/shogai_techo.html"


def deadly(texts: Sequence) -> Checked:
    """Check in a worker as ever, but let one text end it as a fault below Python would."""
    if any(one.document["url"] == DEADLY for one in texts):
        os.kill(os.getpid(), signal.SIGKILL)
    return check_texts(texts)


@pytest.mark.parametrize("batch", [8, 1000], ids=["of many batches", "in the only batch"])
def test_a_text_that_ends_the_process_that_checks_it_is_named_and_the_others_are_checked(
    data: Path, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    query = "select url, revision_id from revision join document using (document_id)"
    texts = ask(data / "warehouse.duckdb", query)
    (ending,) = (revision for url, revision in texts if url == DEADLY)
    monkeypatch.setattr(stage, "check_texts", deadly)
    report = stage.verify(Settings(data=data, workers=2, batch=batch), sample=5000)
    (problem,) = report.problems
    assert ending in problem and "ended the process" in problem
    assert report.counts["revisions"] == len(texts) - 1
