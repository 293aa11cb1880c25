"""What an export says about itself: datapackage.json (Frictionless Data Package 2.0) and a dictionary to read."""

import csv
import hashlib
import json
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from warehouse import schema, sharing
from warehouse.reference import table_of
from warehouse.store import Warehouse

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
NAME = "datapackage.json"
MARK = "madoguchi"  # the key that tells our exports from others
WITHOUT_TEXT = ("rehydrate.py", "schema.sql", "views.sql")
_TYPES = {
    "VARCHAR": "string",
    "BIGINT": "integer",
    "INTEGER": "integer",
    "UINTEGER": "integer",
    "HUGEINT": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
}
_MEDIA = {
    ".parquet": "application/vnd.apache.parquet",
    ".csv": "text/csv",
    ".md": "text/markdown",
    ".py": "text/x-python",
    ".sql": "application/sql",
}
_SOURCES = """
select document.source, coalesce(source.title, document.source), source.home, source.terms, count(*)
from document left join source using (source) group by all order by document.source
"""
_VERSIONS = {"extractor": "capture", "reader": "revision", "linker": "linked"}
HEAD = """# {title}

{description}

Every row of a table or view leads on: `revision_id` to the wording, `capture_id` to the page as it was fetched, and its
`digest` to the bytes. `start` and `end` count characters of `revision.text`, from 0. Moments that were observed are
Japan time; dates that a text states are ISO 8601, as precise as stated. Files are sorted, so that what belongs together
stands together; `{package}` has types, hashes and sources with their terms for programs, `dictionary.csv` this list.

{more}
"""
MORE = {
    True: "The texts belong to their publishers: see `terms` in `tables/source.parquet` before passing anything on.",
    False: f"""The texts are left out. Of words of others there are quotations of at most {sharing.QUOTE} characters,
cut ones ending in …, and hashes (SHA-256 of the UTF-8 text) to compare with. `python rehydrate.py --help` says how to
fill the texts in again from a file or archive of one's own, and which pages to fetch.""",
}


@dataclass(frozen=True, slots=True)
class Exported:
    """One table or view as it was written."""

    relation: schema.Described
    fields: list[sharing.Field]
    path: Path
    rows: int


def about(warehouse: Warehouse, version: str, made: datetime, text: bool) -> dict[str, Any]:
    """Say what holds for the whole: when it was published, by which versions, and of whose texts it is made."""
    versions = {
        name: [row[0] for row in warehouse.rows(f"select distinct {name} from {table} where {name} <> '' order by all")]
        for name, table in _VERSIONS.items()
    }
    sources = [
        {"title": title, "path": home or f"https://{source.removeprefix('host:')}/"}
        | {"source": source, "terms": terms or "unknown", "documents": documents}
        for source, title, home, terms, documents in warehouse.rows(_SOURCES)
    ]
    return {
        "$schema": PROFILE,
        "name": "madoguchi" if text else "madoguchi-no-text",
        "title": "Outages of Japanese government systems, as news and official notices tell of them",
        "description": "Documents, their wordings over time, and what was read in them, made by Madoguchi.",
        "created": made.isoformat(),
        **({"version": version} if version else {}),
        "sources": sources,
        MARK: {"program": version, "schema": schema.VERSION, "text": text, "published_at": made.isoformat()} | versions,
    }


def describe(folder: Path, exported: list[Exported], about: dict[str, Any]) -> None:
    """Write the dictionary, what is needed to fill the texts in again, and last the package's description."""
    text: bool = about[MARK]["text"]
    (folder / "dictionary.md").write_text(_dictionary(exported, about, text), encoding="utf-8")
    _list(folder / "dictionary.csv", exported)
    resources = [_table(folder, one) for one in exported]
    names = ("dictionary.md", "dictionary.csv", *(() if text else WITHOUT_TEXT))
    if not text:
        shutil.copyfile(schema.ROOM / "rehydrate.py", folder / "rehydrate.py")
        (folder / "schema.sql").write_text(schema.ddl(), encoding="utf-8")
        (folder / "views.sql").write_text(_views(), encoding="utf-8")
    resources += [_resource(folder, folder / name) for name in names]
    package = about | {"resources": resources}
    (folder / NAME).write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def is_ours(folder: Path) -> bool:
    """Whether a folder is an export of this program."""
    return _package(folder) is not None


def not_ours(folder: Path) -> list[str]:
    """The files in an export that the export did not write."""
    package = _package(folder) or {}
    written = {resource["path"] for resource in package.get("resources", [])} | {NAME}
    there = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())
    return sorted(set(there) - written)


def _package(folder: Path) -> dict[str, Any] | None:
    try:
        package = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return package if isinstance(package, dict) and MARK in package else None


def _table(folder: Path, one: Exported) -> dict[str, Any]:
    quoted = {field.name for field in one.fields if field.treatment != "keep"}
    keys = {} if quoted & set(one.relation.grain) else {"uniqueKeys": [list(one.relation.grain)]}
    fields = [
        {"name": field.name, "type": _type(field.type), "description": field.meaning, "duckdb": field.type}
        | ({"shared": field.treatment} if field.treatment != "keep" else {})
        for field in one.fields
    ]
    leads = [
        {"fields": [name], "reference": {"resource": name.removesuffix("_id"), "fields": [name]}}
        for name in one.relation.columns
        if name.removesuffix("_id") in schema.tables() and name.endswith("_id") and name not in one.relation.grain
    ]
    described = {"fields": fields, **keys, **({"foreignKeys": leads} if leads else {})}
    return _resource(folder, one.path) | {"description": one.relation.row, "rows": one.rows, "schema": described}


def _resource(folder: Path, path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "name": path.name.removesuffix(".parquet").replace(".", "-"),
        "path": path.relative_to(folder).as_posix(),
        "format": path.suffix.removeprefix("."),
        "mediatype": _MEDIA[path.suffix],
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
    }


def _type(duckdb: str) -> str:
    if duckdb.endswith("[]"):
        return "array"
    return _TYPES.get(duckdb, "object" if duckdb.startswith(("MAP", "STRUCT")) else "any")


def _dictionary(exported: list[Exported], about: dict[str, Any], text: bool) -> str:
    head = HEAD.format(title=about["title"], description=about["description"], package=NAME, more=MORE[text])
    parts = [table_of(one.relation, [(f.name, f.type, f.meaning) for f in one.fields]) for one in exported]
    return head + "\n" + "\n".join(parts)


def _list(path: Path, exported: list[Exported]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("file", "column", "type", "meaning", "shared"))
        for one in exported:
            file_name = f"{one.path.parent.name}/{one.path.name}"
            rows.writerows((file_name, f.name, f.type, f.meaning, f.treatment) for f in one.fields)


def _views() -> str:
    views = [f"create or replace view {view.name} as\n{view.select};\n" for view in schema.views().values()]
    return "\n".join([*views, schema.macros()])
