"""What comparing texts finds: which stand in more than one place, and whose they are."""

from dataclasses import dataclass
from typing import Literal

from records.found import DateExpression

Copying = Literal["original", "reprint", "duplicate"]
"""What a document is among copies. `reprint`: another source's account again; `duplicate`: its own source's again."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A document's latest wording as it was read: what a fingerprint is taken from."""

    document_id: str
    revision_id: str
    source: str
    stated: str | None  # the day of its publication, else of its update, as stated
    text: str
    names: tuple[str, ...] = ()  # who and where: entity ids, else the names themselves
    dates: tuple[DateExpression, ...] = ()


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What tells whether a document's latest wording repeats another's: a sample of its text, and the facts in it."""

    document_id: str
    revision_id: str  # the latest wording
    source: str
    text_id: str  # the same for texts that say the same in the same words; two municipalities never share one
    keys: tuple[int, ...]  # hashes of the stretches sampled
    facts: tuple[str, ...]  # entity ids and names, dates, numbers with their units
    credit: str | None = None  # entity id of the agency the text credits
    credit_start: int | None = None  # the characters of revision.text that credit it
    credit_end: int | None = None


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two texts have in common, measured on all of both. `text_id` is the smaller of the two ids."""

    text_id: str
    other_id: str
    resemblance: float  # shingles in both, of those in either
    containment: float  # shingles in both, of those in the shorter
    same_facts: float | None  # facts in both, of those in the text that has fewer; None when it has none
    agreement: float | None  # facts in both, of those in either; None when neither has any


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """What a document is to an account that stands under several addresses, or that is credited to an agency."""

    document_id: str
    original_id: str  # document_id of the likely original, its own if it is that
    kind: Copying
    alike_id: str | None  # document_id whose text it repeats; None for the original
    containment: float | None  # of the shorter of these two texts, how much stands in the longer
    resemblance: float | None  # of what stands in either, how much stands in both
    credit: str | None  # entity id of the agency that the text credits
    credit_start: int | None  # the characters of revision.text that credit it
    credit_end: int | None
    revision_id: str  # the wording compared
