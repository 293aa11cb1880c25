"""The incident's record: what its accounts state, side by side, and which of it is the incident's value."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from incidents.days import day_of, reckoned, span
from incidents.tallying import speaks_for, wideness
from incidents.wording import PRESS
from records import Account, Incident, IncidentFact, Statement, content_id

_IN_CHARGE = ("operator", "agency", "ministry", "vendor", "police")
_CHARGED = 3  # rank of these
_PROGRESS: tuple[str, ...] = ("不明", "発生中", "調査中", "一部復旧", "復旧")
_KINDS = ("outage", "data_incident", "planned_maintenance")
_NAMES = ("system", "procedure", "municipality")
_MINUTES = re.compile(r"分|[0-9０-９][:：]")
_ABOUT = re.compile(r"頃|ごろ|すぎ|過ぎ|前$|台")
_MOMENTS = ("started", "ended", "detected", "announced", "partial_recovery")  # `XXXX-XX-21` is a fact, but no moment
_EARLIEST = ("detected", "announced", "partial_recovery")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a wording is from."""

    source: str
    role: str  # as records.SourceInfo has it; empty when unknown
    first_seen: datetime
    title: str


Origins = Mapping[str, Origin]  # by revision_id
Told = tuple[IncidentFact, Account, Statement]


def record(group: Sequence[Account], origins: Origins) -> tuple[Incident, list[IncidentFact]]:
    """Make the record of one event out of its main accounts, in the order of time, and the facts behind it."""
    identity = group[0].own_id
    told = {fact.fact_id: (fact, account, one) for fact, account, one in _facts(identity, group, origins)}
    facts = [fact for fact, *_ in told.values()]
    chosen = _values(told.values(), origins, wide=any(one.wide for one in group))
    marked = [replace(fact, chosen=fact.field in _NAMES or chosen.get(fact.field) == fact.value) for fact in facts]
    seen = [origins[one.revision_id] for one in facts]
    kind = min((one.kind for one in group if one.kind in _KINDS), key=_KINDS.index)
    incident = Incident(
        identity,
        kind,
        title=_title(group[0], origins),
        systems=_ranked(account.systems for account in group),
        procedures=_ranked(account.procedures for account in group),
        municipalities=_ranked(_struck(account) for account in group),
        first_seen=min(one.first_seen for one in seen),
        started=chosen.get("started"),
        detected=chosen.get("detected"),
        announced=chosen.get("announced"),
        partial_recovery=chosen.get("partial_recovery"),
        ended=chosen.get("ended"),
        status=chosen.get("status", "不明"),  # type: ignore[arg-type]
        cause=chosen.get("cause"),
        scope=chosen.get("scope"),  # type: ignore[arg-type]
        counts=_counts(chosen),
        documents=len(group),
        sources=len({one.source for one in seen}),
    )
    return incident, marked


def _facts(identity: str, group: Sequence[Account], origins: Origins) -> Iterator[Told]:
    failed = any(one.kind == "outage" for one in group)
    for account in group:
        announced = failed and account.kind == "planned_maintenance"  # the work's hours are not the failure's
        for one in account.statements:
            if not (announced and one.field in ("started", "ended")):
                yield _fact(identity, account, one, origins), account, one


def _values(told: Collection[Told], origins: Origins, wide: bool) -> dict[str, str]:
    scopes = (fact.value for fact, *_ in told if fact.field == "scope" and not fact.negated)
    scope = max(scopes, key=wideness, default=None)
    return _Choice((fact for fact, account, one in told if speaks_for(account, one, scope)), origins, wide).values()


def _counts(chosen: Mapping[str, str]) -> dict[str, int]:
    told = {name.removeprefix("count:"): value for name, value in chosen.items() if name.startswith("count:")}
    return {name: int(value) for name, value in told.items()}


def _fact(identity: str, account: Account, one: Statement, origins: Origins) -> IncidentFact:
    origin = origins[one.revision_id]
    return IncidentFact(
        content_id(identity, account.document_id, one.field, one.value, one.revision_id, one.start, one.end),
        identity,
        one.field,
        one.value,
        account.document_id,
        one.revision_id,
        one.start,
        one.end,
        one.surface,
        one.speaker,
        one.told,
        origin.first_seen,
        origin.source,
        official=origin.role not in PRESS and bool(origin.role),
        hedged=one.hedged,
        negated=one.negated,
        chosen=False,
    )


