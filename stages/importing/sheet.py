"""The rows of a CSV or TSV file, with the line each begins in; one broken row costs no other."""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from records import CannotRun
from stages.importing.columns import Columns
from stages.importing.encodings import Encoded, undecoded

LARGEST_FIELD = 100_000_000  # characters
LONGEST_ROW = 200_000  # lines: a quote that nobody closed would take in the rest of the file
HEADER_WITHIN = 20  # lines: databases put the query and the date of the export above the header
DELIMITERS = ",\t;"
RAW = 1000  # characters of a rejected row that are kept as they stand


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that is none, and why."""

    why: str
    raw: str = ""


class _Lines:
    """Lines that can be given back, so that what a broken row took in is read again."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines, self._back = lines, deque[str]()
        self.number, self.taken = 0, list[str]()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= LONGEST_ROW:
            raise StopIteration
        line = self._back.popleft() if self._back else next(self._lines)
        self.number += 1
        self.taken.append(line)
        return line

    def give_back(self, kept: int) -> None:
        """Give back all lines taken since `start` but the first ones."""
        self._back.extendleft(reversed(self.taken[kept:]))
        self.number -= len(self.taken) - kept

    def start(self) -> int:
        """Begin to take lines; give the number of the first."""
        self.taken = []
        return self.number + 1


def sheet_rows(file: Encoded, columns: Columns) -> Iterator[tuple[int, dict[str, object] | Bad]]:
    """Give each row under the names of its columns, or why it is none, with the line it begins in, from 1.

    Raises CannotRun when none of the first lines names columns of a document.
    """
    csv.field_size_limit(LARGEST_FIELD)
    above, delimiter, names = _header(file, columns)
    lines = _Lines(file.lines())
    for _ in islice(lines, above):
        pass
    while True:
        first = lines.start()
        fields = _fields(lines, delimiter)
        if fields is None and not lines.taken:
            return
        wrong = _wrong(fields, names, lines.taken)
        if wrong:
            raw = "".join(lines.taken[:1])[:RAW].rstrip("\r\n")
            lines.give_back(1)
            yield first, Bad(wrong, raw)
        elif fields:
            yield first, dict(zip(names, fields, strict=False))


def _header(file: Encoded, columns: Columns) -> tuple[int, str, list[str]]:
    head = list(islice(file.lines(), HEADER_WITHIN))
    for number, line in enumerate(head, 1):
        for delimiter in DELIMITERS:
            names = [name.strip() for name in next(csv.reader([line], delimiter=delimiter), [])]
            if {"title", "text"} <= columns.of(tuple(names)).keys():
                if missing := columns.missing(tuple(names)):
                    there = ", ".join(names)
                    raise CannotRun(f"{file.path.name} has no column {', '.join(missing)}; its columns are {there}")
                return number, delimiter, names
    written = [line for line in head if line.strip()]
    if not written:
        raise CannotRun(f"{file.path.name} is empty: export it again, or give another file")
    first = ", ".join(next(csv.reader(written[:1]), [])[:12])
    raise CannotRun(
        f"{file.path.name}: no line among the first {HEADER_WITHIN} names a column for the title and one for the text"
        f" (the first says: {first}). Say which they are: --columns title=…,text=…"
    )


def _fields(lines: _Lines, delimiter: str) -> list[str] | None:
    try:
        return next(csv.reader(lines, delimiter=delimiter), None)
    except csv.Error:
        return None


def _wrong(fields: list[str] | None, names: list[str], taken: list[str]) -> str | None:
    if fields is None:
        return "it can not be read: a quote is missing, or a field is too long"
    if len(taken) >= LONGEST_ROW or (fields and len(fields) != len(names)):
        over = f" over {len(taken)} lines" if len(taken) > 1 else ""
        return f"it has {len(fields)} fields{over}, the header {len(names)}: a quote or a separator is missing"
    if any(map(undecoded, fields)):
        return "it holds bytes of another encoding than the file"
    return None
