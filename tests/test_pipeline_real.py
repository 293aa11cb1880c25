"""Real pages, as they are on the web, from a WARC file to a query; skipped where they are not beside the checkout."""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping

import pytest

from tests.whole import SHARED, ask, real_pages, run

GOLD = SHARED / "pages" / "gold.jsonl"
TOOLS = SHARED / "tools"
NEWS = {"title": 1.0, "pub": 1.0, "bi": 0.97}
KNOWN_FAMILY = {"title": 0.9, "pub": 0.9, "upd": 0.9, "contact": 0.9, "F": 0.95}
TRAFILATURA = {"title": 0.65, "pub": 0.15, "upd": 0.30, "contact": 0.20, "F": 0.79}  # its scores on municipal pages


def tool(name: str, *arguments: object) -> None:
    subprocess.run([sys.executable, TOOLS / name, *map(str, arguments)], check=True, capture_output=True)


def gold() -> list[dict[str, str]]:
    return [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def scores(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    listed = [{"file": str(GOLD.parent / row["file"]), "url": row["url"]} for row in gold()]
    (folder / "list.jsonl").write_text("\n".join(map(json.dumps, listed)), "utf-8")
    found = run("extract-page", "--jsonl", folder / "list.jsonl")
    assert found.code == 0 and [row["file"] for row in found.rows] == [row["file"] for row in listed]
    (folder / "found.jsonl").write_text(found.out, "utf-8")
    tool("score_pages.py", folder / "found.jsonl", GOLD, "--json", folder / "scores.json")
    return json.loads((folder / "scores.json").read_text("utf-8"))


def short_of(rows: Iterable[Mapping[str, float]], floors: Mapping[str, float]) -> dict[str, float]:
    rows = list(rows)
    means = {name: sum(float(row[name]) for row in rows) / len(rows) for name in floors}
    return {name: mean for name, mean in means.items() if mean < floors[name]}


@real_pages
def test_newspapers_are_read(scores):
    assert not short_of((row for row in scores if row["family"] == "news"), NEWS)


@real_pages
@pytest.mark.parametrize("family", ["A", "B", "D"])
def test_a_family_of_municipal_sites_is_read(scores, family):
    assert not short_of((row for row in scores if row["family"] == family), KNOWN_FAMILY)


@real_pages
def test_other_municipal_sites_are_read_better_than_by_trafilatura(scores):
    others = [row for row in scores if row["family"] not in ("news", "A", "B", "D")]
    assert not short_of(others, {name: floor + 0.01 for name, floor in TRAFILATURA.items()})


@pytest.fixture(scope="module")
def landed(tmp_path_factory):
    pytest.importorskip("warcio")
    data = tmp_path_factory.mktemp("real")
    tool("pack_pages.py", GOLD, GOLD.parent, data / "pages.warc.gz")
    assert run("--data", data, "backfill", data / "pages.warc.gz", "--all-hosts").code == 0
    for command in (("extract", "--workers", "1"), ("annotate", "--workers", "1"), ("publish",)):
        assert run("--data", data, *command).code == 0
    return data


@real_pages
def test_every_page_becomes_a_document(landed):
    outcomes = ask(landed / "madoguchi.duckdb", "select outcome, count(*) from capture group by all")
    assert outcomes == [("parsed", len(gold()))]
    assert ask(landed / "madoguchi.duckdb", "select count(*) from document") == [(len(gold()),)]
    sources = {row[0] for row in ask(landed / "madoguchi.duckdb", "select distinct source from document")}
    assert {"asahi", "mainichi", "chunichi", "sankei"} < sources
    assert any(source.startswith("lg:") for source in sources)


@real_pages
def test_they_can_be_asked(landed):
    named = "select name, count(*) as times from mention where label = 'municipality' group by all order by times desc"
    assert len(run("--data", landed, "sql", named, "--json").rows) >= 10
    cities = run("--data", landed, "search", "迷子", "犬", "保護", "--json")
    assert 5 <= len(cities.rows) <= 10 and all(row["passage"] for row in cities.rows)


@real_pages
def test_bringing_them_again_brings_nothing(landed):
    again = run("--data", landed, "backfill", landed / "pages.warc.gz", "--all-hosts", "--json")
    assert again.rows[0]["counts"] == {"unchanged": len(gold())}
