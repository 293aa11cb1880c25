"""What every table and view holds, as a page: `python -m warehouse.reference > docs/warehouse.md`."""

import re
from collections.abc import Iterable, Sequence

from warehouse import schema

HEAD = """# The warehouse

Open `data/madoguchi.duckdb` read-only with any DuckDB client. Start from the views; every row of `mention`,
`date_expression` and `claim` points at characters of a `revision`, which points at a `capture`, which says where its
bytes stand in the archive. `from search('電子証明書 更新')` searches ([how](search.md)).
Views marked as stored are kept as rows, so that a year of them is read at once.
Moments that we observed are Japan time; dates that a text states are ISO 8601 text, as precise as stated.

This page is written from the files that make the tables and views: `python -m warehouse.reference > docs/warehouse.md`.
"""


def markdown() -> str:
    """Write the page."""
    views = "\n".join(_section(view) for view in sorted(schema.views().values(), key=lambda view: view.name))
    tables = "\n".join(_section(table) for table in schema.tables().values())
    return f"{HEAD}\n## Macros\n\n{_macros()}\n## Views\n\n{views}\n## Tables\n\n{tables}"


def _macros() -> str:
    heads = re.findall(r"((?:^-- .+\n)+)create or replace macro", schema.functions() + schema.macros(), re.M)
    return "\n".join("- " + " ".join(line[3:] for line in head.splitlines()) for head in heads) + "\n"


def _section(described: schema.Described) -> str:
    return table_of(described, list(described.columns.items()), ("column", "meaning"))


def table_of(
    described: schema.Described, rows: Iterable[Sequence[str]], head: Sequence[str] = ("column", "type", "meaning")
) -> str:
    """Write one table or view with a row for each column: its name, and what is told of it."""
    lines = "\n".join(f"| `{name}` | {' | '.join(map(_cell, told))} |" for name, *told in rows)
    stored = f" Stored in the order of {', '.join(described.stored)}." if described.stored else ""
    return (
        f"### `{described.name}`\n\n{described.row}{stored} One row per: {', '.join(described.grain)}.\n\n"
        f"| {' | '.join(head)} |\n|{'---|' * len(head)}\n{lines}\n"
    )


def _cell(told: str) -> str:
    return told.replace("|", "&#124;")


if __name__ == "__main__":
    print(markdown(), end="")
