"""What the tests of export ask of a folder that was exported."""

import json
from pathlib import Path
from typing import Any

from tests.whole import run
from warehouse import schema

RELATIONS = [*schema.tables(), *schema.views()]


def export(demo: Path, folder: Path) -> None:
    """Export the demo as a whole and to share it, each into a folder of its own."""
    for name, options in (("whole", ()), ("shared", ("--no-text",))):
        ended = run("--data", demo, "export", folder / name, *options, "--json")
        assert (ended.code, ended.err) == (0, "")
        assert ended.rows[0]["counts"]["files"] == len(RELATIONS)


def described(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "datapackage.json").read_text(encoding="utf-8")))


def path_of(folder: Path, name: str) -> Path:
    return folder / ("views" if name in schema.views() else "tables") / f"{name}.parquet"
