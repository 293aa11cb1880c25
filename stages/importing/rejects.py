"""The rows that were not taken: a file that says why, and can be mended and imported itself until all are in."""

import hashlib
import json
from pathlib import Path
from typing import Any, Self

from records import content_id
from spiders.page.masking import mask
from stages.importing.sheet import Bad
from stages.report import Report

TOLD = 1000  # rows named among the problems; the file has them all
WAITING, DONE = ".rejected.jsonl", ".done.jsonl"
_NAME = 60  # characters of the imported file's name: a name has at most 255 bytes
_TAG = 8  # hex digits that tell files, and what was written to them, apart


class Rejects:
    """A JSONL file of rejected rows, in place once the import succeeded. What somebody mended is never written over.

    Its name says which file was imported, of which folder, and the digest of what we wrote: one whose content has
    another was mended since. Importing a file of rejects writes none; when all of it was taken, it is named as done.
    """

    def __init__(self, folder: Path, imported: Path, report: Report) -> None:
        self.name, self.report, self.count = imported.name, report, 0
        self._imported, self._folder = imported, folder
        self._mends = imported.name.endswith(WAITING) and imported.resolve().parent == folder.resolve()
        self._stem = f"{imported.name[:_NAME]}.{content_id(imported.resolve())[:_TAG]}"
        self._part = folder / f"{self._stem}.part"
        self._file: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, failed: type[BaseException] | None, *error: object) -> None:
        if self._file:
            self._file.close()
        if failed:
            self._part.unlink(missing_ok=True)
        elif self._mends:
            self._mended()
        else:
            self._put_in_place()

    def add(self, number: int, row: dict[str, object] | Bad, why: str) -> None:
        """Note a row that was not taken."""
        if not self._mends:
            self._write(number, row, why)
        self.count += 1
        self.report.add(rejected=1)
        if self.count <= TOLD:
            self.report.problems.append(f"{self.name}, line {number}: {why}")

    def _write(self, number: int, row: dict[str, object] | Bad, why: str) -> None:
        if self._file is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = self._part.open("w", encoding="utf-8", errors="replace")
        kept = {"as it stands": row.raw} if isinstance(row, Bad) else row
        line = json.dumps({"line": number, "why": why, **kept}, ensure_ascii=False, default=str)
        self._file.write(mask(line) + "\n")

    def _mended(self) -> None:
        if self.count:
            self._say(f"they are still in {self._imported}: mend them there and import it again")
        elif self.report.counts:
            self._imported.rename(_done(self._imported))

    def _put_in_place(self) -> None:
        new = self._folder / f"{self._stem}-{_digest(self._part)}{WAITING}" if self._file else None
        for old in self._folder.glob("*" + WAITING):
            if old != new and old.name == f"{self._stem}-{_digest(old)}{WAITING}":
                old.unlink()  # of an earlier import of this file, and as we wrote it
        if new is None:
            return
        if new.exists() or _done(new).exists():
            self._part.unlink()
        else:
            self._part.replace(new)
        if new.exists():
            self._say(f"they are in {new} with their reasons: mend them there and import that file")
        else:
            self._say(f"they were mended and imported before, as {_done(new)}")

    def _say(self, where: str) -> None:
        self.report.problems.append(f"{self.count} rows were not taken; {where}")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:_TAG]


def _done(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(WAITING) + DONE)
