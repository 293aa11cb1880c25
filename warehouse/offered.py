"""What a published file offers beside the tables: views, some of them stored as rows, and what each column means."""

from collections.abc import Collection

from warehouse import schema
from warehouse.store import Warehouse, quoted

WORKING = ("fingerprint", "linked")  # what the next `link` starts from: empty in a published file


def make_views(warehouse: Warehouse, reading: Collection[str] | None = None) -> None:
    """Make all views; with `reading` make those stored ones anew that stand on one of these tables."""
    for view in schema.views().values():
        if view.stored and (reading is None or stands_on(view.name) & set(reading)):
            order = ", ".join(view.stored)
            warehouse.run(f"create or replace table {view.name} as from ({view.select}) order by {order}")
        elif reading is None:
            warehouse.run(f"create view {view.name} as {view.select}")


def stands_on(view: str) -> set[str]:
    """Give the tables that a view reads, by itself or through other views."""
    reads = schema.views()[view].reads
    return {table for name in reads for table in (stands_on(name) if name in schema.views() else {name})}


def describe(warehouse: Warehouse) -> None:
    """Write the meaning of tables, views and columns into the file, where any client shows it."""
    for kind, described in (("table", schema.tables()), ("view", schema.views())):
        for name, one in described.items():
            warehouse.run(f"comment on {'table' if one.stored else kind} {name} is {quoted(one.row)}")
            for column, meaning in one.columns.items():
                warehouse.run(f'comment on column {name}."{column}" is {quoted(meaning)}')
