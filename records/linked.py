"""What linking finds: which documents tell of one event, and what they tell of it together."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from records.found import Relevance, Scope, Status

Role = Literal["primary", "context", "mention"]
"""What an incident is to a document. `primary`: what it is about; `context`: an earlier or other event that it recalls;
`mention`: it names it in passing, or says that it was not struck."""

Standing = Literal["main", "recalled", "denied", "passing"]
"""What an account is in its document. `main`: what the document is about; `recalled`: another event it tells of;
`denied`: an event that did not strike who tells of it; `passing`: named in a document about something else."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that one wording states of an event, and the characters it rests on."""

    field: str  # started | ended | … | cause | scope | status | system | procedure | municipality | count:people …
    value: str
    revision_id: str
    start: int | None  # None where it rests on whose page it is
    end: int | None
    surface: str | None
    speaker: str | None  # who says so, when told: an entity id, the name of one that has none
    told: str  # the day it was told: the document's; for a later wording the day we first saw it
    hedged: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """What one document, in all its wordings, tells of one event. Only a main one heads an incident."""

    account_id: str
    own_id: str  # the id of the incident that it would head
    document_id: str
    source: str
    official: bool  # no press
    kind: Relevance
    standing: Standing
    told: str  # the day its document was published or updated, as stated; else the day we first saw it
    started: str | None  # as precise as told; for comparing, a day without its year is taken as the nearest to `told`
    ended: str | None
    first_day: str  # the event lies between these days, as far as the document tells
    last_day: str
    systems: tuple[str, ...] = ()  # canonical names
    procedures: tuple[str, ...] = ()  # canonical names
    places: tuple[str, ...] = ()  # entity ids of municipalities struck
    operators: tuple[str, ...] = ()  # entity ids of who runs what failed for all
    bodies: tuple[str, ...] = ()  # entity ids, or names, of vendors and others
    things: tuple[str, ...] = ()  # what failed, in everyday words: rows of incidents/tables/things.tsv
    words: tuple[str, ...] = ()  # what else is told of it, in dictionary forms
    owner: str | None = None  # entity id of the municipality whose own notice it is
    scope: Scope | None = None
    number: int | None = None  # 第二報 → 2
    titled: str = ""  # its headline without what changes from report to report
    wide: bool = False  # what failed is run for many: a failure of one town's may be all's
    own: bool = False  # what failed is said to be another thing than what failed elsewhere
    over: bool = False  # its end is told
    dated: bool = True  # false where `told` is only the day it was imported
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for two accounts telling of one event (or, below zero, against it)."""

    evidence: str  # a row of incidents/tables/evidence.tsv
    weight: float
    detail: str  # what is the same: a system, a day, a place


@dataclass(frozen=True, slots=True)
class Incident:
    """One event: what its documents tell of it, each field chosen by stated rules among the facts behind it."""

    incident_id: str  # content_id("incident", its first primary document)
    kind: Relevance
    title: str  # the headline of its first document
    systems: tuple[str, ...]  # canonical names, as most documents tell first
    procedures: tuple[str, ...]
    municipalities: tuple[str, ...]  # entity ids
    first_seen: datetime  # the earliest capture of any primary document
    started: str | None  # ISO 8601, as precise as told
    detected: str | None
    announced: str | None
    partial_recovery: str | None
    ended: str | None
    status: Status  # as told last
    cause: str | None  # as told last, rather by who is in charge
    scope: Scope | None  # the widest told
    counts: dict[str, int] = field(default_factory=dict)  # what was counted → as told last
    documents: int = 0  # primary ones
    sources: int = 0  # of these


@dataclass(frozen=True, slots=True)
class IncidentDocument:
    """That a document tells of an incident: as what, how surely, and why."""

    incident_id: str
    document_id: str
    role: Role
    score: float  # 0 to 1
    account_id: str  # the account that links them
    beside: str | None  # document_id of the account it was found to agree with; None for the first
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class IncidentFact:
    """One statement of one wording behind an incident's record. Statements that differ stand side by side."""

    fact_id: str
    incident_id: str
    field: str  # started | ended | … | cause | scope | status | system | procedure | municipality | count:people …
    value: str
    document_id: str
    revision_id: str
    start: int | None  # the characters of revision.text it rests on; None where it rests on whose page it is
    end: int | None
    surface: str | None
    speaker: str | None  # who says so, when told: an entity id, the name of one that has none
    told: str  # the day it was told: the document's; for a later wording the day we first saw it
    first_seen: datetime  # when we first saw the wording
    source: str
    official: bool  # told by an authority, operator or municipality rather than the press
    hedged: bool
    negated: bool
    chosen: bool  # it is the incident's value


@dataclass(frozen=True, slots=True)
class IncidentAlias:
    """An id that an incident had, or would have if this document were its first: it leads to the incident of now."""

    alias_id: str
    incident_id: str
    document_id: str
