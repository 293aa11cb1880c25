"""Fill in again the texts that an export without texts left out. It stands alone: Python 3.11 and duckdb are enough.

From files of your own, the published madoguchi.duckdb or the working warehouse.duckdb:

    python rehydrate.py --from madoguchi.duckdb --out filled.duckdb

From an archive of your own (the folder with the .warc.gz files) and a checkout of Madoguchi that reads it:

    python rehydrate.py --archive data/archive --checkout ~/madoguchi --out filled.duckdb

Every text is compared with its hash. What is not there, or differs, is written to `….missing.tsv` beside the result,
with the address to fetch and the days on which the wording stood there. Without --from and --archive that is all texts.
Exit code: 0 all texts are filled in, 1 some are missing, 2 nothing could be done.
"""

import argparse
import csv
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

try:
    import duckdb
except ImportError:
    sys.exit("rehydrate.py needs DuckDB: pip install duckdb")

# A text is right when it has the hash of the export, and the title when both together have the wording's id.
CHECK = """
create temp table filled as
select distinct on (revision_id) shared.revision_id, own.title, own.text from shared join own using (revision_id)
where sha256(own.text) = text_sha256
    and left(sha256(concat_ws(chr(31), document_id, own.title, own.text)), 24) = shared.revision_id;
create temp table missing as
select url, shared.first_seen, shared.last_seen, shared.revision_id, shared.extractor,
    case when shared.revision_id in (select revision_id from own) then 'differs' else 'not there' end as why
from shared join document using (document_id) anti join filled using (revision_id)
order by url, shared.first_seen
"""
# Columns that are characters of a text, by table, and how they are taken from it.
AGAIN = {
    "surface": 'substring(filled.text, start + 1, "end" - start)',
    "cause": "substring(filled.text, evidence['cause'][1] + 1, evidence['cause'][2] - evidence['cause'][1])",
    "counts": """case when filled.text is not null then list_transform(counts, lambda one:
        struct_update(one, surface := substring(filled.text, one.start + 1, one."end" - one.start))) end""",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Fill in what can be filled in; give the exit code."""
    asked = _arguments(arguments)
    if asked.out.exists():
        print(f"{asked.out} is there already: name another file", file=sys.stderr)
        return 2
    building = asked.out.with_name(f".{asked.out.name}.building")
    building.unlink(missing_ok=True)
    try:
        damaged = _damaged(asked.export)
        with tempfile.TemporaryDirectory() as scratch, duckdb.connect(str(building)) as database:
            files = [*asked.files, *([_extracted(asked, Path(scratch))] if asked.archive else [])]
            missing = _fill(database, asked.export, files)
        _tell(asked, missing, damaged)
        building.rename(asked.out)
    except (OSError, ValueError, KeyError, duckdb.Error, subprocess.CalledProcessError) as error:
        print(f"nothing was filled in: {error}", file=sys.stderr)
        return 2
    finally:
        for left in (building, building.with_name(building.name + ".wal")):
            left.unlink(missing_ok=True)
    return 1 if missing or damaged else 0


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from", dest="files", type=Path, action="append", default=[], help="a file with the texts")
    parser.add_argument("--archive", type=Path, help="a folder of WARC files with the pages")
    parser.add_argument("--checkout", type=Path, help="a checkout of Madoguchi, set up, to read the archive with")
    parser.add_argument("--export", type=Path, default=here, help="the export, when this script was moved out of it")
    parser.add_argument("--out", type=Path, default=Path("filled.duckdb"), help="the file to make (filled.duckdb)")
    asked = parser.parse_args(given)
    if bool(asked.archive) != bool(asked.checkout):
        parser.error("--archive and --checkout go together")
    return asked


def _damaged(export: Path) -> list[str]:
    damaged = []
    for resource in json.loads((export / "datapackage.json").read_text(encoding="utf-8"))["resources"]:
        with (export / resource["path"]).open("rb") as file:
            if f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}" != resource["hash"]:
                damaged.append(resource["path"])
    return damaged


def _extracted(asked: argparse.Namespace, data: Path) -> Path:
    (data / "archive").symlink_to(asked.archive.resolve(strict=True), target_is_directory=True)
    checkout = asked.checkout.resolve(strict=True)
    own = checkout / ".venv" / "bin" / "python"
    python = str(own) if own.exists() else sys.executable
    ended = subprocess.run([python, "pipeline.py", "--data", str(data), "extract"], cwd=checkout, check=False)
    if ended.returncode not in (0, 1):  # 1: some pages need a look, the others are there
        raise ValueError(f"`{python} pipeline.py extract` in {checkout} could not run")
    return data / "warehouse.duckdb"


def _fill(database: duckdb.DuckDBPyConnection, export: Path, files: Sequence[Path]) -> list[tuple[object, ...]]:
    database.execute((export / "schema.sql").read_text(encoding="utf-8"))
    tables = sorted((export / "tables").glob("*.parquet"))
    _insert(database, export / "tables" / "document.parquet", "document")
    shared = str(export / "tables" / "revision.parquet").replace("'", "''")
    database.execute(
        f"create temp view shared as from '{shared}'; create temp table own (revision_id text, title text, text text)"
    )
    for file in files:
        database.execute(f"attach '{str(file).replace(chr(39), chr(39) * 2)}' as given (read_only)")
        database.execute(
            "insert into own select revision_id, title, text from given.revision"
            " where revision_id in (select revision_id from shared); detach given"
        )
    database.execute(CHECK)
    for path in tables:
        if path.stem != "document":
            _insert(database, path, path.stem)
    database.execute((export / "views.sql").read_text(encoding="utf-8"))
    return database.execute("from missing").fetchall()


def _insert(database: duckdb.DuckDBPyConnection, path: Path, table: str) -> None:
    rows = f"read_parquet({_quoted(path)})"
    known = [row[0] for row in database.execute(f"describe {table}").fetchall()]
    given = [row[0] for row in database.execute(f"describe from {rows}").fetchall()]
    columns, join = {name: f'given."{name}"' for name in known if name in given}, ""
    if "revision_id" in known and table != "document":
        join = "left join filled using (revision_id)"
        columns |= {name: f"coalesce({made}, given.{name})" for name, made in AGAIN.items() if _made(name, known)}
    if table == "revision":
        columns |= {"title": "coalesce(filled.title, given.title)", "text": "filled.text"}
    chosen = ", ".join(f'{made} as "{name}"' for name, made in columns.items())
    database.execute(f"insert into {table} by name select {chosen} from {rows} as given {join}")


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _made(column: str, known: Sequence[str]) -> bool:
    needs = {"surface": {"start", "end"}, "cause": {"evidence"}, "counts": {"evidence"}}[column]
    return column in known and needs <= set(known)


def _tell(asked: argparse.Namespace, missing: list[tuple[object, ...]], damaged: list[str]) -> None:
    for path in damaged:
        print(f"{path} is not as it was exported: its hash differs from datapackage.json", file=sys.stderr)
    if not missing:
        print(f"{asked.out}: every text is filled in")
        return
    listed = asked.out.with_suffix(".missing.tsv")
    with listed.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter="\t", lineterminator="\n")
        rows.writerow(("url", "first_seen", "last_seen", "revision_id", "extractor", "why"))
        rows.writerows(missing)
    different = sum(row[-1] == "differs" for row in missing)
    print(f"{asked.out}: {len(missing)} texts are not filled in, {different} of them because the words differ")
    print(f"{listed} says which pages to fetch, and when they stood there (a web archive may have that day).")
    print("Keep them with `pipeline.py backfill` or `pipeline.py crawl`, and run this again.")


if __name__ == "__main__":
    sys.exit(main())
