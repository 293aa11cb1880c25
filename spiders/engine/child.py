"""The process a crawl runs in: takes its order on stdin, tells what happens on stdout, one JSON object a line."""

import json
import logging
import os
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import Any, TextIO

import structlog
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings
from structlog.typing import EventDict
from twisted.logger import globalLogBeginner

import spiders.settings
from spiders.engine.keep import Keeper
from spiders.engine.shared import keeper_of
from spiders.engine.tell import EventHandler, Teller
from spiders.options import CannotCrawl, CrawlBusy, CrawlOptions
from spiders.registry import sources

STOPPED, ORPHANED = 2, 3
_HERE = {"LOG_INSTALL_ROOT_HANDLER": False, "LOG_LEVEL": "ERROR"}


def main() -> int:
    """Crawl as ordered; the exit code is 0 when the crawl came to its end, and 2 when it could not begin or stopped."""
    teller = Teller(_private_stdout())
    order = json.loads(sys.stdin.readline())
    Thread(target=_end_with_parent, daemon=True).start()
    _log_to(teller)
    try:
        options = order_options(order["options"])
        keeper = keeper_of(options)
    except CannotCrawl as error:
        teller.say("stopped", message=str(error), busy=isinstance(error, CrawlBusy))
        return STOPPED
    keeper.tally.teller = teller
    try:
        _crawl(options, order["names"])
    finally:
        keeper.stores.close()
    return _report(keeper, teller)


def order_options(given: dict[str, Any]) -> CrawlOptions:
    """Read the options from what JSON keeps of them."""
    now = given["now"]
    return CrawlOptions(**{**given, "data": Path(given["data"]), "now": datetime.fromisoformat(now) if now else None})


def _report(keeper: Keeper, teller: Teller) -> int:
    teller.say("counts", days=[asdict(day) for day in keeper.tally.days(keeper.stores.options.clock())])
    if keeper.tally.stopped:
        teller.say("stopped", message=keeper.tally.stopped)
        return STOPPED
    return 0


def _crawl(options: CrawlOptions, names: list[str]) -> None:
    settings = Settings()
    settings.setmodule(spiders.settings, priority="project")
    settings.setdict({**spiders.settings.of(options), **_HERE, "SPIDER_MODULES": [options.package]}, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    _quieten()
    chosen = set(names)
    for name, source in sources(options.package).items():
        sites = source.sites()
        if wanted := [site.source for site in sites if site.source in chosen or (name in chosen and site.enabled)]:
            process.crawl(source, only=",".join(wanted))
    process.start()


def _private_stdout() -> TextIO:
    # What a library prints must not fall among our events: they get a copy of stdout, and stdout becomes stderr.
    events = os.fdopen(os.dup(1), "w", encoding="ascii", buffering=1)
    os.dup2(2, 1)
    return events


def _end_with_parent() -> None:
    # A parent that is killed closes our stdin. Ending at once is safe at any moment, and leaves no second crawl behind.
    while os.read(0, 1):  # below Python's buffer, whose lock would be held when the process ends
        pass
    os._exit(ORPHANED)


def _log_to(teller: Teller) -> None:
    handler = EventHandler(teller)
    handler.addFilter(_is_news)
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("madoguchi").setLevel(logging.INFO)
    logger_factory = structlog.stdlib.LoggerFactory()
    structlog.configure(
        processors=[_line],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=logger_factory,
    )


def _line(_logger: Any, _level: str, event: EventDict) -> str:
    # As words: the parent gives them the form of all its lines.
    return " ".join([str(event.pop("event")), *(f"{name}={value}" for name, value in event.items())])


def _is_news(record: logging.LogRecord) -> bool:
    if record.name == "twisted" and record.getMessage().startswith("while verifying certificate"):
        return False  # comes back as the reason of a failed page
    return record.levelno >= logging.ERROR or not record.name.startswith("scrapy")


def _quieten() -> None:
    # Twisted prints what is critical on stderr until somebody else takes its events; logging has them already.
    nobody: Any = lambda event: None  # noqa: E731
    globalLogBeginner.beginLoggingTo([nobody], redirectStandardIO=False)
    for name in ("scrapy.downloadermiddlewares", "scrapy.core.downloader", "py.warnings", "twisted"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what they tell is told once, by us, with its outcome


if __name__ == "__main__":
    ended = main()
    logging.shutdown()
    os._exit(ended)  # all is closed and told: taking the interpreter apart would only take time
