"""nightly: crawl, extract, annotate, link and publish, one after the other, under a lock, with a run record of each."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import structlog

from records import CannotRun, Run, content_id
from settings import Settings
from spiders.run import CrawlBusy
from stages.annotate import annotate
from stages.crawl import crawl
from stages.extract import extract
from stages.link import link
from stages.publish import publish
from stages.report import Report
from stages.sources import ill_sources
from warehouse.landing import end_killed_runs
from warehouse.store import Warehouse

log = structlog.get_logger("madoguchi.nightly")


def nightly(settings: Settings, now: datetime | None = None, progress: bool = False) -> Report:
    """Run all stages. A stage with problems does not stop the next; one that can not run stops the night.

    While another crawl is at work, the night goes on without its own: the later stages need only the archive.
    """
    stages: dict[str, Callable[[], Report]] = {
        "crawl": partial(_crawl, settings, now, progress),
        "extract": partial(extract, settings),
        "annotate": partial(annotate, settings),
        "link": partial(link, settings),
    }
    report = Report()
    with only_one(settings.data / "nightly.lock", "nightly run"):
        with Warehouse.open(settings.warehouse) as warehouse:
            end_killed_runs(warehouse)  # under the lock, so none is of another night
        for name, stage in stages.items():
            report.merge(_recorded(settings, name, stage, now))
        published = _recorded(settings, "publish", partial(publish, settings), now)
    report.merge(Report({f"published_{table}": rows for table, rows in published.counts.items()}, published.problems))
    if not published.problems:  # else the file tells of another night, or is not there
        _tell_ill(settings, report)
    return report


def _crawl(settings: Settings, now: datetime | None, progress: bool) -> Report:
    try:
        return crawl(settings, now=now, progress=progress)
    except CrawlBusy as busy:
        told = f"the night did not crawl: {busy}. What that one kept so far is read now, the rest by the next night"
        return Report(problems=[told])


def _tell_ill(settings: Settings, report: Report) -> None:
    ill = ill_sources(settings)
    named = tuple(f"{source}: " for source in ill)
    report.problems = [problem for problem in report.problems if not problem.startswith(named)]
    report.problems += [f"{source}: {why}" for source, why in ill.items()]


@contextmanager
def only_one(path: Path, what: str) -> Iterator[None]:
    """Hold a lock file. Raises CannotRun when another run holds it; a killed one leaves it unlocked."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CannotRun(f"another {what} holds {path}: wait for it, or stop it; nothing was started") from None
        yield


def _recorded(settings: Settings, name: str, stage: Callable[[], Report], now: datetime | None) -> Report:
    started = now or datetime.now(UTC)
    run = Run(content_id(name, started.isoformat()), name, started)
    _land(settings, run)  # what a kill leaves behind says `running`, until the next night
    log.info("stage started", stage=name)
    try:
        report = stage()
    except BaseException:
        _land(settings, replace(run, ended_at=now or datetime.now(UTC), status="failed"))
        raise
    status = "problems" if report.problems else "done"
    _land(settings, replace(run, ended_at=now or datetime.now(UTC), status=status, counts=report.counts))
    log.info("stage ended", stage=name, **report.counts)
    for problem in report.problems:
        log.warning("needs a look", stage=name, problem=problem)
    return report


def _land(settings: Settings, run: Run) -> None:
    with Warehouse.open(settings.warehouse) as warehouse:
        warehouse.land_runs([run])
