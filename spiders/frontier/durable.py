"""SQLite opened for small durable updates, its errors told in plain words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from records import CannotRun

SCHEMA = 2
_BUSY_SECONDS = 30


class FrontierError(CannotRun):
    """The frontier can not be used; the message names the file and the cure."""


def opened(path: Path) -> sqlite3.Connection:
    """Open the frontier's file, made when missing. Raises FrontierError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FrontierError(f"{path}: {error.strerror}; check the folder and its permissions") from error
    with told(path):
        db = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
        try:
            _prepare(db, path)
        except BaseException:
            db.close()
            raise
        return db


def _prepare(db: sqlite3.Connection, path: Path) -> None:
    _version(db, path)  # before anything is changed in it
    db.execute("pragma journal_mode = wal")
    db.execute("pragma synchronous = normal")
    db.execute("begin immediate")
    version = _version(db, path)
    for script in [f"upgrade_{older}" for older in range(version, SCHEMA)] if version else ["schema"]:
        for statement in _statements(script):
            db.execute(statement)
    db.execute(f"pragma user_version = {SCHEMA}")
    db.execute("commit")


def _version(db: sqlite3.Connection, path: Path) -> int:
    (version,) = db.execute("pragma user_version").fetchone()
    if version > SCHEMA:
        raise FrontierError(
            f"{path} was written by a newer version of this program (schema {version}, here {SCHEMA}): "
            "update the program, or move the file away and a new frontier is begun"
        )
    return int(version)


def _statements(script: str) -> list[str]:
    text = Path(__file__).with_name(f"{script}.sql").read_text("utf-8")
    plain = "\n".join(line.partition("--")[0] for line in text.splitlines())
    return [statement for statement in plain.split(";") if statement.strip()]


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into a FrontierError that names the cure."""
    try:
        yield
    except sqlite3.Error as error:
        raise FrontierError(f"{path}: {error}; {_cure(error)}") from error


def _cure(error: sqlite3.Error) -> str:
    text = str(error)
    if "locked" in text:
        return "another crawl is writing it: wait for it to end, then run again"
    if "full" in text or "disk I/O" in text:
        return "free some space, then run again; what was recorded before is kept"
    if "not a database" in text or "malformed" in text or "no such" in text:
        return "the file is damaged: move it away and a new frontier is begun; the archive is not touched"
    return "check the file's permissions"


@contextmanager
def transaction(db: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """Do all or nothing; inside another transaction, become part of it."""
    if db.in_transaction:
        yield db
        return
    with told(path):
        db.execute("begin immediate")
        try:
            yield db
            db.execute("commit")
        except BaseException:
            if db.in_transaction:  # SQLite itself may have rolled back already, as on a full disk
                db.execute("rollback")
            raise
