"""What the crawl should know of the pages it keeps, from what was read on them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from records import JST, Story
from warehouse import schema

if TYPE_CHECKING:
    from warehouse.store import Warehouse


class Told(NamedTuple):
    """One page: what its present wording tells, since when it is so worded, and its last capture."""

    url: str
    story: Story | None
    since: datetime
    noise: bool  # the last capture changed nothing but bytes
    digest: str


def telling(warehouse: Warehouse, open_days: int, lately: int) -> list[Told]:
    """Give the pages that tell of outages worded in the last `open_days`, and those that were noise `lately` (days)."""
    rows = warehouse.rows(schema.script("telling"), {"open": open_days, "lately": lately})
    return [Told(url, story, since.replace(tzinfo=JST), *rest) for url, story, since, *rest in rows]
