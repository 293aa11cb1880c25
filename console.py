"""What people see: progress and tables on a terminal, plain lines in a log, JSON for programs."""

import io
import json
import logging
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TypeVar, cast

import structlog
from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

T = TypeVar("T")
# What steers a terminal: control characters, marks that turn the order of writing, halves of surrogate pairs.
_STEERING = [*range(127, 160), 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000)]
_CONTROL = {code: None for code in [*range(32), *_STEERING] if chr(code) not in "\n\t"}
_ESCAPED = {code: f"\\u{code:04x}" for code in _STEERING}

_READABLE = 12  # cells that a column of a table has at least, when its values are longer

# A log or a pipe has no width: a table there is as wide as its rows.
out = Console(highlight=False, soft_wrap=not sys.stdout.isatty(), width=None if sys.stdout.isatty() else 10_000)
err = Console(stderr=True, highlight=False)


def configure_logging() -> None:
    """Log to stderr: readable on a terminal, one JSON object a line otherwise; the standard library's loggers too."""
    terminal = sys.stderr.isatty()
    shared: list[Any] = [structlog.stdlib.add_log_level, structlog.processors.TimeStamper(fmt="iso", utc=False)]
    shared += [] if terminal else [structlog.processors.format_exc_info]
    renderer: Any = (
        structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
        if terminal
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(processor=renderer, foreign_pre_chain=shared))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("madoguchi").setLevel(logging.INFO)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def progress(items: Iterable[T], label: str, total: int | None = None) -> Iterator[T]:
    """Pass items through, with a progress bar when a person watches."""
    if not err.is_terminal:
        yield from items
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        yield from bar.track(items, total=total, description=label)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file to read bytes, with a bar that counts them when a person watches."""
    if not err.is_terminal:
        with path.open("rb") as file:
            yield file
        return
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=err, transient=True)
    with bar, bar.open(path, "rb", description=path.name) as counted:
        # Read in large steps, or the counting would cost more than the reading.
        yield io.BufferedReader(cast(io.RawIOBase, counted), 64 * 1024)


def clean(value: object) -> Text:
    """Make any value safe to print: no markup, and no control characters that a page could steer the terminal with."""
    return Text("" if value is None else str(value).translate(_CONTROL))


def say(text: object, style: str = "") -> None:
    """Print one line of text on standard output."""
    line = clean(text)
    line.stylize(style)
    out.print(line)


def complain(text: object) -> None:
    """Print one line on standard error."""
    err.print(clean(text), style="bold red" if err.is_terminal else "", soft_wrap=True)


def show(columns: Sequence[str], rows: Iterable[Sequence[object]], *, as_json: bool = False, title: str = "") -> None:
    """Print rows for people, or as one JSON object a line for programs.

    People see a table, or where its columns would be too narrow to read, one record below the other.
    """
    if as_json:
        names = [name if name not in columns[:at] else f"{name}_{at + 1}" for at, name in enumerate(columns)]
        for row in rows:
            print_json(dict(zip(names, row, strict=True)))
        return
    cells = [[clean(value) for value in row] for row in rows]
    if _wide(columns, cells) > out.width:
        _show_records(columns, cells, title)
        return
    table = Table(title=title or None, title_justify="left", header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")  # moments and Japanese have no space to break at: they would be cut
    for row in cells:
        table.add_row(*row)
    out.print(table)


def _wide(columns: Sequence[str], rows: Sequence[Sequence[Text]]) -> int:
    # What a table needs to be read: a column that is narrower than this and than its values shows shreds of them.
    needed = (max([cell_len(name), *(row[at].cell_len for row in rows)]) for at, name in enumerate(columns))
    return 1 + sum(min(width, _READABLE) + 3 for width in needed)


def _show_records(columns: Sequence[str], rows: Sequence[Sequence[Text]], title: str) -> None:
    if title:
        say(title, style="italic")
    for number, row in enumerate(rows, 1):
        say(f"── {number} ──", style="dim")
        record = Table.grid(padding=(0, 2, 0, 0))
        record.add_column(style="bold", overflow="fold")
        record.add_column(overflow="fold")
        for name, value in zip(columns, row, strict=True):
            record.add_row(name, value)
        out.print(record)
    if not rows:
        say("no rows")


def print_json(value: object) -> None:
    """Print one JSON object on one line, Japanese as it is; what JSON has no word for as text, NaN as null."""
    line = json.dumps(_plain(value), ensure_ascii=False, allow_nan=False)
    sys.stdout.write(line.translate(_ESCAPED) + "\n")


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value if value is None or isinstance(value, str | int | float) else str(value)
