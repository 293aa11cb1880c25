"""export writes the published file as Parquet that describes itself, whole or not at all, without texts when asked."""

import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dplib
import jsonschema
import pyarrow.parquet
import pytest

from tests.whole import ROOT, ask, finished, run, spawn
from warehouse import schema
from warehouse.store import Warehouse

RELATIONS = [*schema.tables(), *schema.views()]
QUOTE = 30


@pytest.fixture(scope="module")
def exported(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    for name, options in (("whole", ()), ("shared", ("--no-text",))):
        ended = run("--data", demo, "export", folder / name, *options, "--json")
        assert (ended.code, ended.err) == (0, "")
        assert ended.rows[0]["counts"]["files"] == len(RELATIONS)
    return folder


def described(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "datapackage.json").read_text(encoding="utf-8")))


def path_of(folder: Path, name: str) -> Path:
    return folder / ("views" if name in schema.views() else "tables") / f"{name}.parquet"


@pytest.mark.parametrize("name", RELATIONS)
def test_every_row_of_every_table_and_view_is_there(demo: Path, exported: Path, name: str) -> None:
    published = demo / "madoguchi.duckdb"
    rows = ask(published, f"select * from {name}")
    given = ask(published, f"from '{path_of(exported / 'whole', name)}'")
    assert sorted(map(repr, given)) == sorted(map(repr, rows))
    assert [row[0] for row in ask(published, f"describe {name}")] == [
        row[0] for row in ask(published, f"describe from '{path_of(exported / 'whole', name)}'")
    ]


def test_files_are_sorted_and_compressed(exported: Path) -> None:
    mentions = pyarrow.parquet.ParquetFile(path_of(exported / "whole", "mention"))
    rows = mentions.read(["revision_id", "start", "end", "mention_id"]).to_pylist()
    assert rows == sorted(rows, key=lambda row: tuple(row.values())) and len(rows) > 100
    days = pyarrow.parquet.read_table(path_of(exported / "whole", "source_day"), columns=["source", "day"]).to_pylist()
    assert days == sorted(days, key=lambda row: tuple(row.values()))
    assert mentions.metadata.row_group(0).column(0).compression == "ZSTD"


