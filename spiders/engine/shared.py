"""What all spiders of one process share, whatever crawler runs them."""

from functools import cache

from spiders.engine.gate import Gate
from spiders.engine.keep import Keeper
from spiders.engine.stores import Stores
from spiders.options import CrawlOptions


@cache
def gate_of(options: CrawlOptions) -> Gate:
    """Give the process's one gate for these options."""
    return Gate(options.pause)


@cache
def keeper_of(options: CrawlOptions) -> Keeper:
    """Give the process's one keeper for these options, opened at the first call. Raises CannotCrawl with the cure."""
    options.check()
    return Keeper(Stores(options))
