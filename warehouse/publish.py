"""Publishing: a copy of the warehouse with views and full-text index, put in place with one rename."""

from pathlib import Path

from warehouse import schema
from warehouse.beside import built_beside, sync
from warehouse.errors import AuditFailure, MissingWarehouse
from warehouse.offered import describe, make_views
from warehouse.regrown import program_mark, regrow, search_script, stamp
from warehouse.store import Warehouse, quoted

# Words come separated by spaces. Stemming, stop words and folding accents are English habits: the last
# would make か of が. Only punctuation is ignored, so that it neither matches nor lengthens a text.
INDEX = r"""pragma create_fts_index(
    'revision', 'revision_id', 'lemmas', stemmer = 'none', stopwords = 'none', strip_accents = 0, lower = 1,
    ignore = '[\s、。，．・「」『』（）()【】〔〕［］〈〉《》…※]+', overwrite = 1
)"""


def publish(source: Path | str, target: Path | str) -> dict[str, int]:
    """Build `target` from the warehouse `source` and put it in place; give the number of rows per table.

    Who has the old file open keeps reading it. On any error (`WarehouseBusy`, `AuditFailure`, `WarehouseFull` …) the
    old file stays as it was.
    """
    source, target = Path(source), Path(target)
    if not source.exists():
        raise MissingWarehouse(f"{source} does not exist yet. Run `python pipeline.py nightly` first")
    with built_beside(target) as building:
        counts = _build(source, target, building)
        sync(building)
        building.replace(target)
        sync(target.parent)
    return counts


def _build(source: Path, published: Path, building: Path) -> dict[str, int]:
    Warehouse.open(source, read_only=True).close()
    mark = program_mark(INDEX)
    anew = not regrow(source, published, building, mark)
    with Warehouse.open(building) as warehouse:
        if anew:
            warehouse.run("delete from schema_version")
            warehouse.run(f"attach {quoted(source)} as origin (read_only)")
            for table in schema.tables():
                warehouse.run(f"insert into {table} by name from origin.{table}")
            warehouse.run("detach origin")
        if failures := warehouse.audits():
            raise AuditFailure(source, failures)
        if anew:
            _finish(warehouse)
            stamp(warehouse, mark)
        warehouse.run("checkpoint")
        return {table: warehouse.rows(f"select count(*) from {table}")[0][0] for table in schema.tables()}


def _finish(warehouse: Warehouse) -> None:
    make_views(warehouse)
    describe(warehouse)
    warehouse.load_extension("fts")
    warehouse.run(INDEX)
    warehouse.run(search_script())
    warehouse.run(schema.macros())
