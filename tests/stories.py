"""The story set, and landing it in a warehouse as the pipeline would: import, extract, annotate, the real reader."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import records
from settings import Settings
from spiders.urls import document_url
from stages.annotate import annotate
from stages.extract import extract
from stages.importing.bring import import_documents

FOLDER = Path(__file__).parent / "gold" / "incidents"


@cache
def gold(name: str) -> list[dict[str, Any]]:
    """Read `documents`, `incidents` or `links` of the story set."""
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()]


@cache
def document_ids() -> dict[str, str]:
    """Give the warehouse's id of each document by its name in the story set."""
    return {row["document"]: records.content_id(document_url(row["url"])) for row in gold("documents")}


def oldest_first(*parts: str) -> list[dict[str, Any]]:
    """Give the revisions in the order they were seen, as nights would bring them; of some parts, if named."""
    part = {row["incident"]: row["part"] for row in gold("incidents")}
    others = {row["document"] for row in gold("links") if part[row["incident"]] not in parts} if parts else set()
    told = [row for row in gold("documents") if row["document"] not in others]
    told = [row for row in told if not parts or row.get("part", "dev") in parts or row["document"] in _linked()]
    return sorted(told, key=lambda row: (row["seen"], row["document"]))


@cache
def _linked() -> set[str]:
    return {row["document"] for row in gold("links")}


def land(data: Path, revisions: Iterable[Mapping[str, Any]]) -> Settings:
    """Bring revisions into the warehouse of a data folder, in this order; what is there already stays."""
    settings = Settings(data=data, workers=1)
    data.mkdir(parents=True, exist_ok=True)
    file = data / "stories.jsonl"
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in revisions), "utf-8")
    for report in (import_documents(settings, file), extract(settings), annotate(settings)):
        assert not report.problems, report.problems
    return settings
