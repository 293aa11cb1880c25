"""What linking takes of a document: its wordings, and what reading found in each."""

from dataclasses import dataclass
from datetime import datetime

from records import Claim, Outage, Relevance


@dataclass(frozen=True, slots=True)
class Dated:
    """A date, time or duration in a text, with the role that reading gives it."""

    start: int
    end: int
    value: str
    granularity: str
    role: str | None  # started | until | ended | partial | detected | announced | forecast | planned | context
    stated: str | None = None  # what it says, where `value` has a year or month that only comparing takes for it


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text."""

    label: str
    name: str
    entity_id: str | None
    start: int
    end: int
    operator: str | None = None  # of a system: who runs it for all


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, heading, list item or row; `text` is folded, as long as the original."""

    start: int
    text: str
    dates: tuple[Dated, ...] = ()
    names: tuple[Named, ...] = ()
    words: tuple[str, ...] = ()  # its content words but names and dates, in dictionary form
    titled: bool = False  # it is the headline, whose characters are not the text's


@dataclass(frozen=True, slots=True)
class Wording:
    """One revision of a document, as read."""

    revision_id: str
    title: str
    text: str
    sentences: tuple[Sentence, ...]
    told: str  # the day it is dated, else the day we first saw it
    first_seen: datetime
    relevance: Relevance
    dated: bool = True  # false where `told` is only the day it was imported
    claims: tuple[Claim, ...] = ()
    outage: Outage | None = None

    @property
    def latest(self) -> str:
        """The last day that it can tell of as past: the day we first saw it, where it is dated before."""
        return max(self.told, self.first_seen.date().isoformat())


PRESS = ("press", "civic", "news")
"""Roles of sources that speak of others."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document with all its wordings, the latest first."""

    document_id: str
    source: str
    role: str  # of its source, as records.SourceInfo has it
    owner: str | None  # the municipality that publishes it
    wordings: tuple[Wording, ...]
