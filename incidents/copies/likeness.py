"""How much two texts have in common, measured on all their shingles and facts: what a sample only made likely."""

from dataclasses import dataclass
from functools import cached_property

from incidents.copies.facts import places, told, town
from incidents.copies.shingles import Hashes, folded, in_both, shingles
from records import Likeness

SHARED = 0.6  # of the shorter text, what must stand in the longer
FACTS = 0.6  # of the facts of the text that has fewer, what the other must hold, too
TIMES_LONGER = 10  # a page that is longer than that is a collection, not the account


@dataclass(frozen=True)
class Compared:
    """One text to compare: who published it, its wording and its facts."""

    text_id: str
    source: str
    text: str
    facts: frozenset[str]

    @cached_property
    def shingles(self) -> Hashes:
        """Its shingles, hashed."""
        return shingles(folded(self.text))


def likeness(one: Compared, other: Compared) -> Likeness | None:
    """Measure two texts; None when neither can be a copy of the other, whoever published them."""
    shorter, longer = sorted((len(one.shingles), len(other.shingles)))
    if longer > TIMES_LONGER * shorter or not _may_speak_for(one, other):
        return None
    both, either = in_both(one.shingles, other.shingles), len(one.facts | other.facts)
    fewer = min(len(told(one.facts)), len(told(other.facts)))
    same_facts = len(told(one.facts & other.facts)) / fewer if fewer else None
    if both < SHARED * shorter or (same_facts is not None and same_facts < FACTS):
        return None
    first, second = sorted((one.text_id, other.text_id))
    agreement = len(one.facts & other.facts) / either if either else None
    return Likeness(first, second, both / (shorter + longer - both), both / shorter, same_facts, agreement)


def _may_speak_for(one: Compared, other: Compared) -> bool:
    # Two towns that put up the same model text tell of two counters, unless both name the same places outright.
    if one.source == other.source or not (town(one.source) and town(other.source)):
        return True
    named = places(one.facts)
    return bool(named) and named == places(other.facts)
