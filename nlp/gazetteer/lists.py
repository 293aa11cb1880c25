"""The lists as they are searched: one automaton over all surfaces, and what the municipalities are to each other."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick

from nlp.gazetteer.view import key
from nlp.tables import aliases, entities, rows
from records import Entity


@dataclass(frozen=True, slots=True)
class Municipality:
    """One row of municipalities.tsv, prefectures and wards too; `parent` is the entity id of a ward's city."""

    entity_id: str
    name: str
    short: str
    prefecture: str
    kind: str
    parent: str


@cache
def municipalities() -> dict[str, Municipality]:
    """Give the municipalities by entity id."""
    return {
        (entity_id := f"lg:{row['code']}"): Municipality(
            entity_id,
            row["name"],
            row["short"],
            row["prefecture"],
            row["kind"],
            f"lg:{row['parent']}" if row["parent"] else "",
        )
        for row in rows("municipalities")
    }


@cache
def by_id() -> dict[str, Entity]:
    """Give every listed entity by its id."""
    return {entity.entity_id: entity for entity in entities()}


@cache
def surfaces() -> dict[str, tuple[str, ...]]:
    """Give the entity ids each surface may stand for, by the surface's key."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for entity in entities():
        # A municipality's full name is put together from its parts, so that 東京・足立区 and 東京都足立区 go one way.
        if entity.label != "municipality":
            found[key(entity.name)][entity.entity_id] = None
    for alias in aliases():
        found[key(alias.surface)].setdefault(alias.entity_id)
    for place in municipalities().values():
        found[key(place.short)].setdefault(place.entity_id)
    return {surface: tuple(ids) for surface, ids in found.items() if len(surface) > 1}


@cache
def automaton() -> Any:
    """Build, once, the automaton that finds every surface; its values are pairs of length and entity ids."""
    found = ahocorasick.Automaton()
    for surface, ids in surfaces().items():
        found.add_word(surface, (len(surface), ids))
    found.make_automaton()
    return found


@cache
def stems() -> dict[str, tuple[str, ...]]:
    """Give the municipalities by their names less 市, 町 or 県, which is what stands in lists: 下呂や恵那の各市."""
    found: dict[str, list[str]] = defaultdict(list)
    for place in municipalities().values():
        if len(place.short) > 1 and place.short != "北海道":
            found[key(place.short[:-1])].append(place.entity_id)
    for alias in aliases():
        if alias.entity_id in municipalities() and alias.surface != municipalities()[alias.entity_id].short:
            found[key(alias.surface[:-1])].append(alias.entity_id)
    return {stem: tuple(ids) for stem, ids in found.items()}


@cache
def prefectures() -> dict[str, Municipality]:
    """Give the prefectures by their names."""
    return {place.name: place for place in municipalities().values() if place.kind == "prefecture"}


@cache
def prefecture_stems() -> dict[str, str]:
    """Give the prefectures' names by their stems: 東京 → 東京都."""
    return {name if name == "北海道" else name[:-1]: name for name in prefectures()}
