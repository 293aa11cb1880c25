"""export writes the published file as Parquet that describes itself, whole or not at all, without texts when asked."""

import csv
import hashlib
import json
from pathlib import Path

import dplib
import jsonschema
import pyarrow.parquet
import pytest

from tests.exported import RELATIONS, described, path_of
from tests.whole import ask, run


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
