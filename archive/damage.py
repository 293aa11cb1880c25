"""What can be wrong with archived bytes, and how it is told."""

from collections.abc import Callable

import structlog

from records import CannotRun

log = structlog.get_logger("madoguchi.archive")
_TOLD = 20  # problems told one by one for each file; the rest are only counted


class ArchiveError(CannotRun):
    """The archive can not do what was asked; the message names the file and the cure."""


class ArchiveDamage(ArchiveError):
    """Archived bytes are missing, changed, or can not be read."""


class Unpackable(ArchiveError):
    """A kept body is whole, but its content encoding can not be taken off; no backup would help."""


class ArchiveFull(ArchiveError):
    """The archive can not be written, mostly for want of room; everything kept so far is whole."""


class Problems:
    """Tells what was skipped in one file: each in the list that was given, else in the log, then only their number."""

    def __init__(self, name: str, listed: list[str] | None = None) -> None:
        self.name = name
        self.count = 0
        self._listed = listed

    def add(self, offset: int, reason: str) -> None:
        """Count one skipped record; `offset` is where it starts in the file, in bytes."""
        self.count += 1
        if self.count <= _TOLD:
            self._tell(f"{self.name}, byte {offset}: {reason}; skipped")

    def close(self) -> None:
        """Tell how many were counted and not told one by one."""
        if self.count > _TOLD:
            self._tell(f"{self.name}: {self.count - _TOLD} more records skipped")

    def _tell(self, message: str) -> None:
        if self._listed is None:
            log.warning("archive record skipped", problem=message)
        else:  # whoever gave the list tells what is in it
            self._listed.append(message)


Told = Callable[[int, str], None]
