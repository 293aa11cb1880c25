"""The chain from what was found back to archived bytes, as rows: of a sample or of everything, a page at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from records import Fault
from warehouse import schema

if TYPE_CHECKING:
    from warehouse.store import Warehouse

Row = dict[str, Any]
PAGE = 1000  # rows of `revision` or `capture` looked up at once
# Chosen by number first, so that only the texts of these rows are read from disk.
_NUMBERED = "rowid in (select rowid from revision where {} in (select unnest($1)))"


class Wording(NamedTuple):
    """A revision with what it hangs on and all that hangs on it."""

    revision: Row
    document: Row | None
    capture: Row | None
    found: dict[str, list[Row]]  # table → its rows of this revision
    times: int  # how often the revision's id stands in the table


class Kept(NamedTuple):
    """A capture with the revisions whose fields are taken from it."""

    capture: Row
    revisions: list[Row]


class Chosen(NamedTuple):
    """What to walk: ids of revisions and of captures."""

    revisions: list[str]
    captures: list[str]


def hanging() -> list[str]:
    """The tables whose rows each rest on characters of one revision."""
    columns = {name: table.columns.keys() for name, table in schema.tables().items()}
    return [name for name, has in columns.items() if "revision_id" in has and has & {"start", "evidence"}]


def everything(warehouse: Warehouse) -> Chosen:
    """Choose every revision, and every capture in the order of the archive's files."""
    captures = "select capture_id from capture group by all order by min(archive_file), min(archive_offset), capture_id"
    revisions = "select revision_id from revision group by all order by min(rowid)"
    return Chosen(_ids(warehouse, revisions), _ids(warehouse, captures))


def sample(warehouse: Warehouse, size: int, seed: str) -> Chosen:
    """Choose `size` rows, as many of each table, by a hash of id and `seed`; give what they rest on."""
    tables = [*hanging(), "revision", "capture"]
    chosen: dict[str, list[str]] = {"revision_id": [], "capture_id": []}
    for number, table in enumerate(tables):
        column = "capture_id" if table == "capture" else "revision_id"
        share = (size + len(tables) - 1 - number) // len(tables)
        row = _row_id(table)
        query = f"select {column} from {table} order by md5(concat({row}, ' ', $1)), {row} limit $2"
        chosen[column] += [str(found) for (found,) in warehouse.rows(query, [seed, share]) if found]
    of_revisions = "select capture_id from revision where revision_id in (select unnest($1)) and capture_id is not null"
    captures = chosen["capture_id"] + _ids(warehouse, of_revisions, chosen["revision_id"])
    return Chosen(sorted(set(chosen["revision_id"])), sorted(set(captures)))


def orphans(warehouse: Warehouse, most: int = 1000) -> Iterator[Fault]:
    """Give rows that rest on a revision which is not there: no walk from a revision comes by them."""
    for table in hanging():
        query = f"select {_row_id(table)}, revision_id from {table} anti join revision using (revision_id) limit $1"
        for row, revision in warehouse.rows(query, [most]):
            yield Fault("row", "revision_id", "a revision", f"{revision}, which is not there", table, row, revision)


def wordings(warehouse: Warehouse, revision_ids: Sequence[str]) -> Iterator[Wording]:
    """Give revisions with all that belongs to them."""
    tables = hanging()
    for ids in _pages(revision_ids):
        revisions = _rows(warehouse, "revision", _NUMBERED.format("revision_id"), ids)
        documents = _by(warehouse, "document", "document_id", [row["document_id"] for row in revisions])
        captures = _by(warehouse, "capture", "capture_id", [row["capture_id"] for row in revisions])
        found = {table: _by(warehouse, table, "revision_id", ids) for table in tables}
        times = Counter(row["revision_id"] for row in revisions)
        for row in revisions:
            revision = row["revision_id"]
            yield Wording(
                row,
                next(iter(documents.get(row["document_id"], [])), None),
                next(iter(captures.get(row["capture_id"], [])), None),
                {table: rows.get(revision, []) for table, rows in found.items()},
                times[revision],
            )


def kept(warehouse: Warehouse, capture_ids: Sequence[str]) -> Iterator[Kept]:
    """Give captures with the revisions whose fields are taken from them."""
    for ids in _pages(capture_ids):
        rows = _rows(warehouse, "revision", _NUMBERED.format("capture_id"), ids)
        for row in _rows(warehouse, "capture", "capture_id in (select unnest($1))", ids):
            yield Kept(row, [one for one in rows if one["capture_id"] == row["capture_id"]])


def _pages(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + PAGE] for start in range(0, len(ids), PAGE))


def _rows(warehouse: Warehouse, table: str, condition: str, ids: Sequence[str]) -> list[Row]:
    columns, rows = warehouse.sql(f"select * from {table} where {condition}", parameters=[list(ids)])
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _by(warehouse: Warehouse, table: str, column: str, ids: Sequence[str | None]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for row in _rows(warehouse, table, f"{column} in (select unnest($1))", sorted({one for one in ids if one})):
        grouped.setdefault(row[column], []).append(row)
    return grouped


def _ids(warehouse: Warehouse, query: str, among: Sequence[str] | None = None) -> list[str]:
    return [row[0] for row in warehouse.rows(query, [] if among is None else [list(among)]) if row[0]]


def _row_id(table: str) -> str:
    return "concat_ws(' ', " + ", ".join(f'"{name}"' for name in schema.tables()[table].grain) + ")"
