"""link --show: one incident with its documents and why each belongs to it, or the incidents of one document."""

from console import print_json, say, show
from records import CannotRun
from settings import Settings
from stages.report import Report
from warehouse import schema
from warehouse.store import Warehouse

_RECORD = ("incident_id", "kind", "title", "systems", "procedures", "municipalities", "first_seen")
_MOMENTS = ("started", "detected", "announced", "partial_recovery", "ended", "status", "cause", "scope", "counts")


def linked(settings: Settings, asked: str, as_rows: bool = False) -> Report:
    """Print what is known of an incident (or of those of a document, by its id or address): facts and reasons.

    An id that an incident had before it was merged with another leads to the one it is part of now.
    """
    with Warehouse.open(settings.warehouse, read_only=True) as warehouse:
        found = [row[0] for row in warehouse.rows(schema.script("show_incidents"), {"asked": asked})]
        if not found:
            raise CannotRun(
                f"{asked} is neither an incident nor a document of one: look in the table incident_document"
            )
        for incident in found:
            _show(warehouse, incident, as_rows)
    return Report({"incidents": len(found)})


def _show(warehouse: Warehouse, incident: str, as_rows: bool) -> None:
    columns, rows = warehouse.sql("from incident where incident_id = $1", parameters=[incident])
    about = dict(zip(columns, rows[0], strict=True))
    facts = warehouse.sql(schema.script("show_facts"), parameters=[incident])
    links = warehouse.sql(schema.script("show_links"), parameters=[incident])
    if as_rows:
        told = {
            name: [dict(zip(some[0], row, strict=True)) for row in some[1]]
            for name, some in (("facts", facts), ("documents", links))
        }
        print_json(about | told)
        return
    say(f"{about['incident_id']}  {about['title']}", style="bold")
    show(("field", "value"), [(name, _plain(about[name])) for name in (*_RECORD, *_MOMENTS)])
    show(*facts, title="What is stated of it, by whom and when; * is what the record takes")
    show(*links, title="Its documents, and why")


def _plain(value: object) -> object:
    if isinstance(value, list):
        return "、".join(map(str, value))
    if isinstance(value, dict):
        return "  ".join(f"{name} {count}" for name, count in value.items())
    return value
