"""What reading finds in a text, and the controlled lists it knows names from."""

from dataclasses import dataclass, field
from typing import Literal

from records.collected import Kind
from records.common import Light

Relevance = Literal["outage", "planned_maintenance", "data_incident", "other"]
State = Literal["発生", "調査中", "一部復旧", "復旧", "予定", "訂正", "影響なし"]
Status = Literal["発生中", "調査中", "一部復旧", "復旧", "不明"]
Scope = Literal["全国", "複数都道府県", "複数自治体", "単独自治体"]


@dataclass(frozen=True, slots=True)
class Text(Light):
    """One text to read, as `read --jsonl` takes it."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    kind: Kind | None = None
    url: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Mention(Light):
    """A name in a text. `text[start:end] == surface`; no `entity_id` when the referent is unclear or in no list."""

    label: str  # organisation | municipality | system | procedure | law | person | place
    name: str
    entity_id: str | None
    start: int
    end: int
    surface: str
    component: str
    candidates: tuple[str, ...] = ()  # entity ids, when more than one is possible


@dataclass(frozen=True, slots=True)
class DateExpression(Light):
    """A date, time or duration in a text, and its ISO 8601 value."""

    start: int
    end: int
    surface: str
    value: str | None
    granularity: str
    """year, month, week, day, hour, minute, duration, interval, service_hours, recurring or fiscal_year"""
    approximate: bool = False
    part: str | None = None  # AM, PM, 朝, 夕, 夜, 上旬, 中旬, 下旬, 月末 …
    resolved_against: str | None = None  # what supplied the missing parts: an ISO value of the text, or `published`
    weekday_agrees: bool | None = None  # None when no weekday is written


@dataclass(frozen=True, slots=True)
class Claim(Light):
    """What a stretch of text states about systems and procedures."""

    start: int
    end: int
    state: State
    systems: tuple[str, ...] = ()  # canonical names
    procedures: tuple[str, ...] = ()
    places: tuple[str, ...] = ()  # entity ids
    from_: str | None = None
    to: str | None = None
    speaker: str | None = None  # who says so: an entity id, the name of one that has none
    hedged: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Count(Light):
    """A number that a text gives of an outage."""

    what: str  # municipalities | people | inquiries | certificates | offices | devices | lines | cases …
    value: int
    surface: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Outage(Light):
    """The outage a text tells of, as this text tells it. Moments are ISO 8601; None where it says nothing."""

    started: str | None = None  # the first failure
    ended: str | None = None  # the end of what users noticed
    partial_recovery: str | None = None  # when something stayed down
    detected: str | None = None  # first notice or report
    announced: str | None = None  # publication by the operator
    status: Status = "不明"  # when it was written
    cause: str | None = None  # a phrase of the text
    scope: Scope | None = None
    counts: tuple[Count, ...] = ()
    evidence: dict[str, tuple[int, int]] = field(default_factory=dict)  # field → the characters it rests on


@dataclass(frozen=True, slots=True)
class Reading(Light):
    """What reading finds in one text. `lemmas` and what follows feed search and are not part of what `read` prints."""

    id: str
    relevance: Relevance
    relevance_score: float
    entities: tuple[Mention, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    claims: tuple[Claim, ...] = ()
    outage: Outage | None = None
    lemmas: str = ""  # space-separated, in order; where written otherwise, that after a slash
    lemma_starts: tuple[int, ...] = ()  # the first character of each; below 0 in the title, counted from its end
    lemma_times: tuple[int, ...] = ()  # how often each stands, told at its first place; 0 at the others


@dataclass(frozen=True, slots=True)
class Entity:
    """An entry of the controlled lists in nlp/tables/."""

    entity_id: str  # org:j-lis, lg:131067, sys:…, proc:…, law:…
    label: str
    name: str
    reading: str | None = None  # hiragana or katakana
    kind: str | None = None  # ministry, agency, vendor, city, ward …
    lg_code: str | None = None  # 団体コード, six digits
    houjin_bangou: str | None = None  # 法人番号, thirteen digits
    operator: str | None = None  # for systems: the entity that runs it


@dataclass(frozen=True, slots=True)
class Alias:
    """Another surface of an entity."""

    entity_id: str
    surface: str


@dataclass(frozen=True, slots=True)
class Succession:
    """That one entity took over the work of another, which is no more."""

    entity_id: str
    former: str
