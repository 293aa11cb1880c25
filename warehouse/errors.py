"""What can go wrong with a warehouse file, each with its cure in the message."""

from pathlib import Path

from records import CannotRun


class WarehouseError(CannotRun):
    """A warehouse file could not be used; the message names the file and the cure."""


class WarehouseBusy(WarehouseError):
    """Another process has the file open, and DuckDB lets one write or many read."""


class NewerWarehouse(WarehouseError):
    """The file was written by a newer version of this program."""


class OlderWarehouse(WarehouseError):
    """The file was written by an older version whose tables differ."""


class MissingWarehouse(WarehouseError):
    """There is no such file yet."""


class DamagedWarehouse(WarehouseError):
    """The file is not a warehouse, or its bytes are broken."""


class WarehouseFull(WarehouseError):
    """The disk took no more."""


class QueryFailed(WarehouseError):
    """DuckDB refused a statement; the message is DuckDB's."""


class AuditFailure(WarehouseError):
    """Tables hold something that an audit forbids; `failures` has a line for each audit."""

    def __init__(self, path: Path, failures: list[str]) -> None:
        super().__init__(f"{path} was not published, its rows contradict each other: " + "; ".join(failures))
        self.failures = failures


KEPT = "Nothing landed before is lost; what was not yet landed is pending again."
REBUILD = "Move it away and run `python pipeline.py nightly`: all rows are built again from the archive."

CAUSES: tuple[tuple[str, type[WarehouseError], str], ...] = (
    # words in DuckDB's message, what it means, what to do
    ("lock on file", WarehouseBusy, "is in use: {said}. Wait until that process ends; readers open the published file"),
    ("already attached", WarehouseBusy, "is open for writing in this process. Close it first"),
    ("different configuration", WarehouseBusy, "is open for writing in this process. Close it first"),
    (
        "database does not exist",
        MissingWarehouse,
        "does not exist yet. Run `python pipeline.py nightly`, which also publishes, or say where it is: --data FOLDER "
        "before the command{beside}",
    ),
    ("not a valid DuckDB", DamagedWarehouse, "is not a DuckDB file. " + REBUILD),
    ("newer version", NewerWarehouse, "was written by a newer DuckDB: {said}. Update this program"),
    ("storage version", NewerWarehouse, "was written by another DuckDB: {said}. Update this program"),
    ("No space left", WarehouseFull, "cannot grow, the disk is full: {said}. Free some space and run again. " + KEPT),
    ("File too large", WarehouseFull, "cannot grow any more: {said}. Free some space and run again. " + KEPT),
    ("could not allocate", WarehouseFull, "needs more memory: {said}. Free some and run again. " + KEPT),
    ("checksum", DamagedWarehouse, "is damaged: {said}. " + REBUILD),
)


def explained(path: Path, error: Exception) -> WarehouseError:
    """Turn an error of DuckDB into ours: what it means for this file, and the cure."""
    said = str(error).strip().split("\n")[0].removesuffix(".")
    for words, kind, message in CAUSES:
        if words.casefold() in said.casefold():
            return kind(f"{path} {message.format(said=said, beside=_demo_beside(path))}")
    return QueryFailed(str(error))


def _demo_beside(path: Path) -> str:
    demo = path.parent / "demo"
    return f"; that of the demo is there: --data {demo}" if (demo / path.name).exists() else ""
