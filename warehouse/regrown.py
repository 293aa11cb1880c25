"""Publishing after a night that brought no text: the file of the night before, with the counts of this one."""

import hashlib
import shutil
from pathlib import Path

from warehouse import indexing, schema
from warehouse.errors import WarehouseError
from warehouse.offered import WORKING, describe, make_views
from warehouse.store import Warehouse, quoted

GROWING = ("run", "source_day")  # grow every night; the index and all that takes time to build stand on the others


def program_mark(with_kana: bool) -> str:
    """Give a mark of all that publishing builds by; a file of another mark is built anew."""
    scripts = (
        schema.ddl(),
        *(view.select for view in schema.views().values()),
        *indexing.scripts(),
        schema.macros(),
        str(with_kana),
    )
    return hashlib.sha256("\0".join(scripts).encode()).hexdigest()[:16]


def stamp(warehouse: Warehouse, mark: str) -> None:
    """Note in a published file what built it."""
    warehouse.run(f"comment on table schema_version is {quoted(mark)}")


def regrow(source: Path, published: Path, building: Path, mark: str) -> bool:
    """Make `building` a copy of `published` with the newer counts; False when more than these changed."""
    if not published.exists() or not _same(source, published, mark):
        return False
    shutil.copyfile(published, building)
    with Warehouse.open(building) as warehouse:
        warehouse.run(f"attach {quoted(source)} as origin (read_only)")
        with warehouse.batch():
            for table in GROWING:
                warehouse.run(f"delete from {table}")
                warehouse.run(f"insert into {table} by name from origin.{table}")
        warehouse.run("detach origin")
        make_views(warehouse, reading=GROWING)
        describe(warehouse)
    return True


def _same(source: Path, published: Path, mark: str) -> bool:
    told = [f"select count(*), bit_xor(hash(t)), sum(hash(t)) from (from {table}) as t" for table in _kept()]
    stamped = "select comment from duckdb_tables() where table_name = 'schema_version' and not internal"
    try:
        with Warehouse.open(published, read_only=True) as before, Warehouse.open(source, read_only=True) as now:
            return before.rows(stamped) == [(mark,)] and all(before.rows(query) == now.rows(query) for query in told)
    except WarehouseError:  # one that is damaged, or of another version, is built anew
        return False


def _kept() -> list[str]:
    return [indexing.without_words(table) for table in schema.tables() if table not in GROWING + WORKING]
