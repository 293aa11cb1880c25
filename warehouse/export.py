"""Exporting the published file: a folder of Parquet files that describes itself, with the texts or without them."""

import os
import shutil
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from records import JST, CannotRun
from warehouse import datapackage, schema, sharing
from warehouse.beside import built_beside, sync
from warehouse.datapackage import Exported
from warehouse.errors import WarehouseFull
from warehouse.store import Warehouse, quoted

# What rows are sorted by, where a table has it, before its grain: what belongs together stands together.
SORTED_BY = ("source", "day", "document_id", "revision_id", "captured_at", "first_seen", "start", "end")
ROWS, ROWS_WITH_TEXT = 122_880, 8_192  # of a row group: what a reader holds at once stays within some 20 MB
MEMORY = "2GB"  # beyond it DuckDB sorts on disk


def export(
    published: Path | str,
    target: Path | str,
    *,
    text: bool = True,
    version: str = "",
    watch: Callable[[list[str]], Iterable[str]] = iter,
) -> dict[str, int]:
    """Write every table and view of the published file into the folder `target`; give the number of rows of each.

    Without `text`, what sharing.tsv says is left out, and a script that fills it in again is put in. The folder is put
    in place whole, and takes the place of an older export only. Raises CannotRun for any other folder, WarehouseFull.
    """
    published, target = Path(published), Path(target).resolve()
    _refuse_others(target)
    try:
        with built_beside(target) as building:
            rows = _write(published, building, text, version, watch)
            _put(building, target)
    except WarehouseFull as error:
        if "memory" in str(error.__cause__).casefold():
            raise
        raise WarehouseFull(
            f"{target} was not written, the disk is full ({error.__cause__}): free some space or name another disk, and"
            " run again; nothing that stood there was touched"
        ) from error
    return rows


def _write(
    published: Path, building: Path, text: bool, version: str, watch: Callable[[list[str]], Iterable[str]]
) -> dict[str, int]:
    spill = building / "spill"
    spill.mkdir(parents=True)
    relations = schema.tables() | schema.views()
    with Warehouse.open(published, read_only=True) as warehouse:
        warehouse.run(f"set temp_directory = {quoted(spill)}; set memory_limit = {quoted(MEMORY)}")
        _know(warehouse, published)
        exported = [_copy(warehouse, relations[name], building, text) for name in watch(list(relations))]
        shutil.rmtree(spill)
        made = datetime.fromtimestamp(int(published.stat().st_mtime), JST)
        about = datapackage.about(warehouse, version, made, text)
    datapackage.describe(building, exported, about)
    for path in building.rglob("*"):
        sync(path)
    return {one.relation.name: one.rows for one in exported}


def _know(warehouse: Warehouse, published: Path) -> None:
    there = {row[0] for row in warehouse.rows("select name from (show tables)")}
    missing = sorted((schema.tables() | schema.views()).keys() - there)
    if missing:
        raise CannotRun(
            f"{published} has no {', '.join(missing)}: an older version of this program published it. Run"
            " `python pipeline.py publish`, then export again"
        )


def _copy(warehouse: Warehouse, relation: schema.Described, building: Path, text: bool) -> Exported:
    types = {row[0]: row[1] for row in warehouse.rows(f"describe {relation.name}")}
    fields = sharing.fields(relation, types, text)
    folder = "views" if relation.name in schema.views() else "tables"
    path = building / folder / f"{relation.name}.parquet"
    path.parent.mkdir(exist_ok=True)
    columns = ", ".join(f'{field.expression} as "{field.name}"' for field in fields)
    order = dict.fromkeys([*(name for name in SORTED_BY if name in types), *relation.grain])
    sort = ", ".join(f'{relation.name}."{name}"' for name in order)
    group = ROWS_WITH_TEXT if "text" in types else ROWS
    ((rows,),) = warehouse.rows(
        f"copy (select {columns} from {relation.name} order by {sort}) to {quoted(path)}"
        f" (format parquet, compression zstd, row_group_size {group})"
    )
    return Exported(relation, fields, path, int(rows))


def _refuse_others(target: Path) -> None:
    for left in target.parent.glob(f".{target.name}.*.replaced"):  # a run was killed between two renames
        shutil.rmtree(left) if target.exists() else left.rename(target)
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return
    cure = "name a folder that is not there yet"
    if not datapackage.is_ours(target):
        raise CannotRun(f"{target} is there and is no export of this program: {cure}")
    if others := datapackage.not_ours(target):
        raise CannotRun(f"{target} holds {others[0]}, which no export wrote: move it away, or {cure}")


def _put(building: Path, target: Path) -> None:
    before = target.with_name(f".{target.name}.{os.getpid()}.replaced")
    if target.exists():
        target.rename(before)
    try:
        building.rename(target)
    except OSError:
        if before.exists():
            before.rename(target)
        raise
    sync(target.parent)
    shutil.rmtree(before, ignore_errors=True)
