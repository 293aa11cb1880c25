"""What tests of the whole way share: running a command, and everything that stands in a warehouse file."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import pipeline
from warehouse import schema
from warehouse.store import Warehouse

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
PLACE = ("archive_file", "archive_offset", "archive_length")  # where a capture's bytes are: another run, another file

real_pages = pytest.mark.skipif(
    not (SHARED / "pages" / "gold.jsonl").exists(),
    reason="no ../shared/pages beside the checkout",
)
seed_article = pytest.mark.skipif(
    not (SHARED / "seed" / "article.txt").exists(),
    reason="no ../shared/seed beside the checkout",
)


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


def run(*arguments: object, typed: bytes | None = None) -> Ran:
    """Run a command in this process, which is quick; what it does to logging is undone."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        result = CliRunner().invoke(pipeline.app, [str(one) for one in arguments], input=typed)
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert "a fault of this program" not in result.stderr, result.stderr
    return Ran(result.exit_code, result.stdout, result.stderr)


def spawn(*arguments: object, env: Mapping[str, str] | None = None, code: str | None = None) -> "subprocess.Popen[str]":
    """Start a command (or Python `code`) as a process of its own, its output in pipes."""
    start = ["-c", code] if code else ["pipeline.py"]
    return subprocess.Popen(
        [sys.executable, *start, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def finished(process: "subprocess.Popen[str]") -> Ran:
    """Wait for a process and give how it ended."""
    out, err = process.communicate(timeout=120)
    return Ran(process.returncode, out, err)


def contents(path: Path, *but: str, without: tuple[str, ...] = ()) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of a file, but of the tables and columns named."""
    left_out = f" exclude ({', '.join(without)})" if without else ""
    with Warehouse.open(path, read_only=True) as warehouse:
        return {
            name: sorted(
                warehouse.rows(f"select *{left_out if name == 'capture' else ''} from {name}"),
                key=repr,
            )
            for name in schema.tables()
            if name not in but
        }


def ask(path: Path, query: str) -> list[tuple[Any, ...]]:
    """Query a file."""
    with Warehouse.open(path, read_only=True) as warehouse:
        return warehouse.rows(query)
