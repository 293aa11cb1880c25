"""Landing: once, twice, again with other versions, and with what may not be lost."""

import contextlib
from dataclasses import fields
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import records
from records import Article, Entity, Extraction, Mention, Reading, Run, SourceDay
from tests.landed import NIGHT, URL, article, capture, dump, land_everything, parsed, reading
from warehouse import schema
from warehouse.store import Warehouse


@pytest.fixture
def warehouse(tmp_path):
    with Warehouse.open(tmp_path / "warehouse.duckdb") as warehouse:
        yield warehouse


def test_tables_have_the_fields_of_their_records_first(warehouse):
    twins = {"source": records.SourceInfo}
    for table, described in schema.tables().items():
        columns = [row[0] for row in warehouse.rows(f"describe {table}")]
        assert columns == list(described.columns), "schema.sql: every column needs its meaning after `--`"
        record = twins.get(table, getattr(records, table.title().replace("_", ""), None))
        if record:
            assert columns[: len(fields(record))] == [item.name for item in fields(record)]
    whole = [row[0] for row in warehouse.rows("describe document")][:3]
    whole += [row[0] for row in warehouse.rows("describe revision")][:13]
    assert whole == [item.name for item in fields(Article)], "an article is a document and a revision"


def test_landing_twice_gives_the_same_rows(warehouse):
    land_everything(warehouse)
    first = dump(warehouse)
    assert all(rows for rows in first.values() if rows is not first["source"])
    land_everything(warehouse)
    assert dump(warehouse) == first
    assert warehouse.audits() == []


def test_a_night_with_nothing_new_adds_only_its_run_and_ledger(warehouse):
    land_everything(warehouse)
    first = dump(warehouse)
    warehouse.land_runs([Run("r2", "nightly", NIGHT, None)])
    warehouse.land_source_days([SourceDay("jpki", "2025-04-09", expected=2, unchanged=2)])
    warehouse.land_captures([])
    warehouse.land_extractions([], "x1")
    warehouse.land_readings([], "r1")
    second = dump(warehouse)
    assert {name for name in first if first[name] != second[name]} == {"run", "source_day"}
    assert all(set(first[name]) <= set(second[name]) for name in first)


def test_a_capture_comes_back_as_it_was(warehouse):
    warehouse.land_captures([capture(0), capture(1)])
    assert list(warehouse.pending_captures("x1")) == [capture(0), capture(1)]
    assert len(list(warehouse.pending_captures(None))) == 2
    assert warehouse.scanned() == {"2025-04-04.warc.gz": 1900}
    warehouse.land_extractions([(capture(0), Extraction("empty", reason="no text"))], "x1")
    assert list(warehouse.pending_captures("x1")) == [capture(1)]
    assert len(list(warehouse.pending_captures("x2"))) == 2
    assert warehouse.rows("select captured_at, outcome, reason from capture order by 1")[0] == (
        datetime(2025, 4, 5, 1, 0),
        "empty",
        "no text",
    )


def test_a_wording_that_comes_back_is_the_same_revision_seen_again(warehouse):
    for night, text in enumerate(["調査中", "復旧", "調査中"]):
        warehouse.land_extractions([(capture(night), parsed(text))], "x1")
    found = warehouse.rows("select text, first_seen, last_seen from revision order by first_seen")
    assert [(row[0], (row[2] - row[1]).days) for row in found] == [("調査中", 2), ("復旧", 0)]
    shown = warehouse.rows("select text from capture, revision where revision_id in revisions order by captured_at")
    assert [row[0] for row in shown] == ["調査中", "復旧", "調査中"]


def test_captures_may_land_in_any_order(warehouse, tmp_path):
    pages = [(capture(night), parsed(text)) for night, text in enumerate(["調査中", "復旧", "調査中"])]
    warehouse.land_extractions(pages, "x1")
    with Warehouse.open(tmp_path / "other.duckdb") as other:
        for page in reversed(pages):
            other.land_extractions([page], "x1")
        assert dump(other) == dump(warehouse)


def test_a_newer_extractor_replaces_what_the_older_found(warehouse):
    warehouse.land_extractions([(capture(0), parsed("本文 関連リンク")), (capture(1), parsed("本文 関連リンク"))], "x1")
    warehouse.land_readings([reading(text.id) for text in warehouse.pending_texts("r1")], "r1")
    warehouse.land_extractions([(capture(0), parsed("本文"))], "x2")
    assert len(warehouse.rows("from revision")) == 2, "the second capture still shows the old text"
    warehouse.land_extractions([(capture(1), parsed("本文"))], "x2")
    assert [row[0] for row in warehouse.rows("select text from revision")] == ["本文"]
    assert warehouse.rows("from mention") == warehouse.rows("from claim") == []
    assert [text.text for text in warehouse.pending_texts("r1")] == ["本文"]
    warehouse.land_extractions([(capture(0), Extraction("blocked")), (capture(1), Extraction("blocked"))], "x3")
    assert warehouse.rows("from document") == []
    assert warehouse.rows("select parsed from source_day") == [(0,), (0,)]


