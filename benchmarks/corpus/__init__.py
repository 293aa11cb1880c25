"""A made-up corpus of any size in a real warehouse: ten years of documents with what reading would find, a night more.

Everything is derived from hashes of row numbers, so that the same size gives the same rows. One document in twelve
tells of an outage; events have a system, a place, a start and several documents by press and offices; texts are words
of our gold texts by Zipf's law, about 500 characters each.
"""

import json
from pathlib import Path

from nlp import tables
from nlp.language import load
from nlp.words import words
from spiders.registry import source_infos
from warehouse.store import Warehouse

HERE = Path(__file__).parent
GOLD = HERE.parents[1] / "tests" / "gold"
MEMORY = "6GB"  # what a step may take before it goes to disk
STEPS = ("functions", "documents", "texts", "mentions", "outages", "captures")


def make(path: Path, documents: int = 1_000_000, mentions: int = 20) -> None:
    """Fill a new warehouse with made-up documents, `mentions` names in each."""
    with Warehouse.open(path) as warehouse:
        warehouse.run(f"set memory_limit = '{MEMORY}'")
        warehouse.land_sources(source_infos())
        warehouse.land_entities(tables.entities(), tables.aliases())
        grow(warehouse, 0, documents, mentions)


def grow(warehouse: Warehouse, first: int, documents: int, mentions: int = 20) -> None:
    """Add documents numbered from `first`, as a night's crawl and reading would: all of them on the last day."""
    if not warehouse.rows("from duckdb_tables() where table_name = 'vocabulary'"):
        _words(warehouse)
    size = {"first": first, "documents": documents, "mentions": mentions}
    for step in STEPS:
        script = (HERE / f"{step}.sql").read_text("utf-8")
        for name, value in size.items():
            script = script.replace(f"${name}", str(value))
        warehouse.run(script)


def _words(warehouse: Warehouse) -> None:
    # A word a row, the most frequent first, with its lemma.
    load()
    counts: dict[str, int] = {}
    for file in ("news.jsonl", "notices.jsonl"):
        for line in (GOLD / file).read_text("utf-8").splitlines():
            for word in words(json.loads(line)["text"]).lemmas.split():
                counts[word] = counts.get(word, 0) + 1
    ordered = sorted(counts, key=lambda word: (-counts[word], word))
    warehouse.run("create or replace temp table word as select unnest($1::varchar[]) as word", [ordered])
    warehouse.run("create or replace temp table vocabulary as select list(word) as words from word")
