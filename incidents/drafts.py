"""Drafts of accounts: the episodes of all wordings of a document, those of one event put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from incidents.days import day_of, finer, span
from incidents.episode import Episode
from incidents.episodes import episodes
from incidents.joining import since
from incidents.kinds import announces_work, by_place, inspected, kind_of
from incidents.news import news
from incidents.phrases import pattern
from incidents.separating import goes_on, returned
from incidents.wording import Document, Wording

Parents = Mapping[str, Sequence[int | None]]


@dataclass(slots=True)
class Draft:
    """One event of a document, and where each wording tells of it."""

    whole: Episode
    wordings: list[tuple[Wording, Episode]]


def drafts(document: Document, parents: Parents) -> list[Draft]:
    """Give the events of a document; `parents`: for each wording the lines that its sentences stand under."""
    found: list[Draft] = []
    kind = kind_of(document)
    for wording in reversed(document.wordings):
        told = episodes(
            wording,
            parents[wording.revision_id],
            announces_work(document, kind) and not inspected(wording),
            by_place(wording),
        )
        told = news(told, wording, kind)
        if kind == "planned_maintenance" and pattern("moved").search(wording.title):
            _move(found, told)
        _add(found, wording, told)
    return found


def _move(found: list[Draft], told: list[Episode]) -> None:
    # What a page announced once, it announces for another day.
    if len(found) == len(told) == 1 and day_of(told[0].started) != day_of(found[0].whole.started):
        found[0].whole.started, found[0].whole.ended = told[0].started, told[0].ended


def _add(found: list[Draft], wording: Wording, told: list[Episode]) -> None:
    """Put what a wording tells with what those before it told: first what agrees in its day, then what may go on."""
    known = list(found)
    later = []
    for episode in told:
        alike = [one for one in known if _alike(one.whole, episode)]
        draft = max(alike, key=partial(_nearness, episode), default=None)
        if draft:
            known.remove(draft)
            _merge(draft, wording, episode)
        else:
            later.append(episode)
    for episode in later:
        draft = next((one for one in known if goes_on(one.wordings[-1], (wording, episode))), None)
        if draft:
            known.remove(draft)
            _merge(draft, wording, episode)
        else:
            found.append(Draft(replace(episode, sentences=[]), [(wording, episode)]))


def _merge(draft: Draft, wording: Wording, episode: Episode) -> None:
    whole = draft.whole
    same_day = day_of(whole.started) == day_of(episode.started)
    earlier = min(filter(None, (whole.started, episode.started)), default=None)
    whole.started = finer(whole.started, episode.started) if same_day else earlier
    whole.ended = episode.ended if episode.ended and finer(episode.ended, whole.ended) else whole.ended
    whole.news |= episode.news
    draft.wordings.append((wording, episode))


def _nearness(episode: Episode, draft: Draft) -> tuple[bool, str]:
    # An end alone is of the news rather than of its background, and of what began last.
    return draft.whole.news == episode.news, since(draft.whole)


def _alike(one: Episode, other: Episode) -> bool:
    if one.places and other.places and one.places.isdisjoint(other.places):
        return False
    if one.news != other.news and not (since(one) and since(other)):
        return False
    if one.started and other.started:
        return one.started[:10] == other.started[:10] and not returned(one, other)
    start, end = span(one.started or other.started), span(one.ended or other.ended)
    return not (start and end) or start.first <= end.last
