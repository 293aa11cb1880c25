"""Statements: what each wording states of an event, field by field, with the characters it rests on."""

from collections.abc import Iterator, Sequence

from incidents.days import day_of
from incidents.episode import Episode
from incidents.wording import Dated, Named, Wording
from records import Claim, Outage, Statement

_CARD = ("detected", "announced", "partial_recovery")  # the fields of a card that dates of an episode do not give
_NAMED = {"system": "system", "procedure": "procedure", "municipality": "municipality"}

Told = Sequence[tuple[Wording, Episode]]


def statements(told: Told, owner: str | None, alone: bool) -> tuple[Statement, ...]:
    """Give what the wordings of a document state of one event, the first seen first, nothing twice.

    `alone`: it is the only news of its document, so that the outage card is its.
    """
    found: dict[tuple[object, ...], Statement] = {}
    for number, (wording, episode) in enumerate(sorted(told, key=lambda pair: pair[0].first_seen)):
        day = wording.told if number == 0 else wording.latest
        for one in _Stating(wording, day).all(episode, alone):
            found.setdefault((one.field, one.value, one.revision_id, one.start), one)
    parts = {one.value for one in found.values() if one.field == "partial_recovery"}
    last = max((one.value for one in found.values() if one.field == "ended"), default="")
    found = {at: one for at, one in found.items() if not (one.field == "ended" and one.value in parts - {last})}
    if owner:
        wording = told[0][0]
        here = Statement("municipality", owner, wording.revision_id, None, None, None, owner, wording.told)
        found.setdefault(("municipality", owner), here)
    return tuple(found.values())


class _Stating:
    def __init__(self, wording: Wording, day: str) -> None:
        self._wording = wording
        self._day = day

    def all(self, episode: Episode, alone: bool) -> Iterator[Statement]:
        yield self._statement("told", self._wording.told, None, None)
        yield from self._dates(episode)
        if self._wording.outage:
            yield from self._card(self._wording.outage, episode, alone)
        yield from self._names(episode)

    def _dates(self, episode: Episode) -> Iterator[Statement]:
        for name, value, date in (
            ("started", episode.started, episode.began_at),
            ("ended", episode.ended, episode.ended_at),
        ):
            said = _as_told(name, value, date, episode.began_at) if value and date else None
            if said and date and not (name == "ended" and self._is_of_headline(said, date)):
                yield self._statement(name, said, *self._characters(date))

    def _is_of_headline(self, ended: str, date: Dated) -> bool:
        # A headline's day, where the text below it says when it ended: （4日）【復旧】
        card, titled = self._wording.outage, self._characters(date) == (None, None)
        return bool(titled and card and card.ended and card.started is None and ended < card.ended)

    def _card(self, card: Outage, episode: Episode, alone: bool) -> Iterator[Statement]:
        names = [*_CARD] if alone else []
        names += ["started"] if alone and not episode.started and day_of(card.started) else []
        names += ["ended"] if alone and not episode.ended and (episode.started or "") <= (card.ended or "") else []
        for name in (*names, "cause", "scope"):
            if value := getattr(card, name):
                yield self._statement(name, value, *card.evidence.get(name, (None, None)))
        if card.status != "不明":
            yield self._statement("status", card.status, *card.evidence.get("status", (None, None)))
        for count in card.counts:
            yield self._statement(f"count:{count.what}", str(count.value), count.start, count.end)

    def _names(self, episode: Episode) -> Iterator[Statement]:
        for at in episode.sentences:
            for name in self._wording.sentences[at].names:
                value = name.entity_id if name.label == "municipality" else name.name
                if name.label in _NAMED and value:
                    yield self._statement(_NAMED[name.label], value, *self._characters(name))

    def _characters(self, found: Dated | Named) -> tuple[int, int] | tuple[None, None]:
        # What stands in the headline stands at no character of the text.
        headline = self._wording.sentences[0]
        inside = headline.titled and (found in headline.dates or found in headline.names)
        return (None, None) if inside else (found.start, found.end)

    def _statement(self, field: str, value: str, start: int | None, end: int | None) -> Statement:
        claim = self._claim(start)
        surface = None
        if start is not None and end is not None:
            surface = self._wording.text[start:end]
        return Statement(
            field,
            value,
            self._wording.revision_id,
            start,
            end,
            surface,
            claim.speaker if claim else None,
            self._day,
            hedged=bool(claim and claim.hedged),
            negated=bool(claim and claim.negated),
        )

    def _claim(self, start: int | None) -> Claim | None:
        inside = [one for one in self._wording.claims if start is not None and one.start <= start < one.end]
        return inside[0] if inside else None


def _as_told(name: str, value: str, date: Dated, began: Dated | None) -> str | None:
    # A year that only comparing takes is not stated, nor what is counted on from such a day.
    if date.granularity == "duration" and began and began.stated:
        return None
    since, _, until = (date.stated or "").partition("/")
    return ((until or since) if name == "ended" else since) or value
