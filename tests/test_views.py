"""Views: each is what its header says, and says what a researcher would count by hand."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from records import Article, Capture, Entity, Extraction, Mention, Reading, SourceDay, SourceInfo
from tests.landed import NIGHT, article, capture, land_everything, parsed
from warehouse import schema
from warehouse.store import Warehouse


@pytest.fixture
def warehouse(tmp_path):
    with Warehouse.open(tmp_path / "warehouse.duckdb") as warehouse:
        for view in schema.views().values():
            warehouse.run(f"create view {view.name} as {view.select}")
        yield warehouse


def rows(warehouse: Warehouse, query: str) -> list[dict[str, object]]:
    columns, found = warehouse.sql(query)
    return [dict(zip(columns, row, strict=True)) for row in found]


@pytest.mark.parametrize("name", schema.views())
def test_a_view_is_what_its_header_says(warehouse, name):
    land_everything(warehouse)
    warehouse.land_imported([article("手元の文書")], NIGHT)
    view = schema.views()[name]
    described = [row[0] for row in warehouse.rows(f"describe {name}")]
    assert list(view.columns) == described, f"views/{name}.sql: one line `--   column: meaning` per column, in order"
    grain = ", ".join(view.grain)
    assert warehouse.rows(f"select {grain} from {name} group by all having count(*) > 1") == []
    known = [*schema.tables(), *schema.views()]
    read = {word for word in re.findall(r"(?:from|join) (\w+)", view.select) if word in known}
    assert read == set(view.reads), f"views/{name}.sql: `reads:` must list what it reads"


def test_what_stands_twice_in_any_table_is_found(warehouse):
    land_everything(warehouse)
    warehouse.land_sources([SourceInfo("jpki", "認証", "operator", "notice", "https://example.jp/", "")])
    assert warehouse.audits() == []
    for table in schema.tables():
        warehouse.run(f"insert into {table} from (from {table} limit 1)")
    assert {row[0] for row in warehouse.rows(schema.audits()["grain"])} == set(schema.tables())


def test_revision_change_tells_the_lines_that_came_and_went(warehouse):
    texts = [
        "障害\n調査中です\n窓口は開庁",
        "障害\n一部復旧\n追記\n窓口は開庁",
        "窓口は開庁\n障害\n一部復旧\n追記",
        "障害\n調査中です\n窓口は開庁",
    ]
    for night, text in enumerate([texts[0], *texts]):
        warehouse.land_extractions([(capture(night), parsed(text))], "x1")
    changes = rows(warehouse, "from revision_change order by step")
    assert [(row["step"], row["came"], row["went"]) for row in changes] == [
        (1, ["一部復旧", "追記"], ["調査中です"]),
        (2, [], []),
        (3, ["調査中です"], ["一部復旧", "追記"]),
    ]
    assert changes[0]["after_at"] - changes[0]["before_at"] == timedelta(days=1)
    assert changes[2]["after_id"] == changes[0]["before_id"]
    assert warehouse.rows("select revisions, text from document_now") == [(3, texts[3])]


def test_a_document_dated_by_its_month_is_of_that_month(warehouse):
    warehouse.land_imported([article("本文", published_at="2016-04")], NIGHT)
    assert warehouse.rows("select day, stated from document_latest") == [(date(2016, 4, 1), "2016-04")]


def test_coverage_counts_by_the_day_stated_and_the_crawl_by_its_own(warehouse):
    days = {"2025-04-04": "outage", "2025-04-04T19:36": "other", "令和99年": "outage"}
    articles = [article(day, url=f"https://example.jp/{day}", published_at=day) for day in days]
    warehouse.land_extractions([(capture(0), Extraction("parsed", tuple(articles)))], "x1")
    texts = warehouse.pending_texts("r1")
    warehouse.land_readings([Reading(text.id, days[text.text], 1.0) for text in texts], "r1")
    warehouse.land_source_days([SourceDay("jpki", "2025-04-05", expected=4, fetched=1, unchanged=3)])
    found = rows(warehouse, "from coverage_by_day order by day, source")
    assert [
        (row["day"], row["documents"], row["outage"], row["other"], row["fetched"], row["parsed"]) for row in found
    ] == [
        (date(2025, 4, 4), 2, 1, 1, 0, 0),
        (date(2025, 4, 5), 1, 1, 0, 1, 1),
    ]


def test_cooccurrence_counts_documents_once_and_leaves_directories_out(warehouse):
    def name(entity: str, at: int) -> Mention:
        return Mention("organisation", entity, entity, at, at + 1, "文", "gazetteer")

    bodies = {
        "文文文": ["org:a", "org:b", "org:a"],
        "文文": ["org:b", "org:a"],
        "文" * 120: [f"org:{n}" for n in range(120)],
    }
    warehouse.land_entities([Entity(e, "organisation", e) for names in bodies.values() for e in names], [])
    warehouse.land_imported([article(text, url=f"https://example.jp/{len(text)}") for text in bodies], NIGHT)
    readings = [
        Reading(text.id, "outage", 1.0, tuple(name(entity, at) for at, entity in enumerate(bodies[text.text])))
        for text in warehouse.pending_texts("r1")
    ]
    warehouse.land_readings(readings, "r1")
    found = rows(warehouse, "from entity_cooccurrence")
    assert [(row["entity_id"], row["other_id"], row["documents"], row["outage"]) for row in found] == [
        ("org:a", "org:b", 2, 2)
    ]


def day(source: str, number: int, **counts: int) -> SourceDay:
    return SourceDay(source, str((NIGHT + timedelta(days=number, hours=9)).date()), expected=1, **counts)


def page(source: str, number: int, outcome: str = "parsed") -> tuple[Capture, Extraction]:
    url = f"https://{source}.example.jp/{number}"
    articles = (Article(url, source, "notice", "題", "本文"),) if outcome == "parsed" else ()
    return capture(number, url=url, source=source), Extraction(outcome, articles)


HEALTH = {
    # what the nights brought, and what is found
    "ok": ([("fetched", "parsed")], "ok"),
    "silent": ([*[("fetched", "parsed")] * 5, *[("unchanged", None)] * 14], "quiet"),
    "seldom": ([("fetched", "parsed"), *[("unchanged", None)] * 30], "ok"),
    "slow": ([*[("fetched", "parsed"), *[("unchanged", None)] * 9] * 5, *[("unchanged", None)] * 20], "ok"),
    "bare": ([("fetched", "parsed"), ("fetched", "empty")], "zero items"),
    "redone": ([("fetched", "parsed"), ("fetched", "layout_changed")], "layout changed"),
    "away": ([("fetched", "parsed"), ("fetched", "moved")], "moved"),
    "lost": ([("fetched", "parsed"), ("gone", None)], "moved"),
    "refused": ([("fetched", "parsed"), ("blocked", None)], "blocked"),
    "consent": ([("fetched", "parsed"), ("fetched", "blocked")], "blocked"),
    "down": ([("fetched", "parsed"), ("failed", None)], "failing"),
    "unread": ([("fetched", "unread")], "ok"),
}


LISTINGS = {
    "moved: https://a/list: HTTP 404": "moved",
    "moved: https://a/rss: Moved: not a feed any more, an HTML page came": "moved",
    "blocked: https://a/rss: Blocked: the site answered with a challenge": "blocked",
    "layout changed: https://a/list: Layout changed: `links` finds nothing": "layout changed",
    "zero items: https://a/rss: Zero items: the feed could be read but lists nothing": "zero items",
    "failing: https://a/rss: robots.txt could not be had: HTTP 503": "failing",
    "failing: https://a/403/Moved: HTTP 500": "failing",
}


@pytest.mark.parametrize(("problem", "finding"), LISTINGS.items())
def test_what_is_wrong_with_a_listing_is_a_finding_of_its_own(warehouse, problem, finding):
    days = [day("soumu", 0, fetched=2), day("soumu", 1, unchanged=2)]
    warehouse.land_source_days([days[0], replace(days[1], problem=problem)])
    warehouse.land_extractions([page("soumu", 0)], "x1")
    (row,) = rows(warehouse, "from source_health")
    assert row["finding"] == finding
    assert problem.removeprefix(finding + ": ") == row["listing_problem"] and row["listing_problem"] in row["reason"]
    warehouse.land_source_days([day("soumu", 2, unchanged=2)])
    assert rows(warehouse, "from source_health")[0]["finding"] == "ok", "what is right again is no finding"


def test_source_health_finds_what_ails_a_source(warehouse):
    warehouse.land_sources([SourceInfo("new", "新しい", "press", "news", "https://example.jp/", "press")])
    for source, (nights, _) in HEALTH.items():
        warehouse.land_source_days([day(source, number, **{ledger: 1}) for number, (ledger, _) in enumerate(nights)])
        pages = [page(source, number, outcome) for number, (_, outcome) in enumerate(nights) if outcome]
        warehouse.land_captures([kept for kept, _ in pages])
        warehouse.land_extractions([(kept, read) for kept, read in pages if read.outcome != "unread"], "x1")
    warehouse.land_source_days([day("deaf", 0)])
    found = {row["source"]: row for row in rows(warehouse, "from source_health")}
    expected = {source: finding for source, (_, finding) in HEALTH.items()} | {
        "new": "never crawled",
        "deaf": "never brought",
    }
    assert {source: row["finding"] for source, row in found.items()} == expected
    assert all((row["reason"] is None) == (row["finding"] == "ok") for row in found.values())
    assert (
        found["silent"]["runs_since_new"] == 14
        and found["slow"]["usual_gap"] == 10.0
        and "2025-04-05" in found["down"]["reason"]
    )
    assert found["refused"]["failures_in_a_row"] == 1
