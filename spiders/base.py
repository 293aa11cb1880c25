"""The spider every source is: its file declares where it lists and what it wants, and this follows it."""

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any, ClassVar, Optional

import scrapy
from scrapy import Request
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from records import Kind
from spiders.options import CannotCrawl
from spiders.site import Site

if TYPE_CHECKING:
    from spiders.discovery import Listing
    from spiders.fields import Layouts


class Source(scrapy.Spider):
    """A source: class attributes only; what each one means stands beside the same name in `spiders/site.py`."""

    name: str
    title: ClassVar[str]
    home: ClassVar[str]
    role: ClassVar[str] = "press"
    kind: ClassVar[Kind] = "news"
    hosts: ClassVar[tuple[str, ...]] = ()
    terms: ClassVar[str] = ""
    listings: ClassVar[tuple["Listing", ...]] = ()
    follow: ClassVar[str] = ""
    drop: ClassVar[str] = ""
    standing: ClassVar[tuple[str, ...]] = ()
    unconfirmed: ClassVar[tuple[str, ...]] = ()
    page: ClassVar[Optional["Layouts"]] = None
    enabled: ClassVar[bool] = True
    called: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def sites(cls) -> tuple[Site, ...]:
        """Give the sites this spider follows: itself; a source that is a table gives one for each row."""
        names = ("title", "home", "role", "kind", "hosts", "terms", "listings", "follow", "drop", "standing")
        others = ("unconfirmed", "page", "enabled", "called")
        declared: dict[str, Any] = {name: getattr(cls, name) for name in (*names, *others)}
        return (Site(source=cls.name, **declared),)

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Refuse, before anything starts, a crawl that may not be: `scrapy crawl` prints the cure."""
        super().update_settings(settings)
        try:
            settings["MADOGUCHI"].check()
        except CannotCrawl as error:
            raise UsageError(str(error), print_help=False) from None

    async def start(self) -> AsyncIterator[Request]:
        """Ask for what is due of each site, or of those named in the argument `only` (source ids, with commas)."""
        # Not needed to read a source's declarations, which is what most of the program does with it.
        from spiders.engine.round import Round
        from spiders.engine.shared import keeper_of

        keeper = keeper_of(self.settings["MADOGUCHI"])
        only = [name for name in str(getattr(self, "only", "")).split(",") if name]
        for site in self.sites():
            if site.source in only if only else site.enabled:
                for request in Round(site, keeper).begin():
                    yield request
