"""Drafts of accounts: the episodes of all wordings of a document, those of one event put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from incidents.days import finer, span
from incidents.episodes import AGAIN, Episode, episodes
from incidents.joining import since
from incidents.kinds import announces_work, by_place, inspected, kind_of
from incidents.news import news
from incidents.phrases import pattern
from incidents.separating import several, shortly_after
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
        if kind == "planned_maintenance" and len(found) == len(told) == 1 and pattern("moved").search(wording.title):
            found[0].whole.started, found[0].whole.ended = told[0].started, told[0].ended
        for episode in told:
            _add(found, wording, episode)
    return found


def _add(found: list[Draft], wording: Wording, episode: Episode) -> None:
    for draft in found:
        whole = draft.whole
        if draft.wordings[-1][0] is wording:
            continue  # it tells of them as two
        same = whole.news and episode.news and shortly_after(whole, episode)
        if _alike(whole, episode) or (same and not several(whole, episode, wording)):
            whole.started = finer(whole.started, episode.started)
            whole.ended = episode.ended if episode.ended and finer(episode.ended, whole.ended) else whole.ended
            whole.news |= episode.news
            draft.wordings.append((wording, episode))
            return
    whole = Episode(episode.started, episode.ended, episode.news, places=episode.places)
    found.append(Draft(whole, [(wording, episode)]))


def _alike(one: Episode, other: Episode) -> bool:
    if one.places and other.places and one.places.isdisjoint(other.places):
        return False
    if one.news != other.news and not (since(one) and since(other)):
        return False
    if one.started and other.started:
        return one.started[:10] == other.started[:10] and not _returned(*sorted((one, other), key=since))
    start, end = span(one.started or other.started), span(one.ended or other.ended)
    return not (start and end) or start.first <= end.last


def _returned(first: Episode, second: Episode) -> bool:
    over, begun = span(first.ended), span(second.started)
    return bool(over and begun and over.exact and begun.exact and begun.first > over.last + AGAIN)
