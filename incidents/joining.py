"""Joining: episodes of one wording that are one event by its kind: windows of one work, cases of one town."""

from dataclasses import replace

from incidents.days import day_of, shifted
from incidents.episode import Episode

_CLOSE = 7  # days between two windows of one planned work


def since(episode: Episode) -> str:
    """Give when an episode began, else when it ended; empty where neither is told."""
    return episode.started or episode.ended or ""


def windows(dated: list[Episode]) -> list[Episode]:
    """Put windows of announced work together that lie close to each other; all are news."""
    kept: list[Episode] = []
    for one in sorted(dated, key=since):
        one.news = True
        before = kept and day_of(kept[-1].ended or kept[-1].started)
        if before and (day_of(since(one)) or "") <= shifted(before, _CLOSE):
            kept[-1] = _joined([kept[-1], one])
        else:
            kept.append(one)
    return kept


def cases(dated: list[Episode], *, last_ends: bool = True) -> list[Episode]:
    """Put the cases of each town together: all cases of one defect are one incident, which the last of them ends.

    Not of a leak: that more was found on a later day ends nothing.
    """
    towns: list[list[Episode]] = []
    for one in dated:
        same = next((town for town in towns if not one.places or one.places & town[0].places), None)
        if same is None:
            towns.append([one])
        else:
            same.append(one)
    return [replace(_joined(town, last_ends), places=town[0].places) for town in towns]


def _joined(dated: list[Episode], last_ends: bool = True) -> Episode:
    first = min(dated, key=since)
    closed = dated if last_ends else [one for one in dated if one.ended] or [first]
    last = max(closed, key=lambda one: one.ended or one.started or "")
    until = last.ended or last.started
    over = until if until != first.started else None
    return replace(
        first,
        ended=over,
        news=True,
        led=any(one.led for one in dated),
        ended_at=(last.ended_at or last.began_at) if over else None,
        sentences=sorted({number for one in dated for number in one.sentences}),
        operators=frozenset().union(*(one.operators for one in dated)),
    )