def test_a_stated_date_that_changes_makes_the_text_unread(warehouse):
    warehouse.land_extractions([(capture(0), parsed("総務省は18日に発表した"))], "x1")
    ids = [text.id for text in warehouse.pending_texts("r1")]
    warehouse.land_readings(map(reading, ids), "r1")
    assert list(warehouse.pending_texts("r1")) == []
    later = Extraction("parsed", (article("総務省は18日に発表した", published_at="2025-05-20T10:00"),))
    warehouse.land_extractions([(capture(0), later)], "x2")
    assert [text.published for text in warehouse.pending_texts("r1")] == ["2025-05-20"]
    warehouse.land_readings(map(reading, ids), "r1")
    assert len(warehouse.rows("from mention")) == 1


def test_a_reading_replaces_the_one_before(warehouse):
    warehouse.land_extractions([(capture(0), parsed("総務省は18日に発表した"))], "x1")
    (text,) = warehouse.pending_texts("r1")
    assert (text.title, text.kind, text.source, text.url, text.published) == (
        "システム障害について",
        "notice",
        "jpki",
        URL,
        "2025-04-04",
    )
    warehouse.land_readings([reading(text.id, text.text), reading("no such revision")], "r1")
    assert list(warehouse.pending_texts("r1")) == [] and len(list(warehouse.pending_texts("r2"))) == 1
    warehouse.land_readings([Reading(text.id, "other", 0.1)], "r2")
    assert warehouse.rows("from mention") == warehouse.rows("from date_expression") == []
    assert warehouse.rows("select relevance, reader from revision") == [("other", "r2")]


def test_a_batch_lands_whole_or_not_at_all(warehouse):
    with pytest.raises(ZeroDivisionError), warehouse.batch():
        warehouse.land_captures([capture(0)])
        raise ZeroDivisionError
    assert warehouse.rows("from capture") == []
    land_everything(warehouse)


def test_characters_that_cannot_be_stored_do_not_move_the_others(warehouse):
    warehouse.land_extractions(
        [(capture(0), parsed("\0\ud800総務省\U0001f468\u200d\U0001f469が" + "長" * 1_000_000))], "x1"
    )
    (text,) = warehouse.pending_texts("r1")
    assert text.text.startswith("\ufffd\ufffd総務省") and len(text.text) == 1_000_009
    mention = Mention("organisation", "総務省", None, 2, 5, "総務省", "gazetteer", ("\0",))
    tail = Mention("place", "長", None, 1_000_008, 1_000_009, "長", "gazetteer")
    warehouse.land_readings([Reading(text.id, "other", 0.5, (mention, mention, tail))], "r1")
    assert len(warehouse.rows("from mention")) == 2
    assert warehouse.audits() == []


@given(text=st.text(st.characters(), max_size=50), at=st.integers(0, 50))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_offsets_count_characters_whatever_they_are(warehouse, text, at):
    start = min(at, len(text) - 1)
    with contextlib.suppress(ZeroDivisionError), warehouse.batch():
        warehouse.land_imported([article(text)], NIGHT)
        (stored,) = warehouse.pending_texts(None)
        assert len(stored.text) == len(text)
        if text:
            mention = Mention("place", "x", None, start, len(text), stored.text[start:], "gazetteer")
            warehouse.land_readings([Reading(stored.id, "other", 0.5, (mention,))], "r1")
        assert warehouse.audits() == []
        raise ZeroDivisionError


def test_imported_documents_stand_without_a_capture(warehouse):
    warehouse.land_imported([article("手元の文書")], NIGHT)
    warehouse.land_imported([article("手元の文書")], NIGHT)
    assert warehouse.rows("select capture_id, extractor from revision") == [(None, "import")]
    warehouse.land_extractions([(capture(3), parsed("手元の文書"))], "x1")
    warehouse.land_extractions([(capture(3), parsed("別の文書"))], "x2")
    assert len(warehouse.rows("from revision")) == 2
    assert warehouse.audits() == []


def test_entities_that_left_the_lists_stay_while_named(warehouse):
    land_everything(warehouse)
    warehouse.land_entities([Entity("org:j-lis", "organisation", "地方公共団体情報システム機構")], [])
    assert sorted(warehouse.rows("select entity_id from entity")) == [("org:j-lis",), ("org:soumu",)]
    assert warehouse.rows("from alias") == []
