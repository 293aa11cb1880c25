"""What researchers ask of incidents: how they went, who was struck in what, who told first, what does not agree."""

import shutil

import pytest

from tests.incidents_made import ONE, TEXT, THREE, TWO, land
from warehouse import schema
from warehouse.errors import QueryFailed
from warehouse.publish import publish
from warehouse.search import sql
from warehouse.store import Warehouse


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    folder = tmp_path_factory.mktemp("incidents")
    with Warehouse.open(folder / "warehouse.duckdb") as warehouse:
        land(warehouse)
        warehouse.run("delete from incident_alias")
    with pytest.MonkeyPatch.context() as patch:  # aliases and accounts of every document are not this test's concern
        patch.setattr(Warehouse, "audits", lambda self: [])
        publish(folder / "warehouse.duckdb", folder / "madoguchi.duckdb")
    return folder / "madoguchi.duckdb"


def ask(published, query: str) -> list[tuple[object, ...]]:
    return sql(published, query).rows


def test_the_timeline_has_each_thing_told_once_in_order(published):
    query = "select moment, what, value, statements, official from incident_timeline where what <> 'report'"
    assert ask(published, query) == [
        ("2025-04", "started", "2025-04", 1, False),
        ("2025-04-04", "announced", "2025-04-04", 1, True),
        ("2025-04-04", "count:municipalities", "50", 1, False),
        ("2025-04-04", "count:people", "5", 1, False),
        ("2025-04-04", "started", "2025-04-04", 1, False),
        ("2025-04-04", "status", "調査中", 1, True),
        ("2025-04-04T08:50", "started", "2025-04-04T08:50", 1, True),
        ("2025-04-04T09:00", "started", "2025-04-04T09:00", 1, False),
        ("2025-04-04T13:20", "ended", "2025-04-04T13:20", 1, True),
        ("2025-04-05", "announced", "2025-04-05", 1, True),
        ("2025-04-05", "cause", "故障", 1, True),
        ("2025-04-05", "cause", "故障ではなく操作の誤り", 1, True),
        ("2025-04-05", "count:municipalities", "54", 1, True),
        ("2025-04-05", "count:people", "50", 1, True),  # one wording, which says so twice
        ("2025-04-05", "status", "復旧", 1, True),
        ("XXXX-04-04", "started", "XXXX-04-04", 1, False),
    ]
    reports = ask(published, "select moment, sources, official from incident_timeline where what = 'report'")
    assert reports == [
        ("2025-04-04T08:55", ["citizens"], False),
        ("2025-04-04T09:00", ["mainichi"], False),
        ("2025-04-04T10:30", ["lg:131211"], True),
        ("2025-04-05", ["jlis"], True),
    ]


def test_states_follow_one_another_by_procedure_and_municipality(published):
    query = "select municipality, procedure, state, valid_from, from_stated, valid_to from incident_state"
    assert ask(published, query) == [
        ("足立区", "マイナンバーカードの交付", "発生", "2025-04-04T08:50", True, "2025-04-04"),
        ("足立区", "マイナンバーカードの交付", "復旧", "2025-04-04", True, None),
        ("足立区", "転入届", "影響なし", "2025-04-04T10:30", False, None),
    ], "a day alone ends what began within it; what dates another year is not of this incident"


def test_who_told_first(published):
    query = "select first, lag_days, lag_minutes, press_source, official_source, official_documents from official_lag"
    assert ask(published, query) == [
        ("press", 0, 90, "mainichi", "lg:131211", 2),
        (None, None, None, None, None, 0),
        (None, None, None, None, None, 0),
    ]


def test_citizens_are_neither_press_nor_official(published):
    query = "select source, outage, official, press from coverage_by_day where outage > 0 order by source"
    assert ask(published, query) == [
        ("citizens", 1, 0, 0), ("jlis", 1, 1, 0), ("lg:131211", 1, 1, 0), ("mainichi", 1, 0, 1)
    ]  # fmt: skip
    assert ask(published, "select press_documents, official_documents from official_lag where press_documents > 0") == [
        (1, 2)
    ]


def test_values_conflict_unless_one_only_states_less(published):
    query = "select field, value, others, speakers, chosen from conflicting_claim"
    assert ask(published, query) == [
        ("cause", "故障", ["故障ではなく操作の誤り"], [], False),
        ("cause", "故障ではなく操作の誤り", ["故障"], [], True),
        ("count:municipalities", "50", ["54"], [], False),
        ("count:municipalities", "54", ["50"], ["機構"], True),
        ("count:people", "5", ["50"], [], False),
        ("count:people", "50", ["5"], [], True),
        ("started", "2025-04-04T08:50", ["2025-04-04T09:00"], [], True),
        ("started", "2025-04-04T09:00", ["2025-04-04T08:50"], [], False),
    ]


def test_impact_counts_hours_only_where_both_ends_are_told(published):
    procedures = ask(published, "select procedure, year, outages, open, timed, hours from procedure_impact")
    assert procedures == [("転入届", 2025, 2, 1, 1, 4.5)]
    towns = ask(published, "select municipality, year, outages, own, hours, systems from municipality_impact")
    assert towns == [
        ("足立区", 2025, 2, 2, 4.5, ["カード管理システム"]),
        ("塩尻市", 2016, 1, 1, None, ["カード管理システム"]),
    ]


@pytest.mark.parametrize(
    ("place", "moment", "found"),
    [
        ("足立区", "2025-04-04", [ONE]),
        ("131211", "2025-04-04T09:00", [ONE]),
        ("lg:131211", "2025-04-04T08:00", []),
        ("大阪市", "2025-04-04T09:00", [ONE]),
        ("大阪市", "2025-07-01", []),
        ("足立区", "2025-07-03", [TWO]),
        ("足立区", "2025-12-31", []),
        ("足立区", "2025-04", [ONE]),
        ("足立区", "2025", [ONE, TWO]),
        ("塩尻市", "2016-05-10", [THREE]),
        ("塩尻市", "2016-06-20", []),
    ],
)
def test_what_went_on_in_a_place_at_a_moment(published, place, moment, found):
    assert ask(published, f"select incident_id from incident_at('{place}', '{moment}')") == [(one,) for one in found]


def test_no_moment_is_no_answer(published):
    with pytest.raises(QueryFailed, match="近日中"):
        ask(published, "from incident_at('足立区', '近日中')")


def test_coverage_of_an_entity(published):
    query = "select source, surface, passage, incident_ids from coverage_of('総務省', '2025-04-01', '2025-04-04')"
    passage = TEXT[10:70]
    assert ask(published, query) == [
        ("citizens", "総務省", passage, [ONE]),
        ("lg:131211", "総務省", passage, [ONE]),
        ("mainichi", "総務省", passage, [ONE]),
    ]
    assert ask(published, "from coverage_of('org:soumu', '2024-01-01', '2024-12-31')") == []


def test_coverage_is_the_same_without_the_index(published, tmp_path):
    plain = shutil.copy(published, tmp_path / "plain.duckdb")
    with Warehouse.open(plain) as warehouse:
        warehouse.run(schema.macros())
        warehouse.run("drop schema search_index cascade")
    for whom in ("総務省", "org:soumu", "足立区", "nobody"):
        query = f"from coverage_of('{whom}', '2025-01-01', '2025-12-31')"
        assert ask(plain, query) == ask(published, query)


def test_stored_views_are_told_apart_from_tables_by_nobody_and_ordered(published):
    stored = ask(published, "select table_name, comment from duckdb_tables() where table_name = 'document_latest'")
    assert len(stored) == 1 and stored[0][1].startswith("One document and which wording")
