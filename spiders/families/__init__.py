"""CMS families of Japanese municipal sites, one declaration a file, recognised from the HTML and not from the city."""

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache

from spiders.dom import Element, select
from spiders.fields import Fields


@dataclass(frozen=True, slots=True)
class Family:
    """A template many sites share: by what it is known, and where things stand on it."""

    name: str
    known_by: tuple[str, ...]  # selectors
    fields: Fields
    needs: int = 2  # how many of the selectors must find something


@cache
def families() -> tuple[Family, ...]:
    """Give every family declared in this folder, in the order of the file names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return tuple(module.FAMILY for module in modules if hasattr(module, "FAMILY"))


def family_of(root: Element) -> Family | None:
    """Recognise the family of a page: the one of which most marks are found, and at least as many as it needs."""
    counted = [(sum(bool(select(root, mark)) for mark in family.known_by), family) for family in families()]
    enough = [(count / len(family.known_by), family) for count, family in counted if count >= family.needs]
    return max(enough, key=lambda pair: pair[0])[1] if enough else None
