"""The rows of a file, whatever wrote it: JSONL, CSV or TSV in the encodings of Japanese databases, Parquet."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet

from records import CannotRun
from stages.importing.columns import Columns
from stages.importing.encodings import Encoded, encoding_of
from stages.importing.sheet import RAW, Bad, sheet_rows

LINES, SHEETS = (".jsonl", ".ndjson"), (".csv", ".tsv", ".txt")
ENDINGS = ".jsonl, .csv, .tsv or .parquet"


Row = tuple[int, dict[str, object] | Bad]  # its number (of the line it begins in, from 1), and what it states


@dataclass(frozen=True, slots=True)
class Source:
    """A file of documents: how it is read, and its rows."""

    encoding: str | None
    rows: Iterator[Row]


def open_rows(path: Path, columns: Columns, encoding: str | None = None) -> Source:
    """Open a file by its ending. Raises CannotRun, at once or while rows are taken, when it can not be read so."""
    if not path.is_file():
        raise CannotRun(f"there is no file {path}")
    ending = path.suffix.lower()
    if ending == ".parquet":
        return Source(None, _told(path, _parquet(path)))
    if ending not in LINES + SHEETS:
        raise CannotRun(f"{path.name}: import takes {ENDINGS}, told by the ending")
    encoded = encoding_of(path, encoding)
    rows = _jsonl(encoded) if ending in LINES else sheet_rows(encoded, columns)
    return Source(encoded.encoding, _told(path, rows))


def _told(path: Path, rows: Iterator[Row]) -> Iterator[Row]:
    try:
        yield from rows
    except (csv.Error, pyarrow.ArrowException) as error:
        raise CannotRun(f"{path.name} can not be read as its ending says ({error}): save it again") from None


def _jsonl(file: Encoded) -> Iterator[Row]:
    for number, line in enumerate(file.lines(), 1):
        if line.strip():
            yield number, _object(line)


def _object(line: str) -> dict[str, object] | Bad:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        row = None
    if isinstance(row, dict):
        return row
    return Bad('it is no JSON object: a line is {"url": …, "title": …, "text": …}', line[:RAW])


def _parquet(path: Path) -> Iterator[Row]:
    with pyarrow.parquet.ParquetFile(path) as file:
        yield from enumerate((row for batch in file.iter_batches() for row in batch.to_pylist()), 1)
