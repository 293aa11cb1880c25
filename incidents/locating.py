"""Locating: who runs what a sentence names, and the towns that it tells of beside a date."""

import re
from collections.abc import Sequence

from incidents.lines import points_of
from incidents.wording import Dated, Named, Sentence

_OPENING = 2  # sentences
_AND = re.compile("と|や|、|・|及び|および|並びに")


def operators_of(sentence: Sentence) -> frozenset[str]:
    """Give who runs the systems that a sentence names; a headline names them for all."""
    return frozenset(name.operator for name in sentence.names if name.operator and not sentence.titled)


def lead_of(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Give the town that a text is of, as its opening names it; of none where it opens with several."""
    for sentence in [one for one in sentences if not one.titled][:_OPENING]:
        towns = frozenset(name.entity_id for name in _towns(sentence) if name.entity_id)
        if towns:
            return towns if len(towns) == 1 else frozenset()
    return frozenset()


def places_of(sentence: Sentence, date: Dated) -> frozenset[str]:
    """Give the towns named after a date and before the next one; else those before it; else all of the sentence."""
    if sentence.titled:
        return frozenset()
    dates = [one.start for one in points_of(sentence)]
    until = min((start for start in dates if start > date.start), default=sentence.start + len(sentence.text))
    since = max((start for start in dates if start < date.start), default=sentence.start)
    towns = _towns(sentence)
    after = {name.entity_id for name in towns if date.start <= name.start < until}
    before = _nearest([name for name in towns if since <= name.start < date.start], sentence)
    return frozenset(name for name in after or before or {name.entity_id for name in towns} if name)


def _towns(sentence: Sentence) -> list[Named]:
    return [name for name in sentence.names if name.label == "municipality" and name.entity_id]


def _nearest(towns: list[Named], sentence: Sentence) -> set[str | None]:
    # 市によると、三島市と生駒市で6月11日に: the last before the date, and what is listed with it.
    found: set[str | None] = set()
    begun = 0
    for name in reversed(towns):
        between = sentence.text[name.end - sentence.start : begun - sentence.start]
        if found and not _AND.fullmatch(between):
            break
        found.add(name.entity_id)
        begun = name.start
    return found
