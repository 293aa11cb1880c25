"""Separating: whether the days that a document tells of are those of one failure or of several."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from incidents.days import day_of, finer, shifted, span
from incidents.episode import AGAIN, Episode
from incidents.joining import since
from incidents.kinds import of_several, reviews
from incidents.phrases import pattern
from incidents.wording import Sentence, Wording

_SIGNS = ("again", "twice", "listed", "separate")
_SHORTLY = 3  # days in which a page is held to tell of one failure still

Told = tuple[Wording, Episode]


def one_failure(episodes: Iterable[Episode], wording: Wording) -> list[Episode]:
    """Put the news of a wording together as one failure, unless it tells of several; the rest stays as it is."""
    kept: list[Episode] = []
    for one in sorted(episodes, key=lambda one: (since(one), not one.news)):
        before = next((earlier for earlier in reversed(kept) if earlier.news), None)
        if one.news and before and not _several((wording, before), (wording, one)):
            kept[kept.index(before)] = _both(before, one)
            continue
        if before and not _said_apart((wording, before), (wording, one)):
            one.news &= one.led or day_of(one.started) == wording.told
        kept.append(one)
    return kept


def goes_on(known: Told, told: Told) -> bool:
    """Tell whether the news of a later wording may be that of one before, some days apart."""
    one, other = sorted(day_of(episode.started) or "" for _, episode in (known, told))
    news = known[1].news and told[1].news
    return news and bool(one) and other <= shifted(one, _SHORTLY) and not _several(known, told)


def returned(one: Episode, other: Episode) -> bool:
    """Tell whether the one was over, and for longer than a moment, when the other began."""
    first, second = sorted((one, other), key=since)
    over, begun = span(first.ended), span(second.started)
    return bool(over and begun and begun.first > over.last + (AGAIN if over.exact else 0))


def _several(known: Told, told: Told) -> bool:
    return returned(known[1], told[1]) or _said_apart(known, told)


def _said_apart(known: Told, told: Told) -> bool:
    first, second = known[1], told[1]
    sentences = _sentences(told)
    if any(pattern(sign).search(sentence.text) for sentence in sentences for sign in _SIGNS):
        return True
    if _apart(first, second, told[0]):
        return True
    if first.places and second.places and first.places.isdisjoint(second.places):
        return True
    if first.operators and second.operators and first.operators.isdisjoint(second.operators):
        return True
    return _unlike(_sentences(known), sentences)


def _apart(first: Episode, second: Episode, wording: Wording) -> bool:
    # Of a review each day is one, of a series each that does not go on from the day before.
    one, other = sorted(day_of(episode.started) or "" for episode in (first, second))
    if one == other or not one:
        return False
    return reviews(wording) or (of_several(wording) and other > shifted(one, 1))


def _sentences(told: Told) -> list[Sentence]:
    wording, episode = told
    return [wording.sentences[at] for at in episode.sentences]


def _unlike(some: Sequence[Sentence], others: Sequence[Sentence]) -> bool:
    one, other = (
        {name.name for sentence in sentences for name in sentence.names if name.label == "system"}
        for sentences in (some, others)
    )
    return bool(one and other and one.isdisjoint(other))


def _both(first: Episode, second: Episode) -> Episode:
    finer_end = finer(first.ended, second.ended) != first.ended
    last = second if finer_end or (second.ended or "") > (first.ended or "") else first
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
        places=first.places | second.places,
    )
