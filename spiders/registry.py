"""The sources there are, found by walking spiders/sources: adding a file is all it takes."""

import importlib
import pkgutil
from functools import cache

from records import SourceInfo
from spiders.base import Source
from spiders.site import Site, covered, host_of


@cache
def sources(package: str = "spiders.sources") -> dict[str, type[Source]]:
    """Give every source's spider class by name, in the order of the names."""
    modules = sorted(module.name for module in pkgutil.iter_modules(importlib.import_module(package).__path__))
    found: dict[str, type[Source]] = {}
    for module in modules:
        loaded = importlib.import_module(f"{package}.{module}")
        for value in vars(loaded).values():
            if isinstance(value, type) and issubclass(value, Source) and value.__module__ == loaded.__name__:
                found[value.name] = value
    return found


@cache
def sites(package: str = "spiders.sources") -> dict[str, Site]:
    """Give every declared site by its source id: one for most sources, one a row for the municipalities."""
    return {site.source: site for source in sources(package).values() for site in source.sites()}


def source_infos() -> list[SourceInfo]:
    """Give what every site declares about itself, for the warehouse."""
    return [site.info() for site in sites().values()]


def source_of(url: str) -> str | None:
    """Find the source an address belongs to by its host; of several on one host, the one that wants the address.

    A ward that has a folder of its city's host comes before the city.
    """
    candidates = [site for site in _by_host(host_of(url)) if site.covers(url)]
    wanted = [site for site in candidates if site.wants(url)]
    return (wanted or candidates)[0].source if candidates else None


@cache
def _hosts() -> dict[str, tuple[Site, ...]]:
    table: dict[str, list[tuple[str, Site]]] = {}
    for site in sites().values():
        for place in site.hosts:
            host, _, folder = place.partition("/")
            table.setdefault(host, []).append((folder, site))
    longest_first = {host: sorted(found, key=lambda one: -len(one[0])) for host, found in table.items()}
    return {host: tuple(site for _, site in found) for host, found in longest_first.items()}


def _by_host(host: str) -> tuple[Site, ...]:
    labels = host.split(".")
    for start in range(len(labels)):
        declared = ".".join(labels[start:])
        if declared in _hosts() and covered(host, declared):
            return _hosts()[declared]
    return ()
