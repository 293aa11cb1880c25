"""The layout shows the architecture: who may import whom, how large a file may be, and that our names are ours."""

import ast
import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MAY_IMPORT = {
    "records": set(),
    "archive": {"records"},
    "spiders": {"records", "archive"},
    "nlp": {"records"},
    "incidents": {"records"},
    "warehouse": {"records"},
    "console": set(),
    "settings": {"records"},
    "stages": {"records", "archive", "spiders", "nlp", "incidents", "warehouse", "console", "settings"},
    "questions": {"stages"},
    "pipeline": {"console", "questions", "stages"},
}
ONLY_IN = {
    "duckdb": {"warehouse/store.py", "warehouse/rehydrate.py"},  # the latter stands alone, in exports
    "fugashi": {"nlp/tokenizer.py"},
    "warcio": {"archive"},
    "scrapy": {"spiders"},
    "spacy": {"nlp", "stages"},
}
FILE_LINES, FUNCTION_LINES = 200, 30


def _files() -> list[Path]:
    rooms = [ROOT / f"{name}.py" for name in MAY_IMPORT] + [ROOT / name for name in MAY_IMPORT]
    return [file for room in rooms for file in ([room] if room.is_file() else sorted(room.rglob("*.py")))]


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{_name(file)}: write `from room.module import name`, not a relative import"
            yield node.module or ""


@pytest.mark.parametrize("file", _files(), ids=_name)
def test_a_room_imports_only_what_is_below_it(file: Path) -> None:
    room = file.relative_to(ROOT).parts[0].removesuffix(".py")
    ours = {name.split(".")[0] for name in _imports(file)} & (MAY_IMPORT.keys() | {"tests", "notebooks", "benchmarks"})
    assert ours - {room} <= MAY_IMPORT[room], f"{_name(file)} imports {ours - {room} - MAY_IMPORT[room]}"


@pytest.mark.parametrize("file", _files(), ids=_name)
def test_a_library_is_spoken_to_in_one_place(file: Path) -> None:
    for library in {name.split(".")[0] for name in _imports(file)} & ONLY_IN.keys():
        places = ONLY_IN[library]
        room = file.relative_to(ROOT).parts[0].removesuffix(".py")
        assert _name(file) in places or room in places, f"{_name(file)} imports {library}; only {places} may"


@pytest.mark.parametrize("file", _files(), ids=_name)
def test_files_and_functions_stay_small(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    assert source.count("\n") <= FILE_LINES, f"{_name(file)} is over {FILE_LINES} lines: divide it by meaning"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= FUNCTION_LINES, f"{_name(file)}: {node.name} has {length} lines; at most {FUNCTION_LINES}"


@pytest.mark.parametrize("file", _files(), ids=_name)
def test_a_file_says_what_it_is_for(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    assert not source.strip() or ast.get_docstring(ast.parse(source)), f"{_name(file)} has no opening sentence"


@pytest.mark.parametrize("name", sorted(MAY_IMPORT))
def test_our_names_resolve_inside_the_checkout(name: str) -> None:
    spec = importlib.util.find_spec(name)
    assert spec is not None
    where = spec.origin or next(iter(spec.submodule_search_locations or ()))
    assert Path(where).resolve().is_relative_to(ROOT), f"{name} is someone else's: run in the project's own environment"
