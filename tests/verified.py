"""What the tests of verify do to a data folder, and what verify says of it."""

from pathlib import Path

from tests.whole import Ran, ask, run
from warehouse.store import Warehouse


def verify(data: Path, *arguments: object) -> Ran:
    return run("--data", data, "verify", "--workers", 1, "--json", *arguments)


def faults(data: Path, *arguments: object) -> list[dict[str, object]]:
    ended = verify(data, *arguments)
    *found, last = ended.rows
    assert ended.code == (1 if found else 0) and last["faults"] == len(found)
    return found


def change(data: Path, statement: str) -> None:
    with Warehouse.open(data / "warehouse.duckdb") as warehouse:
        warehouse.run(statement)


def one_capture(data: Path) -> tuple[str, Path, int, int]:
    # Not the last of its file: were that lost, scanning would go on before it, and it would be pending. And a long one.
    url, name, offset, length = ask(
        data / "warehouse.duckdb",
        "select url, archive_file, archive_offset, archive_length from capture"
        " join outage on list_contains(revisions, revision_id) where archive_offset <"
        " (select max(archive_offset) from capture as other where other.archive_file = capture.archive_file)"
        " order by archive_length desc, capture_id limit 1",
    )[0]
    return url, data / "archive" / name, offset, length
