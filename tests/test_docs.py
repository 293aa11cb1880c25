"""What the docs list is what there is."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

import pipeline
from settings import Settings
from warehouse import reference, schema
from warehouse.search import sql
from warehouse.sharing import treatment
from warehouse.store import Warehouse

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = sorted(typer.main.get_command(pipeline.app).commands)
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted([ROOT / "README.md", *ROOT.glob("docs/*.md")])
QUERY = re.compile(r"```sql\n(.*?)```|`((?:from|select) [^`]+)`|sql \"((?:from|select) [^\"]+)\"", re.S)


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """An empty warehouse with its views."""
    with Warehouse.open(tmp_path_factory.mktemp("docs") / "warehouse.duckdb") as warehouse:
        for view in schema.views().values():
            warehouse.run(f"create view {view.name} as {view.select}")
        yield warehouse


def _run(*words: str) -> str:
    result = CliRunner().invoke(pipeline.app, [*words], env={"COLUMNS": "200"})
    assert result.exit_code == 0, result.output
    return result.output


def test_the_commands_are_those_of_the_design() -> None:
    expected = (
        "annotate backfill crawl demo export extract extract-page import link nightly publish read search sources sql "
        "verify"
    )
    assert " ".join(COMMANDS) == expected


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_that_ends_in_an_example(command: str) -> None:
    shown = _run(command, "--help")
    assert re.search(rf"Example: .*python pipeline\.py {command}\b", shown)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert re.search(rf"^\| `{command}` \|", README, re.M), f"the README's table of commands lacks `{command}`"


def test_every_setting_is_documented_with_its_meaning() -> None:
    rows = [
        f"| `{key}` | `{'' if field.default is None else field.default}` | {field.description} |"
        for key, field in Settings.model_fields.items()
        if key != "workers"  # its default is the machine's
    ]
    documented = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    missing = [row for row in rows if row not in documented]
    assert not missing, "put these rows into docs/settings.md:\n" + "\n".join(missing)
    assert "`workers`" in documented


def test_the_map_of_rooms_names_what_is_there() -> None:
    rooms = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith((".", "__"))}
    rooms = {room for room in rooms if not room.endswith(".egg-info")}
    assert all(f"`{room}/`" in README for room in rooms), rooms


@pytest.mark.parametrize("view", sorted((ROOT / "warehouse" / "views").glob("*.sql")), ids=lambda path: path.stem)
def test_every_view_is_in_the_docs(view: Path) -> None:
    assert f"`{view.stem}`" in (ROOT / "docs" / "warehouse.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), f"{document.name} links to {target}, which is not there"


@pytest.mark.parametrize("name", sorted(schema.tables() | schema.views()))
def test_what_is_shared_of_every_column_with_words_is_declared(views: Warehouse, name: str) -> None:
    columns = views.rows(f"describe {name}")
    undeclared = [column for column, kind, *_ in columns if treatment(name, column, kind) is None]
    assert not undeclared, f"say in warehouse/sharing.tsv what `export --no-text` gives of {name}: {undeclared}"


def test_the_page_on_the_warehouse_is_written_from_its_files() -> None:
    written = (ROOT / "docs" / "warehouse.md").read_text(encoding="utf-8")
    assert written == reference.markdown(), "run: python -m warehouse.reference > docs/warehouse.md"


@pytest.mark.parametrize(("query", "answer"), re.findall(r"```sql\n(.*?)```\n\n```\n(.*?)```", README, re.S))
def test_a_query_of_the_readme_gives_the_answer_shown(demo: Path, query: str, answer: str) -> None:
    shown = [re.findall(r"[^│\s][^│]*?(?=\s*│)", row) for row in answer.splitlines() if row.startswith("│")]
    found = sql(demo / "madoguchi.duckdb", query)
    assert [[str(value) for value in row] for row in found.rows] == shown


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_query_of_the_docs_runs(demo: Path, document: Path) -> None:
    for query in map("".join, QUERY.findall(document.read_text(encoding="utf-8"))):
        assert sql(demo / "madoguchi.duckdb", query).columns, query


def test_the_queries_of_the_docs_are_seen() -> None:
    seen = {path.name: len(QUERY.findall(path.read_text(encoding="utf-8"))) for path in DOCUMENTS}
    assert seen["README.md"] >= 4 and seen["search.md"] >= 4, seen
