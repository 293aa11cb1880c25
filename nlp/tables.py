"""The controlled lists in nlp/tables/, read as records: what can be named, and under which surfaces.

A surface in the lists may hold alternatives in braces, `転入{の/}手続{/き}`; `expand` writes them out. The
municipalities, readings and codes come from code4fukui/localgovjp (CC0); their 法人番号 follow from the codes.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product
from pathlib import Path

from records import Alias, Entity, Succession

FOLDER = Path(__file__).parent / "tables"
_LABELS = {"organisations": "organisation", "systems": "system", "procedures": "procedure", "laws": "law"}
_WORD = re.compile(r"\{\{(\w+)\}\}")
_BRACES = re.compile(r"\{([^{}]*)\}")


@cache
def rows(table: str) -> tuple[dict[str, str], ...]:
    """Read one list of nlp/tables/ by its name without `.tsv`; an empty cell is an empty string.

    A word in double braces in a pattern stands for what tables/vocabulary.tsv says: `{{back}}` for 復旧|再開|直っ…
    Raises ValueError naming the file and line when a line has not as many cells as the header, or names no such word.
    """
    return tuple(lines(table))


def lines(table: str) -> Iterator[dict[str, str]]:
    """Read one list as `rows` does, and forget it: for one of many thousand lines that is made into something else."""
    words = _vocabulary()
    for number, line in _lines(table):
        yield {column: _spelt_out(cell, words, f"{table}.tsv, line {number}") for column, cell in line.items()}


def numbers(table: str) -> dict[str, tuple[float, ...]]:
    """Read one list whose cells are numbers but for the first, by that: many thousand lines, and no patterns in them.

    Raises ValueError naming the file and line where a cell is no number, or one is missing or too many.
    """
    header, *lines = (FOLDER / f"{table}.tsv").read_text("utf-8").removesuffix("\n").split("\n")
    width, found = header.count("\t"), {}
    for number, line in enumerate(lines, start=2):
        name, *cells = line.split("\t")
        try:
            found[name] = tuple(map(float, cells))
        except ValueError as error:
            raise ValueError(f"{table}.tsv, line {number}: {error}") from error
        if len(cells) != width:
            raise ValueError(f"{table}.tsv, line {number}: {len(cells) + 1} cells where the header has {width + 1}")
    return found


def write(table: str, lines: Iterable[Sequence[str]]) -> None:
    """Write one list anew, the cells of each line, of its header first: what a fit gives."""
    (FOLDER / f"{table}.tsv").write_text("".join("\t".join(cells) + "\n" for cells in lines), "utf-8")


def _lines(table: str) -> Iterator[tuple[int, dict[str, str]]]:
    path = FOLDER / f"{table}.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        header = next(lines)
        for number, cells in enumerate(lines, start=2):
            if len(cells) != len(header):
                raise ValueError(f"{path.name}, line {number}: {len(cells)} cells where the header has {len(header)}")
            yield number, dict(zip(header, cells, strict=True))


@cache
def _vocabulary() -> dict[str, str]:
    found: dict[str, str] = {}
    for number, line in _lines("vocabulary"):  # a line may use the words above it
        found[line["name"]] = _spelt_out(line["pattern"], found, f"vocabulary.tsv, line {number}")
    return found


def _spelt_out(cell: str, words: dict[str, str], where: str) -> str:
    if "{{" not in cell:
        return cell
    try:
        return _WORD.sub(lambda word: words[word[1]], cell)
    except KeyError as word:
        raise ValueError(f"{where}: {word} is no word of vocabulary.tsv, or stands below it there") from None


def expand(pattern: str) -> list[str]:
    """Write out the alternatives of a surface: `住民票{の/}写し` → 住民票の写し, 住民票写し."""
    pieces = _BRACES.split(pattern)
    choices = [piece.split("/") if index % 2 else [piece] for index, piece in enumerate(pieces)]
    return list(dict.fromkeys("".join(parts) for parts in product(*choices)))


@cache
def entities() -> tuple[Entity, ...]:
    """Give every entry of the lists: organisations, systems, procedures, laws, then municipalities."""
    return (*_listed(), *_municipalities())


@cache
def aliases() -> tuple[Alias, ...]:
    """Give every other surface of the entities, alternatives written out, each once per entity."""
    found = dict.fromkeys(_surfaces())
    names = {(entity.entity_id, entity.name) for entity in entities()}
    return tuple(Alias(*pair) for pair in found if pair not in names)


@cache
def successions() -> tuple[Succession, ...]:
    """Give who took over from whom."""
    return tuple(Succession(row["entity_id"], row["former"]) for row in rows("successions"))


def _listed() -> Iterator[Entity]:
    for table, label in _LABELS.items():
        for row in rows(table):
            yield Entity(
                row["entity_id"],
                label,
                row["name"],
                reading=row.get("reading") or None,
                kind=row.get("kind") or None,
                houjin_bangou=row.get("houjin_bangou") or None,
                operator=row.get("operator") or None,
            )


def _municipalities() -> Iterator[Entity]:
    for row in rows("municipalities"):
        yield Entity(
            f"lg:{row['code']}",
            "municipality",
            row["name"],
            reading=row["reading"],
            kind=row["kind"],
            lg_code=row["code"],
            houjin_bangou=row["houjin_bangou"] or None,
        )


def _surfaces() -> Iterator[tuple[str, str]]:
    for table in _LABELS:
        for row in rows(table):
            for pattern in filter(None, row["aliases"].split("|")):
                for surface in expand(pattern):
                    yield row["entity_id"], surface
    for row in rows("municipalities"):
        for surface in filter(None, (row["short"], *row["aliases"].split("|"))):
            yield f"lg:{row['code']}", surface
