"""Drafts of accounts: the episodes of all wordings of a document, those of one event put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from incidents.days import day_of, finer, shifted, span
from incidents.episodes import AGAIN, Episode, episodes
from incidents.phrases import pattern
from incidents.separating import one_failure, several, shortly_after
from incidents.wording import Document, Wording
from records import Relevance

_RANK: tuple[Relevance, ...] = ("outage", "data_incident", "planned_maintenance", "other")
_CLOSE = 7  # days between two windows of one planned work

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
            _planned(document, kind) and not inspected(wording),
            by_place(wording),
        )
        told = _told(told, wording, kind)
        if kind == "planned_maintenance" and len(found) == len(told) == 1 and pattern("moved").search(wording.title):
            found[0].whole.started, found[0].whole.ended = told[0].started, told[0].ended
        for episode in told:
            _add(found, wording, episode)
    return found


def kind_of(document: Document) -> Relevance:
    """Give what a document is about in any of its wordings. What only tells of the past announces no work."""
    if any(map(inspected, document.wordings)):
        return "planned_maintenance"
    kind = min((one.relevance for one in document.wordings), key=_RANK.index)
    if kind == "planned_maintenance" and not any(_ahead(one) for one in document.wordings):
        happened = any(claim.state == "発生" and not claim.negated for one in document.wordings for claim in one.claims)
        return "outage" if happened else kind
    return kind


def inspected(wording: Wording) -> bool:
    """Tell whether a wording's news is that a service is stopped to inspect it, since it had given wrong certificates."""
    return bool(pattern("inspected").search(wording.title)) and _misissued(wording, len(wording.sentences))


def _planned(document: Document, kind: Relevance) -> bool:
    if kind != "other":
        return kind == "planned_maintenance"
    claims = [claim.state for one in document.wordings for claim in one.claims]
    return "予定" in claims and "発生" not in claims and any(_ahead(one) for one in document.wordings)


def _ahead(wording: Wording) -> bool:
    days = (day_of(date.value) for sentence in wording.sentences for date in sentence.dates)
    return any(day > wording.told for day in days if day)


def _told(found: list[Episode], wording: Wording, kind: Relevance) -> list[Episode]:
    if inspected(wording):
        return _cases_apart(found, wording)
    vague = [_of_the_past(one, wording) for one in found if one.started and one.vague]
    dated = [one for one in found if one not in vague]
    led = [one for one in vague if one.news]
    current = [one for one in vague if one.news and wording.told.startswith(one.started or "-")]
    for one in vague:
        one.news = one in current
    if current:
        for one in dated:
            one.news = one.news and (one.started or "9") > (current[0].started or "")
        return found
    dated = _by_kind(dated, wording, "data_incident" if _misissued(wording) else kind)
    if dated and not any(one.news for one in dated):
        max(dated, key=_since).news = kind != "other"
    if not dated and (kind in ("outage", "data_incident") or (not vague and _troubled(wording.title))):
        if led:
            for one in led if led[0].places else led[:1]:
                one.news = True
        else:
            dated = [Episode(news=True)]
    if _looks_back(wording):
        for one in found:
            one.news = False
        dated = [one for one in dated if one in found]
    elif wording.outage and wording.outage.status == "一部復旧":
        for one in dated:
            one.ended = one.ended_at = None  # of a part only
    return dated + vague


def _cases_apart(found: list[Episode], wording: Wording) -> list[Episode]:
    """Of a stop for inspection: what was issued wrongly before is its background."""
    stops = [one for one in found if not one.vague and _stops(one, wording)]
    for one in found:
        one.news = False
    told = [at for at, one in enumerate(wording.sentences) if pattern("misissue").search(one.text) and not one.titled]
    cases = [one for one in found if one not in stops] or [Episode(sentences=told)]
    return [*(_windows(stops) or [Episode(news=True)]), *cases]


def _stops(episode: Episode, wording: Wording) -> bool:
    told = [wording.sentences[at].text for at in episode.sentences]
    ahead = (day_of(episode.started) or "") > wording.told
    return ahead or any(pattern("stop").search(one) and not pattern("misissue").search(one) for one in told)


def _of_the_past(episode: Episode, wording: Wording) -> Episode:
    since = episode.started or ""
    if since[:7] > wording.told[:7]:  # a month ahead was meant of the last year
        episode.started = f"{int(since[:4]) - 1:04}{since[4:]}"
    return episode


def _misissued(wording: Wording, sentences: int = 2) -> bool:
    return any(pattern("misissue").search(one.text) for one in wording.sentences[:sentences])


def _by_kind(dated: list[Episode], wording: Wording, kind: Relevance) -> list[Episode]:
    for one in dated:
        until = day_of(one.ended) or ""
        if any((one.started or "")[:10] < (other.started or "")[:10] <= until for other in dated if other is not one):
            one.ended = one.ended_at = None  # between these days several failed: 1月13日から2月22日までに
    if kind == "data_incident" and dated:
        return _cases(dated)
    if kind == "planned_maintenance":
        return _windows(dated)
    latest = max(wording.told, wording.first_seen.date().isoformat())
    for one in dated:
        one.news &= (day_of(one.started) or "") <= latest  # what is to come is a deadline or a plan
    return one_failure(dated, wording)


def by_place(wording: Wording) -> bool:
    """Tell whether what a wording tells of happened in each town by itself."""
    return _misissued(wording) or any(pattern("separate").search(one.text) for one in wording.sentences)


def _looks_back(wording: Wording) -> bool:
    opening = [wording.title, *(one.text for one in wording.sentences[:2])]
    return bool(pattern("opinion").search(wording.title)) or any(map(pattern("anniversary").search, opening))


def _troubled(title: str) -> bool:
    return bool(pattern("trouble").search(title) or pattern("recovery").search(title))


def _since(episode: Episode) -> str:
    return episode.started or episode.ended or ""


def _cases(dated: list[Episode]) -> list[Episode]:
    towns: list[list[Episode]] = []
    for one in dated:
        same = next((town for town in towns if not one.places or one.places & town[0].places), None)
        if same is None:
            towns.append([one])
        else:
            same.append(one)
    return [replace(_joined(town), places=town[0].places) for town in towns]


def _joined(dated: list[Episode]) -> Episode:
    # All cases of one defect are one incident, and so are all windows of one work.
    first, last = min(dated, key=_since), max(dated, key=lambda one: one.ended or one.started or "")
    until = last.ended or last.started
    at = sorted({number for one in dated for number in one.sentences})
    if until == first.started:
        return Episode(first.started, news=True, began_at=first.began_at, sentences=at)
    return Episode(first.started, until, True, first.began_at, last.ended_at or last.began_at, sentences=at)


def _windows(dated: list[Episode]) -> list[Episode]:
    kept: list[Episode] = []
    for one in sorted(dated, key=_since):
        one.news = True
        before = kept and day_of(kept[-1].ended or kept[-1].started)
        if before and (day_of(_since(one)) or "") <= shifted(before, _CLOSE):
            kept[-1] = _joined([kept[-1], one])
        else:
            kept.append(one)
    return kept


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
    if one.news != other.news and not (_since(one) and _since(other)):
        return False
    if one.started and other.started:
        return one.started[:10] == other.started[:10] and not _returned(*sorted((one, other), key=_since))
    start, end = span(one.started or other.started), span(one.ended or other.ended)
    return not (start and end) or start.first <= end.last


def _returned(first: Episode, second: Episode) -> bool:
    over, begun = span(first.ended), span(second.started)
    return bool(over and begun and over.exact and begun.exact and begun.first > over.last + AGAIN)
