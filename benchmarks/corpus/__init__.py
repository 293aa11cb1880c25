"""A made-up corpus of any size in a real warehouse: ten years of documents with what reading would find, a night more.

Everything is derived from hashes of row numbers, so that the same size gives the same rows. One document in twelve
tells of an outage; events have a system, a place, a start and several documents by press and offices; texts are runs
of words of our gold texts by Zipf's law, about 400 characters each, and have the words that reading would find in them.
"""

import re
from pathlib import Path

from benchmarks.corpus import runs
from nlp import tables
from nlp.language import load
from spiders.registry import source_infos
from stages.link import TROUBLE
from warehouse import arrow
from warehouse.store import Warehouse

HERE = Path(__file__).parent
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
    # A run of words a row, the most frequent first, and the number of each of its words.
    load()
    texts, forms, starts = zip(*runs.vocabulary(), strict=True)
    numbers: dict[str, int] = {}
    words = [[numbers.setdefault(form, len(numbers)) for form in run] for run in forms]
    made = {
        "texts": (str, texts),
        "lemmas": (str, [" ".join(run) for run in forms]),
        "words": (tuple[int, ...], words),
        "starts": (tuple[int, ...], starts),
    }
    trouble = re.compile(TROUBLE)
    with warehouse.staged(runs=arrow.plain_table(made)):
        lists = ", ".join(f"list({name}) as {name}" for name in made)
        quiet = [number for number, text in enumerate(texts, 1) if not trouble.search(text)]
        lists += f", {quiet} as quiet"
        warehouse.run(f"create or replace temp table vocabulary as select {lists} from runs")
