"""Publishing and searching many documents: time of a query, of the build, and the size of the file.

The documents are made up: runs of words of our gold texts and of pairs of them, drawn as words are in any language, the
most frequent ones hundreds of times as often as most. DOCUMENTS=1000000 in the environment makes it a million.
"""

import json
import os
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy
import pyarrow as pa

from nlp import tables
from nlp.words import kana, words
from records import content_id
from warehouse.publish import publish
from warehouse.search import ask
from warehouse.store import Warehouse

DOCUMENTS = int(os.environ.get("DOCUMENTS", "100000"))
RUNS, VOCABULARY, TOGETHER = 75, 60_000, 20_000  # runs of words in a document, runs in all, documents made at once
CEILINGS = {"median_to_scan": 3.0, "file_to_compressed_text": 3.0}
GOLD = Path(__file__).parents[1] / "tests" / "gold"
QUERIES = (
    """
電子証明書 更新, J-LIS, マイナンバーカード, 「コンビニ交付」, システム障害 -復旧, 住民票, こせき, ﾏｲﾅﾝﾊﾞｰ, 止まった,
LGWAN OR 総合行政ネットワーク, 4月4日 障害, 転入届, 「電子証明書の更新」 窓口, 地方自治情報センター,
印鑑登録証明書 発行 停止, サーバー 再起動, 原因 調査, 午前9時, 富士通, 通信機器の故障
""".strip()
    .replace("\n", " ")
    .split(", ")
)


