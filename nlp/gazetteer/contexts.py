"""What company decides: surfaces that are no name without it, and surfaces that name something else in it."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from nlp.gazetteer.view import View, key
from nlp.tables import expand, rows

NEAR = 24  # characters on either side
_SENTENCE_ENDS = "。\n"


@dataclass(frozen=True, slots=True)
class Company:
    """What must and must not stand around a surface; `scope` is text, sentence, near, after, or never."""

    scope: str
    needs: re.Pattern[str] | None
    forbids: re.Pattern[str] | None

    def surrounds(self, view: View, start: int, end: int) -> bool:
        """Say whether it stands around `view.key[start:end]`."""
        text = view.key
        if self.scope == "never":
            return False
        if self.scope == "after":
            needed = not self.needs or self.needs.match(text, end)
            return bool(needed) and not (self.forbids and self.forbids.match(text, end))
        if self.scope == "text":
            return not (self.forbids and view.holds(self.forbids)) and (not self.needs or view.holds(self.needs))
        around = _around(text, start, end, self.scope)
        if self.forbids and self.forbids.search(around):
            return False
        return not self.needs or bool(self.needs.search(around))


@cache
def companies() -> dict[str, Company]:
    """Give the rules of stop_surfaces.tsv by the surface's key; their patterns are matched on keys as well."""
    return {key(surface): _company(row) for row in rows("stop_surfaces") for surface in expand(row["surface"])}


@cache
def senses() -> dict[str, tuple[tuple[Company, str], ...]]:
    """Give what a listed surface names instead, by its key: the rows of names_senses.tsv in their order."""
    found: dict[str, list[tuple[Company, str]]] = defaultdict(list)
    for row in rows("names_senses"):
        for surface in expand(row["surface"]):
            found[key(surface)].append((_company(row), row["entity_id"]))
    return {surface: tuple(choices) for surface, choices in found.items()}


def meant(view: View, start: int, end: int, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Give the ids that a surface stands for where it is; none where it is no name."""
    surface = view.key[start:end]
    for company, entity_id in senses().get(surface, ()):
        if company.surrounds(view, start, end):
            return (entity_id,)
    company_needed = companies().get(surface)
    return ids if company_needed is None or company_needed.surrounds(view, start, end) else ()


def _company(row: dict[str, str]) -> Company:
    return Company(row["scope"], _compiled(row, "needs"), _compiled(row, "forbids"))


def _compiled(row: dict[str, str], column: str) -> re.Pattern[str] | None:
    if not row[column]:
        return None
    try:
        return re.compile(row[column].replace("NTT", "ntt").replace("J-LIS", "j-lis"))
    except re.error as error:
        raise ValueError(f"{row['surface']}: {column} is no pattern: {error}") from error


def _around(text: str, start: int, end: int, scope: str) -> str:
    if scope == "near":
        return text[max(0, start - NEAR) : end + NEAR]
    begin = max(text.rfind(mark, 0, start) for mark in _SENTENCE_ENDS) + 1
    ends = [found for mark in _SENTENCE_ENDS if (found := text.find(mark, end)) >= 0]
    return text[begin : min(ends, default=len(text))]
