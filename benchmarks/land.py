"""Rows of mentions landed per second, as the pipeline lands them, against a plain Arrow insert of the same rows."""

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from records import Mention, Reading, content_id
from warehouse import landing, readings
from warehouse.store import Warehouse

REVISIONS, MENTIONS, BATCH, ROUNDS = 8000, 25, 500, 3  # revisions in all, mentions of each, revisions per transaction
FLOORS = {"ratio": 0.5}

Way = Callable[[Warehouse, Sequence[Reading]], object]


def run() -> dict[str, float]:
    """Land 200,000 mentions in 16 transactions in three ways; give rows/s of each and ratios to the plain insert.

    All ways start from the same readings and end on disk. `plain`: ids, Arrow, insert. `land`: what `annotate` does,
    which also looks the revisions up, drops what was found in them before and says what was decided on them. `again`:
    the same when all of it is there already, so that every row is dropped and merged.
    """
    batches = [sample(first) for first in range(0, REVISIONS, BATCH)]
    seconds = {"plain": 1e9, "land": 1e9, "again": 1e9}
    for _ in range(ROUNDS):  # in turn, so that a busy moment of the machine strikes all ways alike
        with tempfile.TemporaryDirectory() as folder:
            with _empty(Path(folder) / "plain.duckdb") as warehouse:
                seconds["plain"] = min(seconds["plain"], _timed(_plain, warehouse, batches))
            with _empty(Path(folder) / "land.duckdb") as warehouse:
                seconds["land"] = min(seconds["land"], _timed(_land, warehouse, batches))
                seconds["again"] = min(seconds["again"], _timed(_land, warehouse, batches))
    rates = {f"{way}_rows_per_s": REVISIONS * MENTIONS / spent for way, spent in seconds.items()}
    return rates | {
        "ratio": seconds["plain"] / seconds["land"],
        "again_ratio": seconds["plain"] / seconds["again"],
    }


def sample(first: int) -> list[Reading]:
    """Readings of made-up revisions, each with the same number of mentions."""
    names = [(f"org:{n}", f"機関{n}") for n in range(200)]
    found = []
    for number in range(first, first + BATCH):
        picked = [names[(number * 7 + at * 13) % len(names)] for at in range(MENTIONS)]
        mentions = (
            Mention("organisation", name, entity, at * 9, at * 9 + len(name), name, "gazetteer")
            for at, (entity, name) in enumerate(picked)
        )
        found.append(Reading(content_id(number), "outage", 0.9, tuple(mentions)))
    return found


def _plain(warehouse: Warehouse, batch: Sequence[Reading]) -> None:
    landing.land_arrow(warehouse, "mention", readings.found_in(batch, "mention"), fresh=True)


def _land(warehouse: Warehouse, batch: Sequence[Reading]) -> None:
    warehouse.land_readings(batch, "r1")


def _empty(path: Path) -> Warehouse:
    warehouse = Warehouse.open(path)
    warehouse.run(
        "insert into revision (revision_id) select left(sha256(n::varchar), 24) from range($1) as t(n)", [REVISIONS]
    )
    return warehouse


def _timed(way: Way, warehouse: Warehouse, batches: Sequence[Sequence[Reading]]) -> float:
    started = time.perf_counter()
    for batch in batches:
        way(warehouse, batch)
    return time.perf_counter() - started
