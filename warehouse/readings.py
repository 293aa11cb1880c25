"""Landing what reading found: mentions, dates and claims of a revision, always replaced as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from records import Claim, DateExpression, Mention, Outage, Reading, Text, content_id
from warehouse import arrow, landing, schema

if TYPE_CHECKING:
    from warehouse.store import Warehouse

FOUND: dict[str, tuple[type, str, tuple[str, ...]]] = {
    # table: its record, the field of a reading that holds it, and what tells two of a revision apart
    "mention": (Mention, "entities", ("component", "label", "start", "end", "name")),
    "date_expression": (DateExpression, "dates", ("start", "end", "value", "granularity", "part")),
    "claim": (Claim, "claims", ("start", "end", "state", "systems", "procedures", "places")),
}


def pending_texts(warehouse: Warehouse, reader: str | None) -> Iterator[Text]:
    """Give revisions this version of the reader has not read, oldest first; with None, every revision.

    `Text.id` is revision_id. Landing readings of those already given does not disturb it.
    """
    moment, last = datetime.min, ""
    query = schema.script("pending_texts")
    while found := warehouse.rows(query, {"reader": reader, "moment": moment, "id": last}):
        for row in found:
            yield Text(*row[:-1])
        last, moment = found[-1][0], found[-1][-1]


def land_readings(warehouse: Warehouse, readings: Iterable[Reading], reader: str) -> int:
    """Land readings in place of what was found in those revisions before, in one transaction; give how many landed.

    A reading of a revision that is no longer there is left out.
    """
    given = {reading.id: reading for reading in readings}
    with warehouse.batch():
        known = warehouse.rows(
            "select revision_id from revision where revision_id in (select unnest(?))", [list(given)]
        )
        kept = [given[row[0]] for row in known]
        with warehouse.staged(reading=_readings(kept, reader)):
            warehouse.run(schema.script("unread"))
            fresh = not warehouse.rows("from reread limit 1")
            for table in FOUND:
                landing.land_arrow(warehouse, table, found_in(kept, table), fresh)
            landing.land_arrow(warehouse, "outage", _outages(kept), fresh)
            warehouse.run(schema.script("read"))
    return len(kept)


def found_in(readings: Sequence[Reading], table: str) -> Any:
    """Lay out what readings found for one table, each with its id and revision, nothing twice, as Arrow."""
    record = FOUND[table][0]
    found = {row: (item, reading.id) for reading in readings for row, item in (given(reading, table) or {}).items()}
    extra: dict[str, landing.Extra] = {
        f"{table}_id": (str, list(found)),
        "revision_id": (str, [revision for _, revision in found.values()]),
    }
    return arrow.table(record, [item for item, _ in found.values()], extra)


def given(reading: Reading, table: str) -> dict[str, Any] | None:
    """Give what a reading holds for one table by the id of its row; None for a table that no reading fills."""
    if table == "outage":
        return {reading.id: reading.outage} if reading.outage else {}
    if table not in FOUND:
        return None
    _, field, parts = FOUND[table]
    return {_found_id(reading.id, *(getattr(item, part) for part in parts)): item for item in getattr(reading, field)}


def _found_id(*parts: object) -> str:
    # A published mention is little more than its id, so it is no longer than what tells twenty million apart.
    return content_id(*parts)[:16]


def made_id(table: str, row: Mapping[str, Any]) -> str:
    """Make the id of a stored row again from what it is a hash of."""
    parts = (row[part] for part in FOUND[table][2])
    return _found_id(row["revision_id"], *(tuple(part) if isinstance(part, list) else part for part in parts))


def row_id(table: str, row: Mapping[str, Any]) -> str:
    """Give the id of a stored row."""
    return " ".join(str(row[name]) for name in schema.tables()[table].grain)


def _outages(readings: Sequence[Reading]) -> Any:
    told = {reading.id: reading.outage for reading in readings if reading.outage}
    return arrow.table(Outage, list(told.values()), {"revision_id": (str, list(told))})


def _readings(readings: Sequence[Reading], reader: str) -> Any:
    places = tuple[int, ...]
    columns = {
        "relevance": str,
        "relevance_score": float,
        "lemmas": str,
        "lemma_starts": places,
        "lemma_times": places,
    }
    extra: dict[str, landing.Extra] = {
        name: (hint, [getattr(reading, name) for reading in readings]) for name, hint in columns.items()
    }
    extra["revision_id"] = (str, [reading.id for reading in readings])
    extra["reader"] = (str, [reader] * len(readings))
    return arrow.plain_table(extra)
