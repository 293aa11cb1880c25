"""annotate: read every revision that this reader has not read, and land its mentions, dates and claims."""

from functools import partial
from itertools import chain

import structlog

from console import progress
from nlp import tables
from nlp.version import READER
from records import CannotRun, Reading, Text
from settings import Settings
from spiders.frontier import Frontier, Telling
from stages.reader import read_batch
from stages.report import Report
from stages.workers import batches, over_batches
from warehouse.store import Warehouse

_TASK = 32  # texts that a worker is given at once: few, so that all of them end together
_LATELY = 3  # days back in which a change of bytes alone is looked for
log = structlog.get_logger("madoguchi.annotate")


def annotate(settings: Settings, workers: int | None = None, again: bool = False) -> Report:
    """Land the readings of all pending revisions, a batch in one transaction."""
    report = Report()
    with Warehouse.open(settings.warehouse) as warehouse:
        pending = warehouse.pending_texts(None if again else READER)
        ahead = 2 * settings.batch // _TASK + 2  # so that none waits while a batch is landed
        lost = partial(_lost, report)
        done = over_batches(read_batch, batches(pending, _TASK), workers or settings.workers, ahead, lost)
        landing = batches(chain.from_iterable(done), settings.batch)
        for number, readings in enumerate(progress(landing, "annotate")):
            if number == 0:  # the lists change with the reader, so a night with nothing to read has them all
                warehouse.land_entities(tables.entities(), tables.aliases(), tables.successions())
            warehouse.land_readings(readings, READER)
            report.add(texts=len(readings), outages=sum(reading.relevance == "outage" for reading in readings))
            report.add(mentions=sum(len(r.entities) for r in readings), dates=sum(len(r.dates) for r in readings))
        _tell_the_crawl(settings, warehouse, report)
    return report


def _lost(report: Report, text: Text) -> list[Reading]:
    log.error("text not read, it ends the process that reads it; it counts as other", id=text.id)
    report.add(failed=1)
    report.problems.append(
        f"text {text.id} ended the process that read it: it counts as other until `annotate --again`"
    )
    return [Reading(text.id, "other", 0.0)]


def _tell_the_crawl(settings: Settings, warehouse: Warehouse, report: Report) -> None:
    # A page that tells of an outage is looked at again within hours; one whose bytes alone change, ever more seldom.
    if not settings.frontier.exists():
        return
    try:
        with Frontier(settings.frontier) as frontier:
            pages = warehouse.telling(frontier.policy.open.days, lately=_LATELY)
            frontier.tell(Telling(*page) for page in pages)
    except CannotRun as error:
        report.problems.append(f"when to look at pages again stays as it was: {error}")
