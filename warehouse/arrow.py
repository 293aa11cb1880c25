"""Records as Arrow tables: one column per field, in the field's order, ready for DuckDB."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import datetime
from functools import cache
from operator import attrgetter
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pyarrow as pa
import pyarrow.compute as pc

from records import JST

_TYPES: dict[object, Any] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    datetime: pa.timestamp("us"),
    tuple[str, ...]: pa.list_(pa.string()),
    tuple[int, ...]: pa.list_(pa.int64()),
    dict[str, str]: pa.map_(pa.string(), pa.string()),
    dict[str, int]: pa.map_(pa.string(), pa.int64()),
    dict[str, tuple[int, int]]: pa.map_(pa.string(), pa.list_(pa.int64())),
}
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def clean(text: str) -> str:
    """Put U+FFFD for each NUL and lone surrogate, one for one so that offsets stay right."""
    return _UNSTORABLE.sub("\ufffd", text)


def wall_clock(moment: datetime) -> datetime:
    """An aware moment as Japan Standard Time without its zone, which is how the warehouse keeps it."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone; give an aware datetime")
    return moment.astimezone(JST).replace(tzinfo=None)


def table(kind: type, records: Sequence[Any], extra: Mapping[str, tuple[object, Sequence[object]]]) -> Any:
    """Lay records out as an Arrow table; `extra` adds columns after the fields, as name → (Python type, values)."""
    given = {name: (hint, list(map(attrgetter(name), records))) for name, hint in _hints(kind).items()}
    return plain_table(given | dict(extra))


def plain_table(given: Mapping[str, tuple[object, Sequence[object]]]) -> Any:
    """Lay out columns that belong to no record, as name → (Python type, values)."""
    return pa.table({name: _column(hint, list(values)) for name, (hint, values) in given.items()})


def columns(kind: type) -> tuple[str, ...]:
    """The columns a record type gives."""
    return tuple(_hints(kind))


@cache
def _hints(kind: type) -> dict[str, object]:
    hints = get_type_hints(kind)
    return {item.name: hints[item.name] for item in fields(kind)}


def _arrow_type(hint: object) -> Any:
    if get_origin(hint) in (UnionType, Union):
        hint = next(part for part in get_args(hint) if part is not type(None))
    if get_origin(hint) is Literal:
        return pa.string()
    if hint in _TYPES:
        return _TYPES[hint]
    return pa.list_(pa.struct({name: _arrow_type(one) for name, one in _hints(_listed(hint)).items()}))


def _listed(hint: object) -> type:
    kind: type = get_args(hint)[0]  # tuple[Count, ...]: records within a record
    return kind


def _column(hint: object, values: list[Any]) -> Any:
    kind = _arrow_type(hint)
    if pa.types.is_timestamp(kind):
        values = [value and wall_clock(value) for value in values]
    if pa.types.is_map(kind):
        values = [list(value.items()) for value in values]
    if pa.types.is_list(kind) and pa.types.is_struct(kind.value_type):
        values = [[asdict(one) for one in value] for value in values]
    try:
        built = pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array(_cleaned(values), kind)
    return pa.array(_cleaned(values), kind) if _has_nul(built, kind) else built


def _has_nul(built: Any, kind: Any) -> bool:
    if pa.types.is_map(kind) or (pa.types.is_list(kind) and pa.types.is_struct(kind.value_type)):
        return True  # few and small: cleaning them costs less than looking
    if pa.types.is_list(kind):
        built = pc.list_flatten(built)
    return pa.types.is_string(built.type) and bool(pc.any(pc.match_substring(built, "\0")).as_py())


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: _cleaned(one) for key, one in value.items()}
    return type(value)(map(_cleaned, value)) if isinstance(value, list | tuple) else value
