"""The record types, each defined once: the lowest layer, imported by every room and importing none of them.

A record whose name is a warehouse table's (`Capture` → `capture`) has the same fields in the same order; a test holds
it. Days and times a text states are ISO 8601 strings in Japan Standard Time, as precise as stated and no more
(`2025-04-04`, `2025-04-04T19:36`); moments that we observed ourselves are aware `datetime`s.
"""

from records.collected import Article, Capture, Extraction, Kind, Outcome, Page, Run, SourceDay, SourceInfo, Story
from records.common import JST, MOST_PAGE_BYTES, CannotRun, content_id
from records.copied import CopyGroup, Copying, Fingerprint, Likeness, Wording
from records.faults import Fault
from records.found import (
    Alias,
    Claim,
    Count,
    DateExpression,
    Entity,
    Mention,
    Outage,
    Reading,
    Relevance,
    Scope,
    State,
    Status,
    Succession,
    Text,
)
from records.linked import (
    Account,
    Incident,
    IncidentAlias,
    IncidentDocument,
    IncidentFact,
    Reason,
    Role,
    Standing,
    Statement,
)

__all__ = [
    "JST",
    "MOST_PAGE_BYTES",
    "Account",
    "Alias",
    "Article",
    "CannotRun",
    "Capture",
    "Claim",
    "CopyGroup",
    "Copying",
    "Count",
    "DateExpression",
    "Entity",
    "Extraction",
    "Fault",
    "Fingerprint",
    "Incident",
    "IncidentAlias",
    "IncidentDocument",
    "IncidentFact",
    "Kind",
    "Likeness",
    "Mention",
    "Outage",
    "Outcome",
    "Page",
    "Reading",
    "Reason",
    "Relevance",
    "Role",
    "Run",
    "Scope",
    "SourceDay",
    "SourceInfo",
    "Standing",
    "State",
    "Statement",
    "Status",
    "Story",
    "Succession",
    "Text",
    "Wording",
    "content_id",
]
