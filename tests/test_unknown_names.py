"""What nobody knows by the name it is asked for is told, and not taken for something of which nothing is known."""

import pytest

from tests.whole import run
from warehouse.errors import QueryFailed
from warehouse.search import sql


@pytest.mark.parametrize("moment", ["2025-04-04", "1999-01-01"])
def test_a_place_that_is_none_is_no_place_where_nothing_was_told(demo, moment):
    with pytest.raises(QueryFailed, match=r"no municipality ない町: give its name .*団体コード.*from entity where"):
        sql(demo / "madoguchi.duckdb", f"from incident_at('ない町', '{moment}')")


def test_places_that_are_known(demo):
    query = "select count(*) from incident_at('{}', '2025-04-04') where named"
    counts = [sql(demo / "madoguchi.duckdb", query.format(place)).rows for place in ("塩尻市", "lg:202151", "松本市")]
    assert counts[0] == counts[1] == [(1,)] and counts[2] == [(0,)]


@pytest.mark.parametrize("form", [(), ("--json",)])
@pytest.mark.parametrize("option", ["--source", "--entity"])
def test_a_search_among_what_there_is_not(demo, option, form):
    ended = run("--data", demo, "search", "障害", option, "nope", *form)
    assert ended.code == 2 and ended.out == ""
    assert f"there is no {option[2:]} 'nope'" in ended.err and "lists them" in ended.err


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--source", "soumu"),
        ("--source", "asahi"),  # never crawled
        ("--entity", "lg:131016"),
        ("--entity", "千代田区"),
        ("--entity", "じぇいりす"),
        ("--entity", "Ｊ－ＬＩＳ"),
    ],
)
def test_a_search_among_what_is_known_ends_well(demo, option, value):
    assert run("--data", demo, "search", "障害", option, value).code == 0
