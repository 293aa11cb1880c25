"""What the index of captures knows already, asked for a batch at a time, so that it may grow without bound."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from records import JST, Capture
from warehouse import arrow, schema

if TYPE_CHECKING:
    from warehouse.store import Warehouse


class Sought(NamedTuple):
    """A page seen with a body that was seen before: what is said of that body."""

    url: str
    captured_at: datetime
    digest: str | None
    first_url: str | None  # the page and moment it was seen before
    first_at: datetime | None
    not_modified: bool  # the body seen last at this address


class Body(NamedTuple):
    """The capture that holds the body sought, and whether the page is in the index with it at that moment, too."""

    capture: Capture
    landed: bool


def capture_ids(warehouse: Warehouse, among: Sequence[str]) -> set[str]:
    """Give those of some capture ids that are in the index."""
    query = "select capture_id from capture where capture_id in (select unnest($1))"
    return {row[0] for row in warehouse.rows(query, [list(among)])}


def with_body(warehouse: Warehouse, pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Give those of some pairs of address and digest that a capture in the index has."""
    url, digest = zip(*pairs, strict=True)
    with warehouse.staged(sought=arrow.plain_table({"url": (str, url), "digest": (str, digest)})):
        return set(warehouse.rows("select distinct url, digest from capture semi join sought using (url, digest)"))


def captured_at(warehouse: Warehouse, moments: Sequence[datetime]) -> list[tuple[str, datetime]]:
    """Give address and moment of the captures of some moments, to the second."""
    query = """select url, date_trunc('second', captured_at) as moment
               from capture where moment in (select unnest($1::timestamp[]))"""
    rows = warehouse.rows(query, [[arrow.wall_clock(moment) for moment in moments]])
    return [(url, moment.replace(tzinfo=JST)) for url, moment in rows]


def bodies(warehouse: Warehouse, sought: Sequence[Sought]) -> dict[int, Body]:
    """Find the captures that hold the bodies sought; give them by the place of each in `sought`."""
    if not sought:
        return {}
    url, at, digest, first_url, first_at, not_modified = zip(*sought, strict=True)
    staged = arrow.plain_table(
        {
            "number": (int, range(len(sought))),
            "url": (str, url),
            "captured_at": (datetime, at),
            "digest": (str | None, digest),
            "first_url": (str | None, first_url),
            "first_at": (datetime, first_at),
            "not_modified": (bool, not_modified),
        }
    )
    with warehouse.staged(sought=staged):
        rows = warehouse.rows(schema.script("bodies"))
    return {number: Body(Capture(*row), landed) for number, landed, *row in rows}
