"""CMS families of Japanese municipal sites, one declaration a file, recognised from the HTML and not from the city."""

import importlib
import pkgutil
import re
from dataclasses import dataclass
from functools import cache

from lxml.etree import XPath

from spiders.fields import Fields, Selectors
from spiders.page.dom import Element

_IDS, _CLASSES, _LINKS = XPath("//@id"), XPath("//@class"), XPath("//a/@href")
_GENERATORS = XPath("//meta[translate(@name, 'GENRATO', 'genrato') = 'generator']/@content")


@dataclass(frozen=True, slots=True)
class Family:
    """A template many sites share: by what it is known, where things stand on it, and where it lists its pages.

    A mark is `#id`, `.class`, `generator=` and a word of that meta element, or `href=` and an address as a link of the
    page writes it; with a `*` at its end it is the start of one, and what follows a `~` is a regex for the end of one.
    """

    name: str
    known_by: tuple[str, ...]  # what only its pages have; several marks in one string are alternatives
    fields: Fields
    needs: int = 2  # how many of the marks must be found
    feeds: tuple[str, ...] = ()  # where its sites publish feeds: `/…` from the root, else beside a list page
    listed: Selectors = ()  # the links of its list pages; empty where no list of it is known


@cache
def families() -> tuple[Family, ...]:
    """Give every family declared in this folder, in the order of the file names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return tuple(module.FAMILY for module in modules if hasattr(module, "FAMILY"))


def family_of(root: Element) -> Family | None:
    """Recognise the family of a page: the one of which most marks are found, and at least as many as it needs."""
    shown = {
        "#": _IDS(root),
        ".": {name for names in _CLASSES(root) for name in str(names).split()},
        "generator=": " ".join(map(str, _GENERATORS(root))).split(),
        "href=": _LINKS(root),
    }
    texts = {kind: f" {' '.join(map(str, names))} " for kind, names in shown.items()}
    counted = [(sum(_shows(texts, mark) for mark in family.known_by), family) for family in families()]
    enough = [(count / len(family.known_by), family) for count, family in counted if count >= family.needs]
    return max(enough, key=lambda pair: pair[0])[1] if enough else None


def _shows(texts: dict[str, str], mark: str) -> bool:
    return any(_is_shown(texts, alternative) for alternative in mark.split())


def _is_shown(texts: dict[str, str], mark: str) -> bool:
    kind = next(kind for kind in texts if mark.startswith(kind))
    name = mark.removeprefix(kind)
    if name.startswith("~"):
        return re.search(rf"{name[1:]} ", texts[kind]) is not None
    return f" {name[:-1]}" in texts[kind] if name.endswith("*") else f" {name} " in texts[kind]
