"""Texts of our own landed, read and linked, and the rows that linking writes."""

from datetime import datetime

from records import JST, Article
from settings import Settings
from spiders.registry import source_infos
from stages.annotate import annotate
from stages.link import link
from tests.whole import contents
from warehouse.store import Warehouse

SEEN = datetime(2025, 4, 10, 22, 0, tzinfo=JST)
LANDED = ("account", "linked", "incident", "incident_document", "incident_fact", "incident_alias")


def text(name: str, source: str, kind: str, day: str, title: str, body: str) -> Article:
    return Article(f"https://example.jp/{name}", source, kind, title, body, published_at=day)


def land(data, batches) -> Settings:
    """Import, annotate and link texts batch by batch."""
    settings = Settings(data=data, workers=1)
    for batch in batches:
        with Warehouse.open(settings.warehouse) as warehouse:
            warehouse.land_sources(source_infos())
            warehouse.land_imported(batch, SEEN)
        annotate(settings)
        link(settings)
    return settings


def linked(settings: Settings) -> dict[str, list[tuple[object, ...]]]:
    rows = contents(settings.warehouse)
    return {name: rows[name] for name in LANDED}
