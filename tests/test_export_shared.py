"""What is shared without texts: no stretch of one, but facts, spans and hashes, and how texts are filled in again."""

import csv
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet
import pytest

from tests.exported import path_of
from tests.whole import ROOT, ask
from warehouse.store import Warehouse

QUOTE = 30


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
