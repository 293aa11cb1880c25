"""A published file of the gold texts in our own words, and how well searching in it finds what was judged.

`python -m tests.searching` measures and raises the floors in tests/search_quality.json.
"""

import json
import math
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from nlp import tables
from nlp.language import load
from nlp.reading import READER, read
from nlp.words import kana
from records import Article
from warehouse.publish import publish
from warehouse.store import Warehouse

GOLD = Path(__file__).with_name("gold")
FLOORS = Path(__file__).with_name("search_quality.json")
FILTERS = ("source", "kind", "since", "until", "entity", "relevance")


def articles() -> list[Article]:
    """Give the gold texts that were judged as articles; an address has file and id.

    Texts that came later would change how rare words are, and so what the floors measure.
    """
    found = []
    known, _ = judged()
    for file in ("claims", "names", "news", "notices", "relevance"):
        for line in (GOLD / f"{file}.jsonl").read_text("utf-8").splitlines():
            one = json.loads(line)
            if f"{file}/{one['id']}" not in known:
                continue
            title, _, body = one["text"].partition("\n")
            found.append(
                Article(
                    f"https://{file}.example.jp/{one['id']}",
                    one.get("source", file),
                    one.get("kind", "news"),
                    one.get("title", title),
                    one["text"] if "title" in one else body or title,
                    published_at=one.get("published"),
                )
            )
    return found


def publish_gold(folder: Path) -> Path:
    """Read and publish the gold texts; give the published file."""
    with Warehouse.open(folder / "warehouse.duckdb") as warehouse:
        warehouse.land_imported(articles(), datetime(2026, 11, 25, tzinfo=UTC))
        warehouse.land_entities(tables.entities(), tables.aliases(), tables.successions())
        warehouse.land_readings(list(read(load(), warehouse.pending_texts(READER))), READER)
    publish(folder / "warehouse.duckdb", folder / "madoguchi.duckdb", kana)
    return folder / "madoguchi.duckdb"


def judged() -> tuple[set[str], list[dict[str, Any]]]:
    """Give the texts that were judged, and the queries, each with its filters and the texts relevant to it."""
    texts, *queries = map(json.loads, (GOLD / "search.jsonl").read_text("utf-8").splitlines())
    return set(texts["texts"]), queries


def measured(published: Path) -> dict[str, float]:
    """Give the means over all judged queries: MRR, nDCG@10, and recall and precision of all that is found."""
    query = "select url from search_matches($1, $2, $3, $4, $5, $6, $7) as found join document using (document_id)"
    query += " order by found.score desc, number desc"
    totals = dict.fromkeys(("mrr", "ndcg", "recall", "precision"), 0.0)
    _, cases = judged()
    with Warehouse.open(published, read_only=True) as warehouse:
        for case in cases:
            given = [case.get("filters", {}).get(name) for name in FILTERS]
            urls = [row[0] for row in warehouse.rows(query, [case["query"], *given])]
            for name, value in _scored([_short(url) for url in urls], set(case["relevant"])).items():
                totals[name] += value / len(cases)
    return totals


def _scored(found: list[str], relevant: set[str]) -> dict[str, float]:
    gains = [one in relevant for one in found]
    ideal = sum(1 / math.log2(rank + 2) for rank in range(min(10, len(relevant))))
    return {
        "mrr": next((1 / rank for rank, gain in enumerate(gains, 1) if gain), 0.0),
        "ndcg": sum(gain / math.log2(rank + 2) for rank, gain in enumerate(gains[:10])) / ideal,
        "recall": sum(gains) / len(relevant),
        "precision": sum(gains) / max(1, len(gains)),
    }


def _short(url: str) -> str:
    return url.removeprefix("https://").replace(".example.jp", "")


def main() -> None:
    """Print each figure beside its floor, and raise the floors."""
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        for name, value in measured(publish_gold(Path(folder))).items():
            print(f"{name:10} {value:.3f}  floor {floors.get(name, 0):.3f}")
            floors[name] = max(floors.get(name, 0), int(value * 1000) / 1000)
    FLOORS.write_text(json.dumps(floors, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
