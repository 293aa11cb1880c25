"""publish: build the file researchers open and put it in place with one atomic rename."""

from settings import Settings
from stages.report import Report
from warehouse.errors import AuditFailure
from warehouse.publish import publish as build


def _kana(words: list[str]) -> list[str]:
    from nlp.words import kana  # takes a second, and a night without a new text needs none

    return kana(words)


def publish(settings: Settings) -> Report:
    """Publish the warehouse. Rows that an audit forbids are problems to look at, and the old file stays in place."""
    try:
        return Report(build(settings.warehouse, settings.published, _kana))
    except AuditFailure as error:
        return Report(problems=[str(error)])
