"""The index of the published file: words, names and days, and where each stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from warehouse import arrow, schema

if TYPE_CHECKING:
    from warehouse.store import Warehouse

Kana = Callable[[list[str]], list[str]]
"""Gives how each word is read, in katakana; an empty string where that is unknown."""

_WORDS = ("lemmas", "lemma_starts", "lemma_times")
SCRIPTS = ("search_fold", "search_words", "search_places", "search", "coverage_of")


def without_words(table: str, where: str = "") -> str:
    """Name a table, or what of it the published file holds: the index has the words of `revision` in its own form."""
    if table != "revision":
        return where + table
    return f"(select * exclude ({', '.join(_WORDS)}) from {where}revision) as revision"


def index(warehouse: Warehouse, kana: Kana | None = None) -> None:
    """Build the index from the words in the attached `origin`, and the macros that read it.

    Without `kana` a word is not found by its reading.
    """
    warehouse.run(schema.script("search_fold"))
    warehouse.run(schema.script("search_words"))
    words = [row[0] for row in warehouse.rows(schema.script("search_japanese"))]
    read = dict(zip(words, kana(words), strict=True)) if kana else {}
    known = {word: sound for word, sound in read.items() if sound and sound != word}
    with warehouse.staged(
        kana=arrow.plain_table({"written": (str, list(known)), "sound": (str, list(known.values()))})
    ):
        warehouse.run(schema.script("search_places"))
    warehouse.run(schema.script("search"))
    warehouse.run(schema.script("coverage_of"))


def scripts() -> tuple[str, ...]:
    """Give the statements that build the index and the macros."""
    return tuple(map(schema.script, SCRIPTS))
