"""Publishing: a copy of the warehouse with views and full-text index, put in place with one rename."""

from pathlib import Path

from warehouse import indexing, schema
from warehouse.beside import built_beside, sync
from warehouse.errors import AuditFailure, MissingWarehouse
from warehouse.offered import WORKING, describe, make_views
from warehouse.regrown import program_mark, regrow, stamp
from warehouse.store import Warehouse, quoted


def publish(source: Path | str, target: Path | str, kana: indexing.Kana | None = None) -> dict[str, int]:
    """Build `target` from the warehouse `source` and put it in place; give the number of rows per table.

    `kana` reads words, so that `search` finds 戸籍 by こせき.
    Who has the old file open keeps reading it. On any error (`WarehouseBusy`, `AuditFailure`, `WarehouseFull` …) the
    old file stays as it was.
    """
    source, target = Path(source), Path(target)
    if not source.exists():
        raise MissingWarehouse(f"{source} does not exist yet. Run `python pipeline.py nightly` first")
    with built_beside(target) as building:
        counts = _build(source, target, building, kana)
        sync(building)
        building.replace(target)
        sync(target.parent)
    return counts


def _build(source: Path, published: Path, building: Path, kana: indexing.Kana | None) -> dict[str, int]:
    Warehouse.open(source, read_only=True).close()
    mark = program_mark(with_kana=kana is not None)
    anew = not regrow(source, published, building, mark)
    with Warehouse.open(building) as warehouse:
        if anew:
            warehouse.run("delete from schema_version")
            warehouse.run(f"attach {quoted(source)} as origin (read_only)")
            for table in schema.tables().keys() - set(WORKING):
                warehouse.run(f"insert into {table} by name from {indexing.without_words(table, 'origin.')}")
        if failures := warehouse.audits():
            raise AuditFailure(source, failures)
        if anew:
            _finish(warehouse, kana)
            warehouse.run("detach origin")
            stamp(warehouse, mark)
        warehouse.run("checkpoint")
        return {table: warehouse.rows(f"select count(*) from {table}")[0][0] for table in schema.tables()}


def _finish(warehouse: Warehouse, kana: indexing.Kana | None) -> None:
    make_views(warehouse)
    describe(warehouse)
    warehouse.run(schema.macros())
    indexing.index(warehouse, kana)
