"""Searching the gold texts: what was judged relevant is found, and SQL gives what the command gives."""

import json

import duckdb
import pytest

from tests.searching import FILTERS, FLOORS, judged, measured, publish_gold
from tests.whole import run
from warehouse.search import Filters, ask
from warehouse.store import Warehouse


@pytest.fixture(scope="module")
def gold(tmp_path_factory):
    return publish_gold(tmp_path_factory.mktemp("gold"))


def test_no_figure_falls_below_its_floor(gold):
    floors, now = json.loads(FLOORS.read_text("utf-8")), measured(gold)
    assert {name: value for name, value in now.items() if value < floors[name]} == {}


def test_the_queries_are_many_and_mixed():
    _, queries = judged()
    assert len(queries) >= 60 and sum("filters" in case for case in queries) >= 6


@pytest.mark.parametrize("where", ["gold", "demo"])
def test_sql_without_extensions_gives_the_order_of_the_command(where, request):
    path = request.getfixturevalue(where)
    path = path if where == "gold" else path / "madoguchi.duckdb"
    lean = {"autoload_known_extensions": "false", "autoinstall_known_extensions": "false"}
    found = 0
    with duckdb.connect(str(path), read_only=True, config=lean) as plain, Warehouse.open(path, True) as warehouse:
        for case in judged()[1]:
            only = case.get("filters", {}) if where == "gold" else {}
            named = "".join(f", {name} := ${number}" for number, name in enumerate(only, 2))
            rows = plain.execute(
                f"select revision_id from search($1{named})", [case["query"], *only.values()]
            ).fetchall()
            told = ask(warehouse, case["query"], Filters(**only)).found
            assert [one.revision_id for one in told] == [row[0] for row in rows], case["query"]
            found += len(rows)
    assert found > 100


@pytest.mark.parametrize(
    ("words", "only"),
    [
        (["電子証明書"], {}),
        (["「電子証明書の更新」"], {"kind": "notice"}),
        (["J-LIS", "-訓練"], {"since": "2025-04-05"}),
        (["復旧"], {"entity": "地方公共団体情報システム機構", "relevance": "outage"}),
    ],
)
def test_the_command_prints_that_order(demo, words, only):
    options = {"since": "--from", "until": "--to"}
    given = [part for name, value in only.items() for part in (options.get(name, f"--{name}"), value)]
    rows = run("--data", demo, "search", *words, *given, "--json", "--limit", "20").rows
    with Warehouse.open(demo / "madoguchi.duckdb", read_only=True) as warehouse:
        told = ask(warehouse, " ".join(words), Filters(**only)).found
    assert [row["revision_id"] for row in rows] == [one.revision_id for one in told] != []


def test_small_vowels_count_as_large_ones(gold):
    with Warehouse.open(gold, read_only=True) as warehouse:
        one, other = (ask(warehouse, query).found for query in ("ランサムウェア", "ランサムウエア"))
    assert [found.revision_id for found in one] == [found.revision_id for found in other] != []


def test_marks_cover_what_was_asked_for_by_any_surface(gold):
    with Warehouse.open(gold, read_only=True) as warehouse:
        for query, surfaces in {
            "こせき": {"戸籍", "⼾籍"},
            "LGWAN": {"LGWAN", "ＬＧＷＡＮ", "総合行政ネットワーク", "lgwan"},
            "「電子証明書」": {"電子証明書"},
            "止まった": {"止まっ", "止まり", "止まる", "止まれ", "止まら", "停まっ", "とまっ"},
        }.items():
            told = ask(warehouse, query).found
            marked = {one.passage[a:b] for one in told for a, b in one.marks}
            assert marked and marked <= surfaces, (query, marked)
            assert tuple(Filters.__dataclass_fields__) == FILTERS
