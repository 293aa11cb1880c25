"""One site as a source declares it: where it lists, what of it is wanted, and under whose terms."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Optional

from records import Kind, SourceInfo

if TYPE_CHECKING:
    from spiders.discovery import Listing
    from spiders.fields import Layouts


@dataclass(frozen=True)
class Site:
    """A source file is one site; a table of municipalities is a site a row."""

    source: str  # file name, or `lg:` + 団体コード
    title: str
    home: str
    role: str = "press"
    kind: Kind = "news"
    hosts: tuple[str, ...] = ()  # `example.jp` with every host below; `example.jp/ward/` only that folder of them
    terms: str = ""
    listings: tuple["Listing", ...] = ()
    follow: str = ""  # regex: addresses on `hosts` that are wanted; empty takes all of them
    drop: str = ""  # regex: addresses refused although they match `follow`
    standing: tuple[str, ...] = ()  # pages rewritten in place, looked at in every run; may be listings as well
    unconfirmed: tuple[str, ...] = ()  # what could not be confirmed about the site
    page: Optional["Layouts"] = None  # how its pages are laid out; of several layouts the newest first
    enabled: bool = True
    called: tuple[str, ...] = ()  # what else it is called by those who cite it: 日経, 日本経済新聞社

    def wants(self, url: str) -> bool:
        """Tell whether a canonical address found on a listing is a page of this source."""
        if not self.covers(url) or (self.drop and re.search(self.drop, url)):
            return False
        return not self.follow or bool(re.search(self.follow, url))

    def covers(self, url: str) -> bool:
        """Tell whether the address is on one of the declared hosts or below it, and in the folder declared with it."""
        return any(_within(url, place) for place in self.hosts)

    def info(self) -> SourceInfo:
        """Give what is landed of the declaration."""
        unconfirmed = "\n".join(self.unconfirmed)
        return SourceInfo(self.source, self.title, self.role, self.kind, self.home, self.terms, unconfirmed)


def host_of(url: str) -> str:
    """Give the host name of an http(s) address, lower case and without its port; empty when there is none."""
    found = re.match(r"https?://(?:[^/?#]*@)?(\[[^\]]*\]|[^/?#:]*)", url, re.IGNORECASE)
    return found[1].lower().rstrip(".") if found else ""


def _within(url: str, place: str) -> bool:
    host, slash, folder = place.partition("/")
    if not covered(host_of(url), host):
        return False
    return not slash or bool(re.match(rf"https?://[^/?#]*/{re.escape(folder)}", url, re.IGNORECASE))


def covered(host: str, declared: str) -> bool:
    """Tell whether `host` is the declared host or one below it."""
    return host == declared or host.endswith("." + declared)
