"""Documents to compare in tests of copies, landed as the pipeline lands them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from pathlib import Path

from nlp import tables
from records import Mention, Reading
from settings import Settings
from spiders.registry import source_infos
from stages.copies import copies
from stages.reader import read_batch
from tests.landed import NIGHT, article
from warehouse.store import Warehouse

GOLD = Path(__file__).parent / "gold" / "copies.jsonl"
TABLES = ("fingerprint", "likeness", "copy_group")


@dataclass(frozen=True)
class Given:
    """A document of a test: `group` names the account that it shares with others."""

    id: str
    source: str
    text: str
    published: str | None = "2025-04-04"
    group: str | None = None
    seen: int = 0  # hours after the first night

    @property
    def url(self) -> str:
        return f"https://example.jp/{self.id}"


def gold() -> list[Given]:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    return [Given(row["id"], row["source"], row["text"], row["published"], row["group"]) for row in rows]


def land_documents(warehouse: Warehouse, documents: Iterable[Given]) -> None:
    for seen, those in groupby(documents, key=lambda one: one.seen):
        made = [article(one.text, url=one.url, source=one.source, published_at=one.published) for one in those]
        warehouse.land_imported(made, NIGHT + timedelta(hours=seen))


def read_all(warehouse: Warehouse) -> None:
    """Read what is pending with the real reader."""
    warehouse.land_sources(source_infos())
    warehouse.land_entities(tables.entities(), tables.aliases())
    warehouse.land_readings(read_batch(list(warehouse.pending_texts("r1"))), "r1")


def take_as_read(warehouse: Warehouse) -> None:
    """Land readings that name what stands in 『』: for tests of what follows from a reading, not of reading."""
    pending = list(warehouse.pending_texts("r1"))
    warehouse.land_readings([Reading(text.id, "outage", 1.0, _named(text.text)) for text in pending], "r1")


def settle(data: Path, arriving: Sequence[Sequence[Given]]) -> dict[str, list[tuple[object, ...]]]:
    """Land documents a batch after the other, each followed by a run; give the tables of copies."""
    settings = Settings(data=data)
    for documents in arriving:
        with Warehouse.open(settings.warehouse) as warehouse:
            land_documents(warehouse, documents)
            take_as_read(warehouse)
        copies(settings)
    return rows(data)


def rows(data: Path) -> dict[str, list[tuple[object, ...]]]:
    with Warehouse.open(Settings(data=data).warehouse) as warehouse:
        assert warehouse.audits() == []
        return {table: warehouse.rows(f"from {table} order by all") for table in TABLES}


def groups(warehouse: Warehouse) -> dict[str, tuple[str, str]]:
    """Document → its original and what it is to it."""
    query = """select one.url, original.url, copy_group.kind from copy_group join document as one using (document_id)
               join document as original on original.document_id = original_id"""
    return {url.rsplit("/")[-1]: (original.rsplit("/")[-1], kind) for url, original, kind in warehouse.rows(query)}


def _named(text: str) -> tuple[Mention, ...]:
    spans = [(at, text.find("』", at)) for at in range(len(text)) if text[at - 1 : at] == "『"]
    return tuple(Mention("person", text[a:b], None, a, b, text[a:b], "gazetteer") for a, b in spans if b > a)
