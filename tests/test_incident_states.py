"""How one thing went: one row for each state that lasted, whoever told it, and none that only an old wording tells."""

import duckdb
import pytest

from tests.whole import ask
from warehouse import schema

STARTED, ENDED = "2025-04-04T08:30", "2025-04-05T09:10"
CLAIM = """create table incident_claim (incident_id text, claim_id text, revision_id text, source text, said_at text,
state text, systems text[], procedures text[], places text[], from_ text, "to" text, hedged bool, negated bool,
start int, "end" int)"""


def states(*claims, ended=ENDED, over=()):
    """Give state, valid_from, from_stated, valid_to of claims (said_at, state, from, to), `over` by texts of an end."""
    view = schema.views()["incident_state"].select
    with duckdb.connect() as connection:
        connection.execute(schema.functions())
        connection.execute(CLAIM)
        for number, (said, state, since, until) in enumerate(claims):
            row = [str(number), str(number), f"s{number}", said, state, since, until]
            statement = "insert into incident_claim values ('i', ?, ?, ?, ?, ?, [], [], [], ?, ?, false, false, 0, 1)"
            connection.execute(statement, row)
        incident = "create table incident as select 'i' as incident_id, ?::text as started, ?::text as ended"
        connection.execute(incident, [STARTED, ended])
        connection.execute(
            "create table outage as select unnest(?::text[]) as revision_id, '復旧' as status", [[*over]]
        )
        connection.execute("create table entity (entity_id text, name text)")
        return connection.sql(f"select state, valid_from, from_stated, valid_to from ({view}) order by step").fetchall()


FAILED = ("2025-04-04", "発生", STARTED, None)
BACK = ("2025-04-05", "復旧", None, ENDED)
FAILED_THEN_BACK = [("発生", STARTED, True, ENDED), ("復旧", ENDED, True, None)]


@pytest.mark.parametrize("said", ["2025-04-05T22:00", "2025-04-06T07:00", "2025-04-20"])
@pytest.mark.parametrize("state", ["発生", "調査中", "一部復旧"])
def test_an_old_wording_seen_late_does_not_reopen_what_is_back(state, said):
    assert states(FAILED, BACK, (said, state, None, None)) == FAILED_THEN_BACK


def test_what_is_back_here_is_not_reopened_while_it_goes_on_elsewhere():
    late = ("2025-04-05T22:00", "調査中", None, None)
    assert states(FAILED, BACK, late, ended="2025-04-07T12:00") == FAILED_THEN_BACK


def test_a_failure_that_is_told_to_have_come_again_reopens():
    again = ("2025-04-06T11:00", "発生", "2025-04-06T10:40", None)
    found = states(FAILED, BACK, again, ("2025-04-06T11:00", "調査中", None, None), ended=None)
    assert [(state, since) for state, since, *_ in found] == [
        ("発生", STARTED), ("復旧", ENDED), ("発生", "2025-04-06T10:40"), ("調査中", "2025-04-06T11:00")
    ]  # fmt: skip


def test_one_state_told_by_many_is_one_row_from_when_it_is_stated():
    told = [("2025-04-04T17:45", "発生", None, None), ("2025-04-04T18:02", "発生", None, None)]
    day_alone = [("2025-04-04", "発生", None, None), ("2025-04-05", "発生", "2025-04-04", None)]
    twice_back = ("2025-04-05T12:30", "復旧", None, "2025-04-05")
    assert states(*day_alone, *told, FAILED, BACK, twice_back) == FAILED_THEN_BACK


def test_a_state_that_did_not_last_has_no_row():
    same_day = ("2025-04-04", "調査中", None, None)
    same_hour = ("2025-04-05", "調査中", None, None)  # told once it was over: since it began
    assert states(FAILED, same_day, same_hour, BACK, over="12") == FAILED_THEN_BACK
    assert states(("2025-04-04", "発生", "2025-04-04", None), same_day, BACK) == [
        ("発生", "2025-04-04", True, ENDED), ("復旧", ENDED, True, None)
    ]  # fmt: skip


def test_an_investigation_that_is_told_later_is_a_state_of_its_own():
    found = states(FAILED, ("2025-04-04T17:45", "調査中", None, None), ("2025-04-04T18:02", "調査中", None, None), BACK)
    assert found == [
        ("発生", STARTED, True, "2025-04-04T17:45"),
        ("調査中", "2025-04-04T17:45", False, ENDED),
        ("復旧", ENDED, True, None),
    ]