class _Choice:
    """Who is in charge is believed before the press, and of a system run for many before a town; later before earlier.

    Of a start or end the day is chosen so, and then the most exact statement of that day.
    """

    def __init__(self, facts: Iterable[IncidentFact], origins: Origins, wide: bool) -> None:
        self._facts = [fact for fact in facts if not fact.negated and (fact.field not in _MOMENTS or span(fact.value))]
        self._origins = origins
        self._wide = wide
        self._often = Counter((fact.field, fact.value) for fact in self._facts)

    def values(self) -> dict[str, str]:
        """Give the value of each field."""
        fields = sorted({fact.field for fact in self._facts} - {*_NAMES})
        return {name: self._value(name, [fact for fact in self._facts if fact.field == name]) for name in fields}

    def _value(self, name: str, facts: list[IncidentFact]) -> str:
        if name in _EARLIEST:
            return min(facts, key=lambda fact: (fact.value[:10], -len(fact.value), fact.value)).value
        if name == "scope":
            return max((fact.value for fact in facts), key=wideness)
        if name == "status":
            return max(facts, key=lambda fact: (fact.told, _PROGRESS.index(fact.value))).value
        best = max(facts, key=self._weight)
        if name == "started" and self._rank(best) < _CHARGED:
            alike = [fact for fact in facts if self._rank(fact) == self._rank(best)]
            days = Counter(day for day, _ in {(fact.value[:10], fact.source) for fact in alike})
            best = min(alike, key=lambda fact: (-days[fact.value[:10]], fact.value))
        if name in ("started", "ended"):
            day = [fact for fact in facts if day_of(fact.value) == day_of(best.value)]
            best = max(self._bounding(name, day), key=lambda fact: (*self._exact(fact), self._weight(fact)))
        return best.value

    def _bounding(self, name: str, facts: list[IncidentFact]) -> Iterator[IncidentFact]:
        # One wording may tell of what failed first and what failed then, of what was back first and what last.
        by_wording = sorted(facts, key=lambda fact: fact.revision_id)
        for _, told in groupby(by_wording, key=lambda fact: fact.revision_id):
            group = list(told)
            most = max(map(self._exact, group))
            yield (min if name == "started" else max)(
                (fact for fact in group if self._exact(fact) == most), key=lambda fact: (fact.value, fact.fact_id)
            )

    def _exact(self, fact: IncidentFact) -> tuple[bool, bool, int]:
        # 10時18分, 10時20分頃, 10時すぎ, 約3時間: of those in charge first, then of all.
        surface = fact.surface or ""
        timed = len(fact.value) > len("2025-04-04") and not reckoned(surface, fact.value)
        minutes = bool(_MINUTES.search(surface))
        return timed, self._rank(fact) == _CHARGED, minutes + (minutes and not _ABOUT.search(surface))

    def _weight(self, fact: IncidentFact) -> tuple[object, ...]:
        rank, often = self._rank(fact), self._often[fact.field, fact.value]
        last = (fact.told, fact.first_seen)
        said = (last, often) if rank == _CHARGED else (often, last)  # the press repeats; who is in charge corrects
        outright = fact.field not in _MOMENTS or not reckoned(fact.surface or "", fact.value)
        return not fact.hedged, rank, outright, *said, len(fact.value), fact.value

    def _rank(self, fact: IncidentFact) -> int:
        role = self._origins[fact.revision_id].role
        if role in _IN_CHARGE:
            return _CHARGED
        if role == "municipality":
            return 0 if self._wide else 2
        return 1


def _struck(account: Account) -> tuple[str, ...]:
    owner = (account.owner,) if account.owner and account.owner not in account.places else ()
    return (*account.places, *owner)


def _ranked(listed: Iterable[Iterable[str]]) -> tuple[str, ...]:
    counted = Counter(name for names in listed for name in names)
    return tuple(sorted(counted, key=lambda name: (-counted[name], name)))


def _title(account: Account, origins: Origins) -> str:
    of_it = (origins[one.revision_id] for one in account.statements)
    return max(of_it, key=lambda one: (one.first_seen, one.title)).title
