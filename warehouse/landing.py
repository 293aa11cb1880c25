"""Landing records: an Arrow table merged in, one transaction per batch, so that landing again changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from records import Alias, Capture, Entity, Run, SourceDay, SourceInfo, Succession
from warehouse import arrow, schema

if TYPE_CHECKING:
    from warehouse.store import Warehouse

Extra = tuple[object, Sequence[object]]  # a column that no field gives: its Python type and its values


def land(warehouse: Warehouse, table: str, records: Iterable[Any], **extra: Extra) -> int:
    """Merge records into a table, the last of those with the same grain; give how many there were.

    `extra` are columns that the record has no field for: `mention_id=(str, ids)`.
    """
    records = list(records)
    if not records:
        return 0
    staged = arrow.table(type(records[0]), records, extra)
    land_arrow(warehouse, table, _last_of_each(staged, schema.tables()[table].grain))
    return len(records)


def land_arrow(warehouse: Warehouse, table: str, staged: Any, fresh: bool = False) -> None:
    """Merge an Arrow table, unique in the table's grain, into the table of its columns' names.

    `fresh`: none of these rows can be there yet; then none is looked for, which would scan a table that grows.
    """
    if staged.num_rows:
        how = f"insert into {table} by name from staged" if fresh else merge_into(table, staged.column_names)
        with warehouse.batch(), warehouse.staged(staged=staged):
            warehouse.run(how)


def merge_into(table: str, columns: Sequence[str]) -> str:
    """Write the `merge into` of `staged`: rows that differ are updated, rows already there are left untouched."""
    grain = schema.tables()[table].grain
    match = " and ".join(f'target."{name}" = staged."{name}"' for name in grain)
    rest = [f'"{name}"' for name in columns if name not in grain]
    differ = " or ".join(f"target.{name} is distinct from staged.{name}" for name in rest) or "false"
    update = ", ".join(f"{name} = staged.{name}" for name in rest)
    when = f"when matched and ({differ}) then update set {update} " if rest else ""
    return f"merge into {table} as target using staged on {match} {when}when not matched then insert by name"


def land_captures(warehouse: Warehouse, captures: Iterable[Capture]) -> int:
    """Index captures; give how many there were."""
    return land(warehouse, "capture", captures)


def scanned(warehouse: Warehouse) -> dict[str, int]:
    """Give, per archive file, the byte after its last indexed record: where scanning goes on."""
    return dict(warehouse.rows(schema.script("scanned")))


def land_runs(warehouse: Warehouse, runs: Iterable[Run]) -> int:
    """Land runs, or what has become of them."""
    return land(warehouse, "run", runs)


def end_killed_runs(warehouse: Warehouse) -> None:
    """Call what still says `running` interrupted: to be called where no run can be going on."""
    warehouse.run("update run set status = 'interrupted' where status = 'running'")


def land_sources(warehouse: Warehouse, sources: Iterable[SourceInfo]) -> int:
    """Land what sources declare about themselves."""
    return land(warehouse, "source", sources)


def land_source_days(warehouse: Warehouse, days: Iterable[SourceDay]) -> int:
    """Land rows of the coverage ledger; `parsed` is kept by `land_extractions`."""
    return land(warehouse, "source_day", days)


def land_entities(
    warehouse: Warehouse,
    entities: Iterable[Entity],
    aliases: Iterable[Alias],
    successions: Iterable[Succession] = (),
) -> None:
    """Make the lists in the warehouse the given ones; an entity that left the lists stays while a mention names it."""
    entities, aliases = list(entities), list(aliases)
    given = {
        "listed_entity": arrow.table(Entity, entities, {}),
        "listed_alias": arrow.table(Alias, aliases, {}),
    }
    with warehouse.batch():
        land(warehouse, "entity", entities)
        land(warehouse, "alias", aliases)
        warehouse.run("delete from succession")
        land(warehouse, "succession", successions)
        with warehouse.staged(**given):
            warehouse.run(schema.script("unlist"))


def _last_of_each(staged: Any, grain: Sequence[str]) -> Any:
    keys = list(zip(*(staged.column(name).to_pylist() for name in grain), strict=True))
    last = {key: row for row, key in enumerate(keys)}
    return staged if len(last) == len(keys) else staged.take(sorted(last.values()))
