"""Moments of every precision in the views: what a year, a month, a day of no known month say of when something was."""

from collections.abc import Iterator
from datetime import date, datetime

import duckdb
import pytest

from warehouse import schema

MOMENTS = {
    "2016": ("2016-01-01T00:00", "2016-12-31T23:59"),
    "2016-02": ("2016-02-01T00:00", "2016-02-29T23:59"),
    "2016-04-12": ("2016-04-12T00:00", "2016-04-12T23:59"),
    "2016-04-12T09": ("2016-04-12T09:00", "2016-04-12T09:59"),
    "2016-04-12T09:05": ("2016-04-12T09:05", "2016-04-12T09:05"),
    "2016-04-12T09:05:30+09:00": ("2016-04-12T09:05", "2016-04-12T09:05"),
    "2016-04-XX": ("2016-04-01T00:00", "2016-04-30T23:59"),
    "2016-XX-12": ("2016-01-01T00:00", "2016-12-31T23:59"),
    "XXXX-04-12": (None, None),
    "2016-02-30": (None, None),
    "近日中": (None, None),
}
TABLES = """
create table incident (incident_id text, started text, ended text, detected text, announced text,
    first_seen timestamp);
create table incident_document as select 'i' as incident_id, 'd' as document_id, 'a' as account_id, 'primary' as role;
create table account (document_id text, account_id text, owner text, first_day text, last_day text);
create table document as select 'd' as document_id, 's' as source;
create table revision as select 'd' as document_id, 'r' as revision_id, timestamp '2026-11-01' as first_seen,
    '2016-04-12' as published_at, null::text as updated_at;
create table claim as select 'r' as revision_id, 'c' as claim_id, '発生' as state, []::text[] as systems,
    []::text[] as procedures, []::text[] as places, null::text as from_, null::text as "to", null::text as speaker,
    false as hedged, false as negated, 0 as start, 1 as "end" limit 0;
"""


@pytest.fixture
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute(schema.functions() + TABLES)
        for name in ("incident_duration", "incident_claim"):
            connection.execute(f"create view {name} as {schema.views()[name].select}")
        yield connection


@pytest.mark.parametrize(("moment", "minutes"), MOMENTS.items())
def test_the_minutes_that_a_moment_may_mean(database, moment, minutes):
    found = database.execute("select first_minute($1), last_minute($1)", [moment]).fetchone()
    assert found == tuple(one and datetime.fromisoformat(one) for one in minutes)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ({"started": "2016-04"}, date(2016, 4, 1)),
        ({"started": "2016"}, date(2016, 1, 1)),
        ({"started": "XXXX-04-12", "announced": "2016-04-13"}, date(2016, 4, 13)),
        ({"detected": "2016-04-XX"}, date(2016, 4, 1)),
        ({"announced": "近日中"}, date(2026, 11, 1)),
    ],
)
def test_an_incident_is_of_the_year_that_is_told_however_vaguely(database, told, day):
    given = [told.get(name) for name in ("started", "detected", "announced")]
    database.execute("insert into incident values ('i', $1, null, $2, $3, '2026-11-01')", given)
    assert database.execute("select day from incident_duration").fetchall() == [(day,)]


@pytest.mark.parametrize(
    ("since", "of_it"),
    [
        (None, True),
        ("2016-04-12T09:00", True),
        ("2016-04", True),
        ("2016-04-XX", True),
        ("2016", True),
        ("XXXX-04-12", True),
        ("XXXX-XX-11T09:00", True),
        ("XXXX-XX-XX", True),
        ("2016-03", False),
        ("2015", False),
        ("2016-04-14", False),
        ("XXXX-09-12", False),
        ("XXXX-XX-20", False),
    ],
)
def test_a_claim_is_of_the_event_where_its_time_may_be(database, since, of_it):
    database.execute("insert into account values ('d', 'a', null, '2016-04-10', '2016-04-13')")
    insert = "insert into claim select 'r', 'c', '発生', [], [], [], $1, null, null, false, false, 0, 1"
    database.execute(insert, [since])
    assert database.execute("select from_ from incident_claim").fetchall() == ([(since,)] if of_it else [])
