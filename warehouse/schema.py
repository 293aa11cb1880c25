"""What schema.sql, views and statements say, read from their files: grain, columns and their meaning."""

import re
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

ROOM = Path(__file__).parent
VERSION = 7


@dataclass(frozen=True, slots=True)
class Described:
    """A table or view as its file describes it. `columns` maps names to meanings, in order."""

    name: str
    row: str
    grain: tuple[str, ...]
    columns: dict[str, str]
    reads: tuple[str, ...] = ()
    select: str = ""
    stored: tuple[str, ...] = ()  # of a view that is published as rows: what they are ordered by


def script(name: str) -> str:
    """Read one of the statements that land or look up rows."""
    return (ROOM / "statements" / f"{name}.sql").read_text(encoding="utf-8")


def ddl() -> str:
    """Read the statements that create the tables, and the functions that views are written in."""
    return "\n".join([(ROOM / "schema.sql").read_text(encoding="utf-8"), functions()])


def functions() -> str:
    """The statements that make the functions of a value."""
    return _scripts("functions")


@cache
def tables() -> dict[str, Described]:
    """Every table by name, in the order of schema.sql."""
    found = re.findall(r"-- ([^\n]+)\n-- grain: ([^\n]+)\ncreate table if not exists (\w+) \(\n(.*?)\n\);", ddl(), re.S)
    return {name: Described(name, row, _names(grain), _columns(body)) for row, grain, name, body in found}


@cache
def views() -> dict[str, Described]:
    """Every view by name, each after the views it reads."""
    found = {path.stem: _view(path) for path in sorted((ROOM / "views").glob("*.sql"))}
    order = TopologicalSorter({name: view.reads for name, view in found.items()}).static_order()
    return {name: found[name] for name in order if name in found}


def macros() -> str:
    """The statements that make the macros a researcher calls, which read views."""
    return _scripts("macros")


def audits() -> dict[str, str]:
    """Every audit by name: a query that must return nothing."""
    return {"grain": _repeated()} | {
        path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOM / "audits").glob("*.sql"))
    }


def _repeated() -> str:
    counted = ((table.name, ", ".join(f'"{column}"' for column in table.grain)) for table in tables().values())
    return "\nunion all\n".join(
        f"select '{name}' as in_table, concat_ws(' ', {grain}) as repeated from {name}\n"
        f"group by {grain} having count(*) > 1"
        for name, grain in counted
    )


def _scripts(folder: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOM / folder).glob("*.sql")))


def _view(path: Path) -> Described:
    text = path.read_text(encoding="utf-8")
    head = dict(re.findall(r"^-- (grain|reads|stored): (.+)$", text, re.M))
    columns = dict(re.findall(r"^--   (\w+): (.+)$", text, re.M))
    row = text.removeprefix("-- ").split("\n-- grain:")[0].replace("\n-- ", " ")
    return Described(
        path.stem, row, _names(head["grain"]), columns, _names(head["reads"]), text, _names(head.get("stored", ""))
    )


def _columns(body: str) -> dict[str, str]:
    return dict(re.findall(r'^ +"?(\w+)"? .*?,?  -- (.+)$', body, re.M))


def _names(listed: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in listed.split(",") if name.strip())
