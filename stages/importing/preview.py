"""import --dry-run: show what would be understood of a file, and bring nothing in."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from console import print_json, progress, say, show
from spiders.registry import sites
from stages.importing.bring import document_of_row, no_rows
from stages.importing.columns import Columns, given_columns
from stages.importing.documents import Document
from stages.importing.files import open_rows
from stages.importing.sheet import Bad
from stages.report import Report

SHOWN = 3  # documents and rejected rows shown whole
WIDTH = 40  # characters of a value shown


@dataclass(slots=True)
class Understood:
    """What a file seems to hold."""

    encoding: str | None
    columns: dict[str, str] = field(default_factory=dict)  # column → field, empty for one that is not used
    example: dict[str, str] = field(default_factory=dict)  # column → the first value in it
    documents: list[Document] = field(default_factory=list)  # the first few
    sources: Counter[str] = field(default_factory=Counter)
    new_sources: list[str] = field(default_factory=list)  # those of them that nobody declared
    first: str | None = None  # the earliest day
    last: str | None = None
    undated: int = 0
    good: int = 0
    rejected: list[str] = field(default_factory=list)


def preview(path: Path, columns: str | None = None, encoding: str | None = None, as_rows: bool = False) -> Report:
    """Print columns and what they are taken as, the first documents, days, papers, and rows that would be rejected."""
    understood = _understand(path, Columns(given_columns(columns)), encoding)
    if as_rows:
        print_json({name: getattr(understood, name) for name in Understood.__slots__})
    else:
        _print(path, understood)
    nothing = [] if understood.good or understood.rejected else [no_rows(path)]
    return Report({}, understood.rejected + nothing)


def _understand(path: Path, columns: Columns, encoding: str | None) -> Understood:
    opened = open_rows(path, columns, encoding)
    seen = Understood(opened.encoding)
    for number, row in progress(opened.rows, "look"):
        _note_columns(row, columns, seen)
        try:
            document = document_of_row(row, columns)
        except ValueError as error:
            seen.rejected.append(f"{path.name}, line {number}: {error}")
            continue
        _note(document, seen)
    return seen


def _note_columns(row: dict[str, object] | Bad, columns: Columns, seen: Understood) -> None:
    if isinstance(row, Bad):
        return
    fields = {column: name for name, column in columns.of(tuple(row)).items()}
    for column, value in row.items():
        seen.columns.setdefault(column, fields.get(column, ""))
        if value and column not in seen.example:
            seen.example[column] = str(value).replace("\n", " ")[:WIDTH]


def _note(document: Document, seen: Understood) -> None:
    seen.good += 1
    source = document["source"]
    if source not in seen.sources and source not in sites():
        seen.new_sources.append(source)
    seen.sources[source] += 1
    if len(seen.documents) < SHOWN:
        seen.documents.append(document)
    day = document["published"]
    if day is None:
        seen.undated += 1
        return
    seen.first = min(seen.first or day, day)
    seen.last = max(seen.last or day, day)


def _print(path: Path, seen: Understood) -> None:
    say(f"{path.name}" + (f", read as {seen.encoding}" if seen.encoding else ""), style="bold")
    rows = [(column, name or "not used", seen.example.get(column, "")) for column, name in seen.columns.items()]
    show(("column", "taken as", "its first value"), rows)
    for document in seen.documents:
        say(f"{document['published'] or 'no date'} · {document['source']} · {document['title']}")
        say(f"  {document['text'][:120]!r}", style="dim")
    sources = ", ".join(f"{source} {count:,}" for source, count in seen.sources.most_common(10))
    days = f", from {seen.first} to {seen.last}" if seen.first else ""
    say(f"rows taken {seen.good:,} (no date {seen.undated:,}){days}; sources: {sources or 'none'}")
    if seen.new_sources:
        say(f"sources that would be new, as no declared source is called so: {', '.join(seen.new_sources)}")
    say(f"rejected {len(seen.rejected):,}; nothing was brought in (--dry-run)")
