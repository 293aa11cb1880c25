"""export: the published file as a folder of Parquet files that describes itself, to keep, cite or share."""

from functools import partial
from importlib.metadata import version
from pathlib import Path

from console import progress
from settings import Settings
from stages.report import Report
from warehouse.export import export as write


def export(settings: Settings, folder: Path, *, text: bool = True) -> Report:
    """Write the published file to `folder`, without the texts of others when `text` is false."""
    watch = partial(progress, label="export")
    rows = write(settings.published, folder, text=text, version=version("madoguchi"), watch=watch)
    return Report({"files": len(rows), "rows": sum(rows.values())})
