"""What looking up gives: the hits of the automaton that stand alone and do not overlap, longest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from nlp.gazetteer.bounds import stands_alone
from nlp.gazetteer.contexts import meant
from nlp.gazetteer.lists import automaton, by_id
from nlp.gazetteer.view import View


@dataclass(frozen=True, slots=True)
class Hit:
    """A name at `key[start:end]` of a view, with the ids of the entities it may stand for, or where one is named."""

    start: int
    end: int
    label: str
    ids: tuple[str, ...]
    of: tuple[int, int] | None = None  # of 同社: where the one stands that it means, if no list has that
    called: str | None = None  # what no place in the text calls it: of 市教委, 津市教育委員会

    def narrowed(self, ids: Iterable[str]) -> "Hit":
        """Keep only some of the ids."""
        return replace(self, ids=tuple(ids))


def look_up(view: View) -> list[Hit]:
    """Find the listed names of a text in order of place, none touching another's characters."""
    entities = by_id()
    found = []
    for last, (length, ids) in automaton().iter(view.key):
        start, label = last + 1 - length, entities[ids[0]].label
        if not stands_alone(view, start, last + 1, label):
            continue
        # Only places share surfaces by nature; between lists the first one, organisations before systems, has it.
        named = meant(view, start, last + 1, ids if label == "municipality" else ids[:1])
        if named:
            found.append(Hit(start, last + 1, entities[named[0]].label, named))
    return without_overlap(found)


def without_overlap(hits: Sequence[Hit]) -> list[Hit]:
    """Keep the longest of hits that overlap, the earlier of equals, and sort them by place."""
    if not hits:
        return []
    taken = bytearray(max(hit.end for hit in hits))
    kept = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        if not any(taken[hit.start : hit.end]):
            taken[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)
