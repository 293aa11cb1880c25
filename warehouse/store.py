"""The warehouse file: opening it, transactions, merging rows in. The only file that speaks to DuckDB."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any, Self

import duckdb

from warehouse import extracted, known, landing, readings, schema, telling
from warehouse.creating import all_or_nothing
from warehouse.errors import NewerWarehouse, OlderWarehouse, QueryFailed, WarehouseError, explained

OFFLINE = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "python_enable_replacements": False,  # a query must not reach variables of the program by their name
}

Parameters = Sequence[object] | Mapping[str, object]


class Warehouse:
    """One open warehouse file. Use it in `with`, or call `close`."""

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self.path = path
        self._connection = connection
        self._connection.execute("set enable_progress_bar = false")  # it is written between the rows a program reads
        self._depth = 0

    @classmethod
    def open(cls, path: Path | str, read_only: bool = False) -> Self:
        """Open a file, creating it and its tables when writing.

        Raises `WarehouseBusy` while another process writes, `NewerWarehouse` or `OlderWarehouse` when its tables are
        of another version of this program, `MissingWarehouse` and `DamagedWarehouse` when there is nothing to open.
        """
        path = Path(path)
        with nullcontext() if read_only else all_or_nothing(path):
            warehouse = cls._reading(path) if read_only else cls._writing(path)
            try:
                if not read_only:
                    warehouse._check_version()
                    warehouse.run(schema.ddl())
                    warehouse.run(schema.script("stamp_version"), [schema.VERSION])
                warehouse._check_version()
            except BaseException:
                warehouse.close()
                raise
        return warehouse

    @classmethod
    def _writing(cls, path: Path) -> Self:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _explained(path):
            return cls(path, duckdb.connect(str(path), config=dict(OFFLINE)))

    @classmethod
    def _reading(cls, path: Path) -> Self:
        # Attached to a database in memory rather than connected to: DuckDB shares one instance per path within a
        # process, so a second connect would go on seeing a file that publish has meanwhile replaced.
        warehouse = cls(path, duckdb.connect(":memory:", config=dict(OFFLINE)))
        try:
            warehouse.run(f"attach {quoted(path)} as warehouse (read_only); use warehouse")
        except BaseException:
            warehouse.close()
            raise
        return warehouse

    def _check_version(self) -> None:
        known = "select 1 from duckdb_tables() where table_name = 'schema_version' and not internal"
        found = self.rows("select max(version) from schema_version") if self.rows(known) else []
        version = found[0][0] if found else None
        if version is not None and version > schema.VERSION:
            raise NewerWarehouse(
                f"{self.path} has tables of version {version}; this program knows {schema.VERSION}. Update the program"
            )
        if version is not None and version < schema.VERSION:
            raise OlderWarehouse(
                f"{self.path} has tables of version {version}; this program writes {schema.VERSION}. Move the file"
                " away and run `python pipeline.py nightly`: all rows are built again from the archive"
            )

    def close(self) -> None:
        """Close the file; what was landed is already on disk."""
        with suppress(duckdb.Error):
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def lock_down(self) -> None:
        """Refuse other files, extensions and changed settings from here on: for queries that others wrote."""
        self.run("set enable_external_access = false; set lock_configuration = true")

    def several(self, query: str) -> bool:
        """Whether a text holds several statements; DuckDB takes a pivot apart, and its parts have no text."""
        with _explained(self.path):
            texts = [bool(one.query) for one in self._connection.extract_statements(query)]
        return any(texts) and len(texts) > 1

    @contextmanager
    def batch(self) -> Iterator[None]:
        """One transaction: all of what is landed inside, or nothing. Batches inside a batch join it."""
        if self._depth:
            yield
            return
        self.run("begin")
        self._depth = 1
        try:
            yield
            self.run("commit")
        except BaseException:
            with suppress(WarehouseError):
                self.run("rollback")
            raise
        finally:
            self._depth = 0

    @contextmanager
    def staged(self, **tables: Any) -> Iterator[None]:
        """Let statements read Arrow tables by name."""
        try:
            for name, table in tables.items():
                self._connection.register(name, table)
            yield
        finally:
            for name in tables:
                with suppress(duckdb.Error):
                    self._connection.unregister(name)

    def run(self, statements: str, parameters: Parameters = ()) -> None:
        """Run statements that give no rows."""
        with _explained(self.path):
            self._connection.execute(statements, parameters or None)

    def rows(self, query: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """Run a query and give all its rows."""
        return self.sql(query, parameters=parameters)[1]

    def sql(
        self, query: str, limit: int | None = None, parameters: Parameters = ()
    ) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """Run a query and give its column names and its rows, at most `limit` of them."""
        with _explained(self.path):
            done = self._connection.execute(query, parameters or None)
            if done is None:  # nothing but comments and spaces
                raise QueryFailed('the query is empty: give a statement, such as "from coverage_by_day limit 5"')
            columns = tuple(column[0] for column in done.description or ())
            return columns, done.fetchall() if limit is None else done.fetchmany(limit)

    def audits(self) -> list[str]:
        """Run every audit; give one line per audit that found something, naming it and its first finding."""
        failures = []
        for name, query in schema.audits().items():
            columns, found = self.sql(query, limit=2)
            if found:
                first = ", ".join(f"{column} {value}" for column, value in zip(columns, found[0], strict=True))
                failures.append(f"{name}: {first}" + (", and more" if len(found) > 1 else ""))
        return failures

    land = landing.land
    land_arrow = landing.land_arrow
    land_captures = landing.land_captures
    land_runs = landing.land_runs
    land_sources = landing.land_sources
    land_source_days = landing.land_source_days
    land_entities = landing.land_entities
    land_extractions = extracted.land_extractions
    land_imported = extracted.land_imported
    land_readings = readings.land_readings
    scanned = landing.scanned
    capture_ids = known.capture_ids
    with_body = known.with_body
    captured_at = known.captured_at
    bodies = known.bodies
    telling = telling.telling
    pending_captures = extracted.pending_captures
    pending_texts = readings.pending_texts


def quoted(text: object) -> str:
    """Write a value as an SQL string, for statements that take no parameters."""
    return "'" + str(text).replace("'", "''") + "'"


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except duckdb.Error as error:
        raise explained(path, error) from error
    except RuntimeError as error:
        if isinstance(error.__cause__, KeyboardInterrupt):  # so DuckDB tells that it was stopped
            raise error.__cause__ from None
        raise
