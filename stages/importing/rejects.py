"""The rows that were not taken: a file that says why, and can be mended and imported itself."""

import json
from pathlib import Path
from typing import Any, Self

from spiders.page.masking import mask
from stages.importing.sheet import Bad
from stages.report import Report

TOLD = 1000  # rows named among the problems; the file has them all


class Rejects:
    """A JSONL file of rejected rows, made when the first comes; the one of an earlier import of the file goes."""

    def __init__(self, folder: Path, imported: Path, report: Report) -> None:
        self.path = folder / f"{imported.name}.rejected.jsonl"
        self.name, self.report, self.count = imported.name, report, 0

    def __enter__(self) -> Self:
        self.path.unlink(missing_ok=True)
        self._file: Any = None
        return self

    def __exit__(self, *error: object) -> None:
        if self._file:
            self._file.close()
            self.report.problems.append(
                f"{self.count} rows were not taken; they are in {self.path} with their reasons:"
                " mend them there and import that file"
            )

    def add(self, number: int, row: dict[str, object] | Bad, why: str) -> None:
        """Note a row that was not taken."""
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("w", encoding="utf-8", errors="replace")
        kept = {"as it stands": row.raw} if isinstance(row, Bad) else row
        line = json.dumps({"line": number, "why": why, **kept}, ensure_ascii=False, default=str)
        self._file.write(mask(line) + "\n")
        self.count += 1
        self.report.add(rejected=1)
        if self.count <= TOLD:
            self.report.problems.append(f"{self.name}, line {number}: {why}")
