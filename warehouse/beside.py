"""Building a file or folder beside the place it will have, so that it is there whole or not at all."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def built_beside(target: Path) -> Iterator[Path]:
    """Give a name beside `target` to build under. What is left of it is removed, as is what killed runs left behind."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for left in target.parent.glob(f".{target.name}.*.building*"):
        maker = left.name.removeprefix(f".{target.name}.").split(".")[0]
        if maker.isdigit() and not _runs(int(maker)):
            _remove(left)
    building = target.with_name(f".{target.name}.{os.getpid()}.{secrets.token_hex(4)}.building")
    try:
        yield building
    finally:
        for path in (building, building.with_name(building.name + ".wal")):
            _remove(path)


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, would survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(FileNotFoundError):
            path.unlink()
