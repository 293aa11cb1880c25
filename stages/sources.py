"""sources: how every source fares, and of those that are named, which addresses brought nothing, to be tried again."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from console import say, show
from records import CannotRun, SourceInfo
from settings import Settings
from spiders.frontier import Filters, Frontier
from spiders.registry import source_infos
from stages.crawl import sites_of
from stages.report import Report
from warehouse import search as published

HEALTH = "select source, finding, reason, last_success, last_new, runs from source_health"
ILL = """
    select source, finding || ': ' || reason from source_health where finding not in ('ok', 'never crawled')
    order by source like 'lg:%', source
"""
COLUMNS = ("source", "title", "role", "home", "finding", "reason", "last success", "last new", "runs")
ADDRESSES = ("source", "address", "state", "reason", "tries", "tried", "next due")
WELL = ("ok", "never crawled")
NOT_YET = "nothing was crawled and published yet, so none can look ill: run `python pipeline.py nightly`"
MOST = 200  # addresses shown


def sources(
    settings: Settings, names: Sequence[str] = (), *, ill: bool = False, retry: bool = False, as_rows: bool = False
) -> Report:
    """Print how sources fare: all, the named ones, or those that are ill; `retry` makes due what brought nothing.

    Of named sources the addresses that brought nothing are printed too. Raises CannotRun for an unknown name, and for
    `retry` of none.
    """
    if retry and not (names or ill):
        raise CannotRun(
            "--retry asks sites again that refused us: name the sources, or take --ill for all that are ill"
        )
    chosen = set(sites_of(names))
    rows = [row for row in _rows(settings) if not chosen or row[0] in chosen]
    report = Report({"sources": len(rows)})
    crawled = any(row[4] != "never crawled" for row in rows)
    if not (as_rows or chosen):
        rows = _without_the_many(rows)
    rows = [row for row in rows if not (ill and row[4] in WELL)]
    if rows or as_rows:
        show(COLUMNS, rows, as_json=as_rows)
    else:
        say("no source looks ill" if crawled else NOT_YET)
    shown = tuple(sorted(str(row[0]) for row in rows))
    if shown and (chosen or retry):
        _addresses(settings, shown, as_rows)
    if retry:
        report.add(due_again=_retry(settings, shown))
    return report


def _rows(settings: Settings) -> list[tuple[object, ...]]:
    health: dict[str, tuple[object, ...]] = {}
    if settings.published.exists():
        answer = published.sql(settings.published, HEALTH)
        health = {str(row[0]): row[1:] for row in answer.rows}
    unknown = ("never crawled", None, None, None, 0)
    return [(*_declared(info), *health.get(info.source, unknown)) for info in source_infos()]


def _declared(info: SourceInfo) -> tuple[str, ...]:
    return info.source, info.title, info.role, info.home


def _without_the_many(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    # Two thousand municipalities that are well would hide what needs a look.
    hidden = [row for row in rows if str(row[0]).startswith("lg:") and row[4] in WELL]
    if hidden:
        counts = ", ".join(f"{count:,} {finding}" for finding, count in Counter(row[4] for row in hidden).items())
        say(f"not shown: municipalities that are well ({counts}); name them, or take --json", style="dim")
    return [row for row in rows if row not in set(hidden)]


def _addresses(settings: Settings, names: tuple[str, ...], as_rows: bool) -> None:
    if not settings.frontier.exists():
        return
    with Frontier(settings.frontier) as frontier:
        found = [
            (one.source, one.url, one.state, one.reason, one.failures, f"{one.tried:%Y-%m-%d %H:%M}",
             f"{one.next_due:%Y-%m-%d %H:%M}" if one.next_due else "next crawl")
            for one in frontier.unanswered(Filters(names, limit=MOST))
        ]  # fmt: skip
    if found:
        show(ADDRESSES, found, as_json=as_rows, title="Addresses that brought nothing")


def _retry(settings: Settings, names: tuple[str, ...]) -> int:
    if not names or not settings.frontier.exists():
        return 0
    with Frontier(settings.frontier) as frontier:
        return frontier.retry(Filters(names), datetime.now(UTC))


def ill_sources(settings: Settings) -> dict[str, str]:
    """Give the sources that were asked and bring nothing, or no longer what they did, each with the likely reason."""
    return dict(published.sql(settings.published, ILL).rows)
