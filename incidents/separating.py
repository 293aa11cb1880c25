"""Separating: whether the days that a document tells of are those of one failure or of several."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from incidents.days import day_of, finer, shifted, span
from incidents.episodes import AGAIN, Episode
from incidents.phrases import pattern
from incidents.wording import Sentence, Wording

_SIGNS = ("again", "twice", "listed", "separate")
_SHORTLY = 3  # days in which a page is held to tell of one failure still


def one_failure(episodes: Iterable[Episode], wording: Wording) -> list[Episode]:
    """Put the news of a wording together as one failure, unless it tells of several; the rest stays as it is."""
    kept: list[Episode] = []
    for one in sorted(episodes, key=lambda one: (one.started or one.ended or "", not one.news)):
        before = next((earlier for earlier in reversed(kept) if earlier.news), None)
        if one.news and before and not several(before, one, wording):
            kept[kept.index(before)] = _both(before, one)
            continue
        if before and not _said_apart(before, one, wording):
            one.news &= one.led or day_of(one.started) == wording.told
        kept.append(one)
    return kept


def several(first: Episode, second: Episode, wording: Wording) -> bool:
    """Tell whether a wording tells of two failures: it says so, or the one was over when the other began."""
    over, begun = span(first.ended), span(second.started)
    later = over and begun and begun.first > over.last + (AGAIN if over.exact else 0)
    return bool(later) or _said_apart(first, second, wording)


def _said_apart(first: Episode, second: Episode, wording: Wording) -> bool:
    told = [wording.sentences[at] for at in second.sentences]
    if any(pattern(sign).search(sentence.text) for sentence in told for sign in _SIGNS):
        return True
    if first.places and second.places and first.places.isdisjoint(second.places):
        return True
    if first.operators and second.operators and first.operators.isdisjoint(second.operators):
        return True
    return _unlike([wording.sentences[at] for at in first.sentences], told)


def shortly_after(first: Episode, second: Episode) -> bool:
    """Tell whether the second began so soon after the first that another wording may mean the same."""
    one, other = sorted(day_of(episode.started) or "" for episode in (first, second))
    over, begun = span(first.ended), span(second.started)
    again = over and begun and begun.first > over.last + AGAIN
    return bool(one) and other <= shifted(one, _SHORTLY) and not again


def _unlike(some: Sequence[Sentence], others: Sequence[Sentence]) -> bool:
    one, other = (
        {name.name for sentence in sentences for name in sentence.names if name.label == "system"}
        for sentences in (some, others)
    )
    return bool(one and other and one.isdisjoint(other))


def _both(first: Episode, second: Episode) -> Episode:
    last = (
        second
        if finer(first.ended, second.ended) != first.ended or (second.ended or "") > (first.ended or "")
        else first
    )
    begun = first if first.started and finer(first.started, second.started) == first.started else second
    if second.led and second.started and not first.led and day_of(first.started) != day_of(second.started):
        begun = second  # what else happened before is no start where the text opens with one
    return replace(
        first,
        started=begun.started,
        began_at=begun.began_at,
        ended=last.ended,
        ended_at=last.ended_at,
        led=first.led or second.led,
        sentences=sorted({*first.sentences, *second.sentences}),
        operators=first.operators | second.operators,
    )
