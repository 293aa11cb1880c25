"""The first opening of a warehouse file makes all of it or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warehouse.errors import WarehouseBusy


@contextmanager
def all_or_nothing(path: Path) -> Iterator[None]:
    """Remove a file whose creation fails in the block: DuckDB can not open half a file. One that exists is left."""
    existed = path.exists()
    try:
        yield
    except WarehouseBusy:  # then it is another process that creates it
        raise
    except BaseException:
        if not existed:
            for made in (path, path.with_name(f"{path.name}.wal")):
                made.unlink(missing_ok=True)
        raise