@pytest.mark.parametrize("kind", ["whole", "shared"])
def test_the_package_is_valid_and_true(exported: Path, kind: str) -> None:
    package = described(exported / kind)
    profile = json.loads((Path(dplib.__file__).parent / "profiles/2.0/datapackage.json").read_text(encoding="utf-8"))
    jsonschema.validators.validator_for(profile)(profile).validate(package)
    files = {path.relative_to(exported / kind).as_posix() for path in (exported / kind).rglob("*") if path.is_file()}
    assert {one["path"] for one in package["resources"]} == files - {"datapackage.json"}
    for one in package["resources"]:
        content = (exported / kind / one["path"]).read_bytes()
        assert (one["bytes"], one["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
        if "schema" in one:
            table = pyarrow.parquet.ParquetFile(exported / kind / one["path"])
            assert [field["name"] for field in one["schema"]["fields"]] == table.schema_arrow.names
            assert one["rows"] == table.metadata.num_rows
            assert all(field["description"] for field in one["schema"]["fields"])
            assert all(field["type"] != "any" for field in one["schema"]["fields"])


def test_keys_that_the_package_declares_hold(demo: Path, exported: Path) -> None:
    package = described(exported / "whole")
    tables = {one["name"]: one for one in package["resources"] if "schema" in one}
    leads = 0
    for name, one in tables.items():
        (key,) = one["schema"]["uniqueKeys"]
        columns = ", ".join(f'"{column}"' for column in key)
        query = f"select {columns} from '{path_of(exported / 'whole', name)}' group by all having count(*) > 1"
        assert ask(demo / "madoguchi.duckdb", query) == []
        for lead in one["schema"].get("foreignKeys", []):
            (column,), other = lead["fields"], lead["reference"]["resource"]
            here, there = path_of(exported / "whole", name), path_of(exported / "whole", other)
            query = f"from '{here}' as h anti join '{there}' as t using ({column}) where h.{column} is not null"
            assert ask(demo / "madoguchi.duckdb", query) == []
            leads += 1
    assert leads > 10


def test_the_package_says_when_by_what_and_under_whose_terms(demo: Path, exported: Path) -> None:
    package = described(exported / "whole")
    told = package["madoguchi"]
    published = demo / "madoguchi.duckdb"
    assert told["reader"] == [row[0] for row in ask(published, "select distinct reader from revision")]
    assert told["extractor"] == [row[0] for row in ask(published, "select distinct extractor from capture")]
    assert told["text"] is True and described(exported / "shared")["madoguchi"]["text"] is False
    assert package["created"].endswith("+09:00")
    terms = {one["source"]: one["terms"] for one in package["sources"]}
    assert terms == dict(
        ask(published, "select source, terms from source where source in (select source from document)")
    )
    assert sum(one["documents"] for one in package["sources"]) == ask(published, "select count(*) from document")[0][0]


def test_the_dictionary_has_every_column(exported: Path) -> None:
    for kind in ("whole", "shared"):
        page = (exported / kind / "dictionary.md").read_text(encoding="utf-8")
        with (exported / kind / "dictionary.csv").open(encoding="utf-8", newline="") as file:
            listed = [(row["file"], row["column"]) for row in csv.DictReader(file) if row["meaning"] and row["type"]]
        there = [
            (one["path"], field["name"])
            for one in described(exported / kind)["resources"]
            for field in one.get("schema", {}).get("fields", [])
        ]
        assert listed == there
        assert all(f"| `{column}` |" in page for _, column in there)
        assert all(f"### `{name}`" in page for name in RELATIONS)


def test_the_same_file_exported_again_gives_the_same_bytes(demo: Path, exported: Path, tmp_path: Path) -> None:
    assert run("--data", demo, "export", tmp_path / "again").code == 0
    hashes = [{one["path"]: one["hash"] for one in described(folder)["resources"]} for folder in (
        exported / "whole", tmp_path / "again")]  # fmt: skip
    assert hashes[0] == hashes[1]


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from (*strings(key), *strings(one))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from strings(one)


def pieces(text: str) -> set[str]:
    return {text[start : start + QUOTE + 1] for start in range(len(text) - QUOTE)}


def test_no_stretch_of_a_text_longer_than_a_quotation_is_shared(demo: Path, exported: Path) -> None:
    published = demo / "madoguchi.duckdb"
    texts = ask(published, "select title, text, lemmas, author, office from revision")
    told = set[str]().union(*(pieces(text) for row in texts for text in row if text))
    # What our own lists and addresses say too is no quotation.
    ours = ask(published, "select name from entity union select surface from alias union select url from document")
    told -= set[str]().union(*(pieces(row[0]) for row in ours))
    assert len(told) > 3000
    shared = 0
    for path in sorted((exported / "shared").rglob("*")):
        if path.suffix == ".parquet":
            rows = pyarrow.parquet.read_table(path).to_pylist()
            found = {text for row in rows for text in strings(list(row.values()))}
        elif path.is_file():
            found = {path.read_text(encoding="utf-8")}
        else:
            continue
        shared += len(found)
        leaked = {piece for text in found for piece in pieces(text)} & told
        assert not leaked, f"{path.name} gives away {sorted(leaked)[:3]}"
    assert shared > 1000
    assert pieces(texts[0][1]) & told, "the check itself can fail"


def test_facts_hashes_and_spans_are_shared(demo: Path, exported: Path) -> None:
    published, shared = demo / "madoguchi.duckdb", exported / "shared"
    hashed = ask(published, f"select revision_id, text_sha256, text_length from '{path_of(shared, 'revision')}'")
    assert {row[0]: row[1:] for row in hashed} == {
        revision: (hashlib.sha256(text.encode()).hexdigest(), len(text))
        for revision, text in ask(published, "select revision_id, text from revision")
    }
    spans = 'select mention_id, start, "end", entity_id from {} order by all'
    given = ask(published, spans.format(f"'{path_of(shared, 'mention')}'"))
    assert given == ask(published, spans.format("mention"))


def refill(shared: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "rehydrate.py", *map(str, arguments)]
    return subprocess.run(program, cwd=shared, capture_output=True, text=True, encoding="utf-8", check=False)


COMPARED = {
    "revision": "revision_id, title, text, published_at",
    "document_now": "document_id, title, text",
    "revision_change": "document_id, step, title_before, came, went",
    "mention": "mention_id, surface",
    "date_expression": "date_expression_id, surface",
    "outage": "revision_id, cause, counts, evidence",
    "incident_fact": "fact_id, surface",
}


def the_same(published: Path, filled: Path) -> None:
    for name, columns in COMPARED.items():
        query = f"select {columns} from {name} order by all"
        assert ask(filled, query) == ask(published, query), name


@pytest.mark.parametrize("file", ["madoguchi.duckdb", "warehouse.duckdb"])
def test_texts_are_filled_in_again_from_a_file_of_ones_own(
    demo: Path, exported: Path, tmp_path: Path, file: str
) -> None:
    ended = refill(exported / "shared", "--from", demo / file, "--out", tmp_path / "filled.duckdb")
    assert ended.returncode == 0, ended.stderr
    the_same(demo / "madoguchi.duckdb", tmp_path / "filled.duckdb")
    assert [path.name for path in tmp_path.iterdir()] == ["filled.duckdb"]


def test_texts_are_filled_in_again_from_an_archive(demo: Path, exported: Path, tmp_path: Path) -> None:
    out = tmp_path / "filled.duckdb"
    ended = refill(exported / "shared", "--archive", demo / "archive", "--checkout", ROOT, "--out", out)
    assert ended.returncode == 0, ended.stderr
    the_same(demo / "madoguchi.duckdb", out)


def test_texts_that_are_missing_or_differ_are_listed_with_their_addresses(
    demo: Path, exported: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.duckdb"
    shutil.copy(demo / "warehouse.duckdb", own)
    with Warehouse.open(own) as warehouse:
        ids = [row[0] for row in warehouse.rows("select revision_id from revision order by revision_id")]
        warehouse.run("update revision set text = text || '。' where revision_id = $1", [ids[0]])
        warehouse.run("delete from revision where revision_id = $1", [ids[1]])
    out = tmp_path / "filled.duckdb"
    ended = refill(exported / "shared", "--from", own, "--out", out)
    assert ended.returncode == 1 and "2 texts are not filled in, 1 of them" in ended.stdout
    with (tmp_path / "filled.missing.tsv").open(encoding="utf-8", newline="") as file:
        rows = {row["revision_id"]: row for row in csv.DictReader(file, delimiter="\t")}
    assert {revision: row["why"] for revision, row in rows.items()} == {ids[0]: "differs", ids[1]: "not there"}
    assert all(row["url"].startswith("https://") and row["first_seen"].startswith("2025-04-0") for row in rows.values())
    unfilled = ask(out, "select revision_id from revision where text is null order by revision_id")
    assert [row[0] for row in unfilled] == ids[:2]
    again = refill(exported / "shared", "--from", demo / "madoguchi.duckdb", "--out", out)
    assert again.returncode == 2 and "is there already" in again.stderr


def test_an_export_that_was_changed_or_a_file_that_is_none_is_told(demo: Path, exported: Path, tmp_path: Path) -> None:
    shared = Path(shutil.copytree(exported / "shared", tmp_path / "shared"))
    with (shared / "dictionary.md").open("a", encoding="utf-8") as file:
        file.write("\n")
    ended = refill(shared, "--from", demo / "madoguchi.duckdb", "--out", tmp_path / "filled.duckdb")
    assert ended.returncode == 1 and "dictionary.md is not as it was exported" in ended.stderr
    ended = refill(shared, "--from", shared / "dictionary.md", "--out", tmp_path / "other.duckdb")
    assert ended.returncode == 2 and "nothing was filled in" in ended.stderr
    assert not list(tmp_path.glob("*other*"))


def test_only_an_older_export_is_replaced(demo: Path, tmp_path: Path) -> None:
    folder, export = tmp_path / "given", ("--data", demo, "export", tmp_path / "given")
    folder.mkdir()
    assert run(*export).code == 0, "an empty folder is taken"
    (folder / "notes.txt").write_text("my own", encoding="utf-8")
    ended = run(*export, "--no-text")
    assert ended.code == 2 and "notes.txt, which no export wrote" in ended.err
    assert described(folder)["madoguchi"]["text"] and (folder / "tables/revision.parquet").exists()
    (folder / "notes.txt").unlink()
    assert run(*export, "--no-text").code == 0
    assert not described(folder)["madoguchi"]["text"]
    (folder / "datapackage.json").write_text("{}", encoding="utf-8")
    ended = run(*export)
    assert ended.code == 2 and "no export of this program" in ended.err
    (tmp_path / "file").touch()
    assert run("--data", demo, "export", tmp_path / "file").code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "given"], "nothing half-built is left"


def test_without_a_published_file_it_says_what_to_do(tmp_path: Path) -> None:
    ended = run("--data", tmp_path, "export", tmp_path / "out")
    assert ended.code == 2 and "publish" in ended.err
    assert list(tmp_path.iterdir()) == []


def test_readers_keep_the_file_open_meanwhile(demo: Path, tmp_path: Path) -> None:
    with Warehouse.open(demo / "madoguchi.duckdb", read_only=True) as reader:
        before = reader.rows("select count(*) from revision")
        other = finished(spawn("--data", demo, "export", tmp_path / "out", "--json"))
        assert other.code == 0, other.err
        assert reader.rows("select count(*) from revision") == before


FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
sys.argv = ["pipeline.py", "--data", sys.argv[1], "export", sys.argv[2]]
import pipeline
pipeline.app()
"""


def test_a_full_disk_is_told_and_leaves_the_older_export(demo: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert run("--data", demo, "export", folder).code == 0
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    program = [sys.executable, "-c", FULL, str(demo), str(folder)]
    ended = subprocess.run(
        program, cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    assert ended.returncode == 2 and "the disk is full" in ended.stderr and "out was not written" in ended.stderr
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_killed_export_is_cleared_away_by_the_next(demo: Path, tmp_path: Path) -> None:
    left, aside = tmp_path / ".out.999999999.abcd.building", tmp_path / ".out.999999999.replaced"
    (left / "tables").mkdir(parents=True)
    assert run("--data", demo, "export", aside).code == 0, "as if killed between two renames"
    assert run("--data", demo, "export", tmp_path / "out").code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
