"""read: read one text, or one a line, and print what was found; touches no warehouse."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import fields
from math import fsum
from pathlib import Path
from typing import Any, BinaryIO

from spacy.language import Language
from spacy.tokens import Doc

from console import print_json, show
from nlp.dates import day_of_publication
from nlp.language import load
from nlp.reading import as_json, read_one
from nlp.reading import read as read_texts
from nlp.wording import WORD
from records import CannotRun, Text
from stages.marked import print_reading
from stages.marked_page import page
from stages.report import Report

STDIN = Path("-")
_WORDS = 20  # that are shown
_HEAD = 400  # characters in which a headline stands; one without end is cut there


def read(
    path: Path,
    about: dict[str, str | None],
    lines: bool = False,
    as_json_line: bool = False,
    html: Path | None = None,
    explain: bool = False,
) -> Report:
    """Read one text, or one on each of the `lines`. Raises CannotRun for what can not be read or written."""
    if not lines:
        return print_one(path, about, as_json_line, html, explain)
    if html or explain or any(about.values()):
        raise CannotRun("--jsonl reads title, published and url from each line, and prints JSON: leave the others out")
    return print_lines(path)


def print_one(
    path: Path,
    about: dict[str, str | None],
    as_json_line: bool = False,
    html: Path | None = None,
    explain: bool = False,
) -> Report:
    """Read one text and print it marked, with its outage card, or as one JSON object.

    `html` writes the same as a page; `explain` adds what weighed for and against each kind of relevance. Raises
    CannotRun when the file can not be read or is empty, the page not be written, or `published` in `about` is no date.
    """
    _check_date(about["published"])
    nlp = load()
    text = Text(id=path.name, text=_content(path), **about)  # type: ignore[arg-type]
    if not text.text.strip():
        raise CannotRun(f"{_called(path)} is empty: there is nothing to read")
    reading, doc = read_one(nlp, text)
    if as_json_line:
        print_json(as_json(reading) | ({"explanation": _weights(nlp, doc)} if explain else {}))
    else:
        print_reading(reading, text.text)
        if explain:
            _explain(_weights(nlp, doc))
    if html:
        _write(html, page(reading, text.text, _headline(text)))
    return Report({"texts": 1})


def _headline(text: Text) -> str:
    """Give the title, or the first line that says anything; a text of none has its file's name."""
    lines = (line.strip() for line in (text.title or "", *text.text[:_HEAD].splitlines()))
    return next(filter(None, lines), str(text.id))


def _check_date(published: str | None) -> None:
    if published and day_of_publication(published) is None:
        raise CannotRun(f"--published {published} is no date that can be read: write it as 2025-04-04")


def _weights(nlp: Language, doc: Doc) -> dict[str, dict[str, float]]:
    relevance: Any = nlp.get_pipe("relevance")
    found: dict[str, dict[str, float]] = relevance.explain(doc)
    return found


def _explain(weights: dict[str, dict[str, float]]) -> None:
    evidence = dict.fromkeys(name for parts in weights.values() for name in parts)
    most = sorted(evidence, key=lambda name: max(abs(parts[name]) for parts in weights.values()), reverse=True)
    shown = [name for name in most if WORD not in name]
    told = [name for name in most if WORD in name]
    rows = [_row(name, weights, [name]) for name in shown + told[:_WORDS]]
    rows += [_row(f"{len(told) - _WORDS} words more", weights, told[_WORDS:])] if told[_WORDS:] else []
    show(
        ("evidence", *weights), [*rows, _row("sum, against other", weights, most)], title="what weighed for and against"
    )


def _row(called: str, weights: dict[str, dict[str, float]], names: list[str]) -> tuple[str, ...]:
    return called, *(f"{fsum(parts[name] for name in names):+.2f}" for parts in weights.values())


def _write(path: Path, content: str) -> None:
    try:
        path.write_text(content, "utf-8", errors="replace")
    except OSError as error:
        raise CannotRun(f"{path} can not be written: {error.strerror}") from None


def print_lines(path: Path) -> Report:
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
            text = _text(json.loads(line))
            if text.published and day_of_publication(text.published) is None:
                report.problems.append(f"line {number}: published {text.published!r} is no date; it is read without")
            yield text
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
            cure = "a text: `iconv -f cp932 -t utf-8 FILE` (or utf-16); a saved web page: `extract-page`"
            raise CannotRun(f"{_called(path)} is not UTF-8 ({error}). For {cure}") from None


def _called(path: Path) -> str:
    return "what came in" if path == STDIN else str(path)


def _open(path: Path) -> AbstractContextManager[BinaryIO]:
    if path == STDIN:
        return nullcontext(sys.stdin.buffer)
    try:
        return path.open("rb")
    except OSError as error:
        raise CannotRun(f"{path} can not be read: {error.strerror}") from None