def test_what_failed_and_came_back_on_one_day_keeps_both():
    found = states(("2025-04-04", "発生", "2025-04-04", None), ("2025-04-04", "復旧", "2025-04-04", None), ended=None)
    assert found == [("発生", "2025-04-04", True, "2025-04-04"), ("復旧", "2025-04-04", True, None)]


def test_planned_work_is_when_it_is_planned_and_on_two_nights_is_two():
    announced = ("2025-04-01", "予定", None, None)
    nights = [("2025-04-01", "予定", f"2025-04-{day}T01:00", f"2025-04-{day}T05:00") for day in (12, 20)]
    assert states(announced, *nights, ended=None) == [
        ("予定", "2025-04-12T01:00", True, "2025-04-12T05:00"),
        ("予定", "2025-04-20T01:00", True, "2025-04-20T05:00"),
    ]


def test_a_later_wording_is_as_old_as_it_says():
    seen = [("a", "2025-04-04T22:00", "2025-04-04"), ("b", "2025-04-09T22:00", "2025-04-05"),
            ("c", "2025-04-10T22:00", "2025-04-05"), ("d", "2025-04-11T22:00", None)]  # fmt: skip
    with duckdb.connect() as connection:
        connection.execute(schema.functions())
        connection.execute("""create table incident_document as select 'i' as incident_id, 'd' as document_id,
            'a' as account_id, 'primary' as role;
            create table account as select 'a' as account_id, 'd' as document_id, null::text as owner,
            '2025-04-04' as first_day, '2025-04-05' as last_day;
            create table document as select 'd' as document_id, 's' as source;
            create table revision (document_id text, revision_id text, first_seen timestamp, published_at text,
            updated_at text);
            create table claim as select unnest(['a', 'b', 'c', 'd']) as revision_id, 'c' as claim_id, '発生' as state,
            []::text[] as systems, []::text[] as procedures, []::text[] as places, null::text as from_,
            null::text as "to", null::text as speaker, false as hedged, false as negated, 0 as start, 1 as "end" """)
        for revision, first_seen, updated in seen:
            connection.execute("insert into revision values ('d', ?, ?, null, ?)", [revision, first_seen, updated])
        view = schema.views()["incident_claim"].select
        said = connection.sql(f"select revision_id, said_at from ({view}) order by all").fetchall()
    assert said == [("a", "2025-04-04"), ("b", "2025-04-05"), ("c", "2025-04-10T22:00"), ("d", "2025-04-11T22:00")]


def test_a_month_comes_before_its_days_where_something_fails_and_after_them_where_it_is_mended():
    failed, back = ("2025-04-12", "発生", "2025-04", None), ("2025-04-12", "復旧", "2025-04-11", None)
    assert states(failed, back, ended=None) == [
        ("発生", "2025-04", True, "2025-04-11"),
        ("復旧", "2025-04-11", True, None),
    ]
    found = states(("2025-04-12", "発生", "2025-04-10", None), ("2025-05-01", "復旧", "2025-04", None), ended=None)
    assert found == [("発生", "2025-04-10", True, "2025-04"), ("復旧", "2025-04", True, None)]


def test_a_beginning_told_by_its_month_and_by_its_hour_is_of_that_hour():
    month, hour = ("2025-04-12", "発生", "2025-04", None), ("2025-04-12", "発生", "2025-04-10T09:00", None)
    assert states(month, hour, ended=None) == [("発生", "2025-04-10T09:00", True, None)]


def test_what_holds_since_a_day_of_no_year_holds_since_it_was_said():
    back = ("2025-04-05T10:00", "復旧", "XXXX-04-05T09:10", None)
    assert states(FAILED, back) == [
        ("発生", STARTED, True, "2025-04-05T10:00"), ("復旧", "2025-04-05T10:00", False, None)
    ]  # fmt: skip


def test_the_demo_s_incident_ends_in_its_recovery(demo):
    published = demo / "madoguchi.duckdb"
    spell = "partition by incident_id, municipality_id, procedure order by step"
    last = f"select * from incident_state qualify lead(step) over ({spell}) is null"
    query = f"select state, valid_from from ({last}) where municipality_id is null and procedure is null"
    assert ("復旧", "2025-04-05T09:10") in ask(published, query)
    again = f"select * from incident_state qualify lead(state) over ({spell}) = state and valid_to is null"
    assert ask(published, again) == []
    assert ask(published, "select * from incident_state where valid_from = valid_to") == []
