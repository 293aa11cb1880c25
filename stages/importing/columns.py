"""Which column says what: names as Japanese databases use them (columns.tsv), or as the user says."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from records import CannotRun

TABLE = Path(__file__).parent / "columns.tsv"
_BESIDE = re.compile(r"[\s・_.:/'\"*＊※-]|[(\[【〔<].*")  # of a column's name: what stands beside the word itself


class Columns:
    """The fields that columns stand for. `given` are those the user names: field → column."""

    def __init__(self, given: Mapping[str, str] | None = None) -> None:
        self.given = dict(given or {})
        self._last: tuple[str, ...] = ()
        self._found: dict[str, str] = {}
        unknown = self.given.keys() - fields()
        if unknown:
            raise CannotRun(f"--columns: {', '.join(sorted(unknown))} is no field; fields are {', '.join(fields())}")

    def of(self, names: tuple[str, ...]) -> dict[str, str]:
        """Give field → column for the columns of a row; of two for a field, the one first in the table."""
        if self._last != names:  # most rows have the columns of the row before
            self._last, self._found = names, self._understood(names)
        return self._found

    def missing(self, names: tuple[str, ...]) -> list[str]:
        """Give the columns that the user names and a header does not."""
        there = set(map(plain, names))
        return [name for name in self.given.values() if plain(name) not in there]

    def _understood(self, names: tuple[str, ...]) -> dict[str, str]:
        by_plain = {plain(name): name for name in reversed(names)}
        said = {field: by_plain[plain(name)] for field, name in self.given.items() if plain(name) in by_plain}
        found: dict[str, str] = {}
        for known, field in _known().items():
            if known in by_plain and by_plain[known] not in said.values():
                found.setdefault(field, by_plain[known])
        return found | said


def fields() -> tuple[str, ...]:
    """Every field a column can stand for."""
    return tuple(dict.fromkeys(_known().values()))


def plain(name: str) -> str:
    """Bring a column's name to its plain form: half-width, lower case, without marks and what stands in brackets."""
    return _BESIDE.sub("", unicodedata.normalize("NFKC", name).lower())


@cache
def _known() -> dict[str, str]:
    rows = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[1:])
    return {plain(column): field for field, column in rows}


def given_columns(said: str | None) -> dict[str, str]:
    """Read `title=見出し,text=本文`. Raises CannotRun for anything else."""
    pairs = [pair.partition("=") for pair in (said or "").split(",") if pair.strip()]
    if any(not equals or not column.strip() for _, equals, column in pairs):
        raise CannotRun(f"--columns {said!r} can not be read: write field=column, as in title=見出し,text=本文")
    return {field.strip(): column.strip() for field, _, column in pairs}
