"""read: read one text, or one a line, and print what was found; touches no warehouse."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import fields
from pathlib import Path
from typing import BinaryIO

from console import print_json, say, show
from nlp.language import load
from nlp.reading import as_json
from nlp.reading import read as read_texts
from records import CannotRun, Reading, Text
from stages.report import Report

STDIN = Path("-")


def read_one(path: Path, as_json_line: bool = False, **about: str | None) -> Report:
    """Read one text and print it as tables, or as one JSON object. Raises CannotRun when the file can not be read."""
    text = Text(id=path.name, text=_content(path), **about)  # type: ignore[arg-type]
    (reading,) = read_texts(load(), [text])
    if as_json_line:
        print_json(as_json(reading))
    else:
        _show(reading)
    return Report({"texts": 1})


def read_lines(path: Path) -> Report:
    """Read one document a line and print one JSON object a line; a bad line is a problem, not an end."""
    report = Report()
    with _open(path) as lines:
        for reading in read_texts(load(), _texts(lines, report)):
            print_json(as_json(reading))
            report.add(texts=1)
    return report


def _texts(lines: Iterable[bytes], report: Report) -> Iterator[Text]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _text(json.loads(line))
        except (ValueError, RecursionError) as error:
            report.problems.append(f"line {number} is not a document: {error}. It needs id and text, as UTF-8 JSON.")


def _text(row: object) -> Text:
    if not isinstance(row, dict):
        raise ValueError("it is no JSON object")
    if not isinstance(row.get("id"), str | int):
        raise ValueError("`id` is missing, or neither text nor number")
    if not isinstance(row.get("text"), str):
        raise ValueError("`text` is missing, or no text")
    about = {field.name: row.get(field.name) for field in fields(Text) if field.name != "id"}
    for name, value in about.items():
        if not isinstance(value, str | None):
            raise ValueError(f"`{name}` is no text")
    return Text(id=row["id"], **about)  # type: ignore[arg-type]


def _content(path: Path) -> str:
    with _open(path) as file:
        try:
            return file.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise CannotRun(f"{path} is not UTF-8 ({error}); for a saved web page use `extract-page`") from None


def _open(path: Path) -> AbstractContextManager[BinaryIO]:
    if path == STDIN:
        return nullcontext(sys.stdin.buffer)
    try:
        return path.open("rb")
    except OSError as error:
        raise CannotRun(f"{path} can not be read: {error.strerror}") from None


def _show(reading: Reading) -> None:
    say(f"relevance: {reading.relevance} ({reading.relevance_score:.2f})", style="bold")
    entities = (
        (e.start, e.end, e.surface, e.label, e.name, e.entity_id or " ? ".join(e.candidates)) for e in reading.entities
    )
    show(("start", "end", "surface", "label", "name", "id"), entities, title="entities")
    dates = ((d.start, d.end, d.surface, d.value, d.granularity, d.resolved_against) for d in reading.dates)
    show(("start", "end", "surface", "value", "granularity", "resolved against"), dates, title="dates")
    claims = (
        (c.start, c.end, c.state, "、".join(c.systems + c.procedures), c.from_, c.to, c.speaker) for c in reading.claims
    )
    show(("start", "end", "state", "of", "from", "to", "speaker"), claims, title="claims")
