"""What of each column may be shared without the texts of others: as sharing.tsv declares, and nothing undeclared."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

from warehouse import schema

QUOTE = 30  # characters of a text that a quotation may have
# Types that hold no words; all others, those of the future too, must be declared.
_WITHOUT_WORDS = re.compile(r"(?:U?\w*INT\w*|DOUBLE|FLOAT|DECIMAL.*|BOOLEAN|DATE|TIME\w*|INTERVAL)(?:\[\d*\])*")
TREATMENTS = ("keep", "quote", "hash", "drop")


@dataclass(frozen=True, slots=True)
class Field:
    """One column of an exported file: the type DuckDB gives it, what it means, and how it is made."""

    name: str
    type: str
    meaning: str
    expression: str
    treatment: str = "keep"


def treatment(table: str, column: str, type: str) -> str | None:
    """Say how a column is shared: `keep`, `quote`, `hash` or `drop`. None: words nobody declared."""
    for table_pattern, column_pattern, declared in _declared():
        if fnmatchcase(table, table_pattern) and fnmatchcase(column, column_pattern):
            return declared
    return "keep" if _WITHOUT_WORDS.fullmatch(type) else None


def fields(table: schema.Described, types: Mapping[str, str], text: bool) -> list[Field]:
    """Give the columns of an exported table or view; without `text`, nothing longer than a quotation is left of one."""
    given = []
    for name, type in types.items():
        meaning = table.columns.get(name, "")
        how = "keep" if text else treatment(table.name, name, type) or "drop"
        given += _treated(name, type, meaning, how)
    return given


def _treated(name: str, type: str, meaning: str, how: str) -> list[Field]:
    column = f'"{name}"'
    if how == "keep":
        return [Field(name, type, meaning, column)]
    if how == "quote":
        return [Field(name, type, f"{meaning}; at most {QUOTE} characters", quote(column, type), how)]
    if how == "drop":
        return []
    digest = f"list_transform({column}, lambda line: sha256(line))" if type.endswith("[]") else f"sha256({column})"
    what = "SHA-256 of each of these" if type.endswith("[]") else "SHA-256 of this"
    hashed = [Field(f"{name}_sha256", type, f"{meaning}: {what}, as UTF-8", digest, how)]
    if not type.endswith("[]"):
        hashed.append(
            Field(f"{name}_length", "BIGINT", f"{meaning}: its characters, counted", f"length({column})", how)
        )
    return hashed


def quote(column: str, type: str) -> str:
    """Write the SQL that cuts every text within a column, of a type that the schema uses, to a quotation."""
    if type == "VARCHAR":
        return f"case when length({column}) > {QUOTE} then left({column}, {QUOTE - 1}) || '…' else {column} end"
    if type == "VARCHAR[]":
        return f"list_transform({column}, lambda one: {quote('one', 'VARCHAR')})"
    if type == "MAP(VARCHAR, VARCHAR)":
        short = f"list_filter(map_entries({column}), lambda one: length(one.key) <= {QUOTE})"
        cut = f"lambda one: {{key: one.key, value: {quote('one.value', 'VARCHAR')}}}"
        return f"map_from_entries(list_transform({short}, {cut}))"
    if type.startswith("STRUCT(") and type.endswith(")[]"):
        texts = re.findall(r'[(,]\s*"?(\w+)"? VARCHAR(?=[,)])', type)
        cut = ", ".join(f"{name} := {quote(f'one.{name}', 'VARCHAR')}" for name in texts)
        return f"list_transform({column}, lambda one: struct_update(one, {cut}))"
    raise ValueError(f"no quotation can be taken from a column of type {type}: declare it `drop` in sharing.tsv")


@cache
def _declared() -> list[tuple[str, str, str]]:
    with (schema.ROOM / "sharing.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["table"], row["column"], row["treatment"]) for row in rows]
