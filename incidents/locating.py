"""Locating: who runs what a sentence names, and the towns that it tells of beside a date."""

from incidents.dating import points_of
from incidents.wording import Dated, Sentence


def operators_of(sentence: Sentence) -> frozenset[str]:
    """Give who runs the systems that a sentence names; a headline names them for all."""
    return frozenset(name.operator for name in sentence.names if name.operator and not sentence.titled)


def places_of(sentence: Sentence, date: Dated) -> frozenset[str]:
    """Give the towns named after a date and before the next one; else those before it; else all of the sentence."""
    if sentence.titled:
        return frozenset()
    dates = [one.start for one in points_of(sentence)]
    until = min((start for start in dates if start > date.start), default=sentence.start + len(sentence.text))
    since = max((start for start in dates if start < date.start), default=sentence.start)
    towns = [name for name in sentence.names if name.label == "municipality" and name.entity_id]
    after = {name.entity_id for name in towns if date.start <= name.start < until}
    before = {name.entity_id for name in towns if since <= name.start < date.start}
    return frozenset(name for name in after or before or {name.entity_id for name in towns} if name)
