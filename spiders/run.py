"""Running a crawl, in a process of its own: so one crawl can follow another, and a crash is only a message."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from records import SourceDay
from spiders.options import CannotCrawl, CrawlBusy, CrawlOptions
from spiders.registry import sites, sources

__all__ = ["CannotCrawl", "CrawlBusy", "CrawlOptions", "crawl"]

_ROOT = Path(__file__).resolve().parent.parent
_PATIENCE = 60.0  # seconds a crawl that was asked to stop may take for it
Told = Callable[[str, int, int], None]


def crawl(options: CrawlOptions, names: Sequence[str] = (), told: Told | None = None) -> dict[str, SourceDay]:
    """Crawl the named sources (spider names or source ids), or all that are enabled, and count what came by source id.

    `told(source, asked, done)` hears of progress. Raises CannotCrawl, with the cure, when the crawl could not begin or
    had to stop (CrawlBusy while another is at work); what was kept until then stays kept.
    """
    options.check()
    order = {"options": _plain(options), "names": _chosen(options, names)}
    with _shown(options) if told is None else nullcontext(told) as hear:
        return _run(order, hear)


def _plain(options: CrawlOptions) -> dict[str, Any]:
    now = options.now.isoformat() if options.now else None
    return {**asdict(options), "data": str(options.data.resolve()), "now": now}


def _chosen(options: CrawlOptions, names: Sequence[str]) -> list[str]:
    known = {*sources(options.package), *sites(options.package)}
    if unknown := [name for name in names if name not in known]:
        raise CannotCrawl(f"there is no source {unknown[0]!r}; `python pipeline.py sources` lists them")
    return list(names) or [name for name, source in sources(options.package).items() if source.enabled]


def _run(order: dict[str, Any], told: Told) -> dict[str, SourceDay]:
    path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))
    child = subprocess.Popen(
        [sys.executable, "-m", "spiders.engine.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": path},
    )
    try:
        return _listen(child, order, told)
    finally:
        _end(child)


def _listen(child: "subprocess.Popen[str]", order: dict[str, Any], told: Told) -> dict[str, SourceDay]:
    assert child.stdin and child.stdout
    days: dict[str, SourceDay] = {}
    stopped: CannotCrawl | None = None
    child.stdin.write(json.dumps(order) + "\n")
    child.stdin.flush()
    for line in child.stdout:
        event = json.loads(line)
        if event["event"] == "progress":
            told(event["source"], event["asked"], event["done"])
        elif event["event"] == "log":
            logging.getLogger(event["logger"]).log(event["level"], "%s", event["message"])
        elif event["event"] == "counts":
            days = {day["source"]: SourceDay(**day) for day in event["days"]}
        elif event["event"] == "stopped":
            stopped = (CrawlBusy if event.get("busy") else CannotCrawl)(event["message"])
    code = child.wait()
    if stopped:
        raise stopped
    if code:
        raise CannotCrawl(
            f"the crawling process ended with exit code {code} before it was done; what it kept is kept: "
            "run the same command again to go on, and look at the last lines of the log"
        )
    return days


def _end(child: "subprocess.Popen[str]") -> None:
    if child.poll() is None:  # interrupted: it got the same signal, and finishes what it has begun
        try:
            child.wait(_PATIENCE)
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            child.kill()
            child.wait()
    for stream in (child.stdin, child.stdout):
        if stream:
            stream.close()


def _shown(options: CrawlOptions) -> AbstractContextManager[Told]:
    console = Console(stderr=True)
    if not (options.progress and console.is_terminal):
        return nullcontext(lambda source, asked, done: None)
    return _Bar(Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=console))


class _Bar(AbstractContextManager[Told]):
    def __init__(self, bar: Progress) -> None:
        self._bar = bar

    def __enter__(self) -> Told:
        self._bar.start()
        task = self._bar.add_task("crawl", total=None)
        return lambda source, asked, done: self._bar.update(
            task, description=f"crawl {source}", total=asked, completed=done
        )

    def __exit__(self, *error: object) -> None:
        self._bar.stop()