def run() -> dict[str, float]:
    """Make the documents, publish them, and ask each query five times."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "warehouse.duckdb", Path(folder) / "madoguchi.duckdb"
        land(source)
        started = time.perf_counter()
        publish(source, target, kana)
        spent = time.perf_counter() - started
        return {"documents": DOCUMENTS, "publish_s": spent} | sizes(target) | times(target)


def sizes(target: Path) -> dict[str, float]:
    """The published file against its texts alone, which DuckDB compresses as it does all text."""
    alone = target.with_name("texts.duckdb")
    with Warehouse.open(target, read_only=True) as warehouse:
        warehouse.run(f"attach '{alone}' as alone; create table alone.text as select title, text from revision")
        warehouse.run("detach alone")
    return {
        "file_mb": target.stat().st_size / 1e6,
        "file_to_compressed_text": target.stat().st_size / alone.stat().st_size,
    }


def times(target: Path) -> dict[str, float]:
    """Medians over the queries, warm; the baseline counts by reading every text."""
    medians, scans = [], []
    with Warehouse.open(target, read_only=True) as warehouse:
        for _ in range(9):
            scans.append(timed(lambda: warehouse.rows("select count(*) from revision where length(text) > 400")))
        for query in QUERIES:
            spent = [timed(lambda asked=query: ask(warehouse, asked, limit=10)) for _ in range(5)]
            medians.append(statistics.median(spent))
            print(f"{statistics.median(spent) * 1000:8.0f} ms  {query}", flush=True)
    scan = statistics.median(scans)
    median = statistics.median(medians)
    return {
        "median_ms": median * 1000,
        "slowest_ms": max(medians) * 1000,
        "scan_ms": scan * 1000,
        "median_to_scan": median / scan,
    }


def timed(work: Any) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def land(source: Path) -> None:
    """Make documents and land them as reading does."""
    runs = vocabulary()
    with Warehouse.open(source) as warehouse:
        warehouse.land_entities(tables.entities(), tables.aliases(), tables.successions())
        for made in documents(runs):
            with warehouse.staged(**made):
                for table in made:
                    warehouse.run(f"insert into {table.removeprefix('made_')} by name from {table}")


def vocabulary() -> list[tuple[str, list[str], list[int]]]:
    """Runs of words by frequency: text, words and where each starts; beyond those of the texts, pairs of them."""
    counted: Counter[tuple[str, tuple[str, ...], tuple[int, ...]]] = Counter()
    for file in ("news", "notices", "claims", "names", "relevance"):
        for line in (GOLD / f"{file}.jsonl").read_text("utf-8").splitlines():
            counted.update(runs_of(json.loads(line)["text"]))
    found = [run for run, _ in sorted(counted.items(), key=lambda one: (-one[1], one[0]))]
    for number in range(VOCABULARY - len(found)):
        (one, forms, starts), (two, more, then) = found[number * 7 % 2000], found[number * 13 % 1999]
        found.append((one + two, forms + more, starts + tuple(len(one) + start for start in then)))
    return [(text, list(forms), list(starts)) for text, forms, starts in found]


def runs_of(text: str) -> Iterator[tuple[str, tuple[str, ...], tuple[int, ...]]]:
    found = words(text)
    forms = found.lemmas.split()
    ends = [start + len(form.split("/")[-1]) for form, start in zip(forms, found.starts, strict=True)]
    first = 0
    for at in range(1, len(forms) + 1):
        if at == len(forms) or found.starts[at] != ends[at - 1]:
            begin = found.starts[first]
            starts = tuple(start - begin for start in found.starts[first:at])
            yield text[begin : ends[at - 1]], tuple(forms[first:at]), starts
            first = at


def documents(runs: list[tuple[str, list[str], list[int]]]) -> Iterator[dict[str, Any]]:
    """Documents of 75 runs with a particle after each, a batch at a time, as tables of the warehouse."""
    maker = Maker(runs)
    for first in range(0, DOCUMENTS, TOGETHER):
        yield maker.batch(first, min(TOGETHER, DOCUMENTS - first))


class Maker:
    """Draws documents: all that is asked of a run is looked up in arrays."""

    def __init__(self, runs: list[tuple[str, list[str], list[int]]]) -> None:
        self.chance = numpy.random.default_rng(20_261_125)
        weights = 1 / (numpy.arange(len(runs)) + 2.7)
        self.shares = numpy.cumsum(weights / weights.sum())
        self.texts = [text + "のはがをに"[number % 5] for number, (text, _, _) in enumerate(runs)]
        self.lemmas = [" ".join(words) for _, words, _ in runs]
        self.lengths = numpy.array([len(text) for text in self.texts])
        self.counts = numpy.array([len(words) for _, words, _ in runs])
        self.firsts = numpy.concatenate([[0], numpy.cumsum(self.counts)[:-1]])
        numbers: dict[str, int] = {}
        self.words = numpy.array([numbers.setdefault(word, len(numbers)) for _, words, _ in runs for word in words])
        self.starts = numpy.array([start for _, _, starts in runs for start in starts])
        self.different = len(numbers)
        named = {entity.name: entity.entity_id for entity in tables.entities()}
        named |= {alias.surface: alias.entity_id for alias in tables.aliases()}
        self.names = [named.get(text) for text, _, _ in runs]

    def batch(self, first: int, size: int) -> dict[str, Any]:
        drawn = numpy.minimum(numpy.searchsorted(self.shares, self.chance.random((size, RUNS))), len(self.texts) - 1)
        begins = numpy.cumsum(self.lengths[drawn], axis=1) - self.lengths[drawn]
        days = [str(date(2016, 1, 1) + timedelta(days=int(one))) for one in self.chance.integers(0, 3900, size)]
        starts, times, bounds = self.places(drawn, begins)
        lists = lambda values: pa.ListArray.from_arrays(pa.array(bounds, pa.int32()), pa.array(values, pa.int32()))  # noqa: E731
        texts = ["".join(map(self.texts.__getitem__, row)) for row in drawn.tolist()]
        urls = [f"https://example.jp/{number}" for number in range(first, first + size)]
        ids = list(map(content_id, urls))
        wordings = [content_id(one, text[:25], text) for one, text in zip(ids, texts, strict=True)]
        sources = [f"lg:{number % 1700:06}" for number in range(first, first + size)]
        revision = {
            "title": [text[:25] for text in texts],
            "text": texts,
            "published_at": days,
            "lemmas": [" ".join(map(self.lemmas.__getitem__, row)) for row in drawn.tolist()],
            "lemma_starts": lists(starts),
            "lemma_times": lists(times),
            "relevance": ["outage"] * size,
            "relevance_score": [0.9] * size,
            "reader": ["made"] * size,
            "revision_id": wordings,
            "document_id": ids,
        }
        document = {"url": urls, "source": sources, "kind": ["notice"] * size, "document_id": ids}
        seen = pa.nulls(size, pa.timestamp("us")).fill_null(0)
        return {
            "made_revision": pa.table(revision | {"first_seen": seen, "last_seen": seen}),
            "made_document": pa.table(document | {"first_seen": seen, "last_seen": seen}),
            "made_mention": self.mentions(drawn, begins, wordings),
        }

    def places(self, drawn: Any, begins: Any) -> tuple[Any, Any, Any]:
        counts = self.counts[drawn]
        flat, repeats = drawn.ravel(), counts.ravel()
        inner = numpy.arange(repeats.sum()) - numpy.repeat(numpy.cumsum(repeats) - repeats, repeats)
        at = numpy.repeat(self.firsts[flat], repeats) + inner
        starts = numpy.repeat(begins.ravel(), repeats) + self.starts[at]
        bounds = numpy.concatenate([[0], numpy.cumsum(counts.sum(axis=1))])
        document = numpy.repeat(numpy.arange(len(drawn)), counts.sum(axis=1))
        _, where, often = numpy.unique(
            document * self.different + self.words[at], return_index=True, return_counts=True
        )
        times = numpy.zeros(len(at), "int32")
        times[where] = often
        return starts, times, bounds

    def mentions(self, drawn: Any, begins: Any, ids: list[str]) -> Any:
        rows = [
            (self.names[run], begin, begin + int(self.lengths[run]) - 1, ids[number], self.texts[run][:-1])
            for number, (runs, at) in enumerate(zip(drawn.tolist(), begins.tolist(), strict=True))
            for run, begin in zip(runs, at, strict=True)
            if self.names[run]
        ]
        names, starts, ends, revisions, surfaces = zip(*rows, strict=True)
        mentioned = [
            content_id(revision, "gazetteer", "system", start, end, surface)
            for _, start, end, revision, surface in rows
        ]
        given = {"label": "system", "component": "gazetteer"}
        return pa.table(
            {name: pa.array([value] * len(rows)) for name, value in given.items()}
            | {"name": surfaces, "entity_id": names, "surface": surfaces}
            | {"start": starts, "end": ends, "mention_id": mentioned, "revision_id": revisions}
        )
