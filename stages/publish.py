"""publish: build the file researchers open and put it in place with one atomic rename."""

from settings import Settings
from stages.report import Report
from warehouse.errors import AuditFailure
from warehouse.publish import publish as build


def publish(settings: Settings) -> Report:
    """Publish the warehouse. Rows that an audit forbids are problems to look at, and the old file stays in place."""
    try:
        return Report(build(settings.warehouse, settings.published))
    except AuditFailure as error:
        return Report(problems=[str(error)])
