"""crawl: follow listings, fetch what is due, keep bytes. The only stage that touches the web."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import datetime

from records import CannotRun
from settings import Settings
from spiders.registry import sites, sources
from spiders.run import CrawlOptions
from spiders.run import crawl as run_spiders
from stages.report import Report

_SHARED = {option.name for option in fields(CrawlOptions)} & Settings.model_fields.keys()


def crawl(settings: Settings, names: Sequence[str] = (), now: datetime | None = None, progress: bool = False) -> Report:
    """Crawl the named sources, or all that are on. Raises CannotRun for an unknown name or a missing contact."""
    report = Report()
    chosen = _chosen(settings, names)
    if not chosen:
        report.problems.append("no source is left to crawl: `sources_off` names all that were asked for")
        return report
    for source, day in run_spiders(options_of(settings, now, progress), chosen).items():
        report.add(fetched=day.fetched, unchanged=day.unchanged, gone=day.gone, blocked=day.blocked, failed=day.failed)
        ill = day.failed + day.blocked
        if ill > day.fetched + day.unchanged:  # a page or two that fail on a site that answers are counted, no more
            told = f"{day.failed} failed, {day.blocked} blocked"
            report.problems.append(f"{source}: {told}; `python pipeline.py sources {source}` says why")
    return report


def options_of(settings: Settings, now: datetime | None = None, progress: bool = False) -> CrawlOptions:
    """Give a crawl what it needs of the settings: each key that is an option, too, by the same name."""
    return CrawlOptions(**settings.model_dump(include=_SHARED), now=now, progress=progress)


def _chosen(settings: Settings, names: Sequence[str]) -> list[str]:
    wanted = names or settings.sources_on or [name for name, source in sources().items() if source.enabled]
    off = set(sites_of(settings.sources_off))
    return [site for site in sites_of(wanted) if site not in off]


def sites_of(names: Sequence[str]) -> Iterator[str]:
    """Give the sites that names of spiders or sources stand for. Raises CannotRun for an unknown one."""
    for name in names:
        if name in sources():
            yield from (site.source for site in sources()[name].sites())
        elif name in sites():
            yield name
        else:
            raise CannotRun(f"there is no source {name!r}; `python pipeline.py sources` lists them")
