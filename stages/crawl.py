"""crawl: follow listings, fetch what is due, keep bytes. The only stage that touches the web."""

from collections.abc import Sequence
from datetime import datetime

from settings import Settings
from spiders.registry import sources
from spiders.run import CrawlOptions
from spiders.run import crawl as run_spiders
from stages.report import CannotRun, Report


def crawl(settings: Settings, names: Sequence[str] = (), now: datetime | None = None, progress: bool = False) -> Report:
    """Crawl the named sources, or all that are on. Raises CannotRun for an unknown name or a missing contact."""
    chosen = _chosen(settings, names)
    if not (settings.contact or settings.replay or settings.allow_private):
        raise CannotRun(
            "the real web is not crawled without a contact address: set `contact` in madoguchi.toml, "
            'e.g. contact = "you@example.org", or MADOGUCHI_CONTACT'
        )
    options = CrawlOptions(
        data=settings.data,
        contact=settings.contact,
        pause=settings.pause,
        timeout=settings.timeout,
        max_page_bytes=settings.max_page_bytes,
        archive_file_bytes=settings.archive_file_bytes,
        allow_private=settings.allow_private,
        replay=settings.replay,
        now=now,
        progress=progress,
    )
    report = Report()
    for source, day in run_spiders(options, chosen).items():
        report.add(fetched=day.fetched, unchanged=day.unchanged, gone=day.gone, blocked=day.blocked, failed=day.failed)
        if day.failed or day.blocked:
            report.problems.append(f"{source}: {day.failed} failed, {day.blocked} blocked")
    return report


def _chosen(settings: Settings, names: Sequence[str]) -> list[str]:
    known = sources()
    for name in [*names, *settings.sources_on, *settings.sources_off]:
        if name not in known:
            raise CannotRun(f"there is no source {name!r}; `python pipeline.py sources` lists them")
    wanted = names or settings.sources_on or [name for name, source in known.items() if source.enabled]
    return [name for name in wanted if name not in settings.sources_off]
