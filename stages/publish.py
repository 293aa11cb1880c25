"""publish: build the file researchers open and put it in place with one atomic rename."""

from settings import Settings
from stages.report import CannotRun, Report
from warehouse.publish import publish as build
from warehouse.store import Warehouse


def publish(settings: Settings) -> Report:
    """Check the audits, then publish. A failed audit is a problem to look at; the old file stays in place."""
    if not settings.warehouse.exists():
        raise CannotRun(f"there is no {settings.warehouse} yet: run `python pipeline.py extract` first")
    with Warehouse.open(settings.warehouse, read_only=True) as warehouse:
        failures = warehouse.audits()
    if failures:
        return Report(problems=[f"audit {failure}; {settings.published} was left as it was" for failure in failures])
    build(settings.warehouse, settings.published)
    return Report({"published": 1})
