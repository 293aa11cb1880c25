"""What each sentence states of systems and procedures: that they failed, are back, will stop; when; who says so."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TypeVar, cast

from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp.extensions import sentences_of
from nlp.outage.moment import points_in_time
from nlp.outage.roles import roles
from nlp.outage.sentences import reached
from nlp.outline import parents
from nlp.phrases import patterns, phrases, unmistakable_of
from records import Claim, DateExpression, Mention, State

_Found = TypeVar("_Found", Mention, DateExpression)
_START = attrgetter("start")
_OVER: tuple[State, ...] = ("復旧", "一部復旧")
# The other states' patterns hold their own negations: できない, 影響はない, 分かっていない.
_DENIABLE: tuple[State, ...] = (*_OVER, "予定", "訂正")
# What a heading says of all that is listed under it.
_LISTED: tuple[State, ...] = (*_OVER, "発生", "予定", "影響なし")
_BESIDE_NAMES = 14
_BEGINS: tuple[State, ...] = ("発生", "調査中")  # of which a second date is not the end unless a word says so
_BESIDE = ("announced", "detected", "context", "mistaken")
# What follows is no longer about the state: 復旧しましたが、再発の可能性があります.
_TURN = re.compile("が、|ものの|けれど")
_ADVICE = re.compile("ください|利用|問い?合|持ち|まで|方法")
_ASKS = re.compile("(?:ます|です|でした|ました|ません|でしょう)か[?。]?$")  # what is asked is not stated


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    text: str
    mentions: list[Mention]
    dates: list[DateExpression]
    well: bool  # ○ stands before it, and × before others

    def names(self, label: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.name for one in self.mentions if one.label == label))

    def lists(self) -> bool:
        """Whether it is little more than names, as an item of a list is."""
        named = sum(len(one.surface) for one in self.mentions)
        return bool(named) and len(self.text) - named <= _BESIDE_NAMES and not _ADVICE.search(self.text)


@dataclass(frozen=True, slots=True)
class _Above:
    """What holds for the lines that stand under a line."""

    systems: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()
    claim: Claim | None = None


_NOTHING = _Above()


_READ = ["doc.spans", "doc._.mentions", "doc._.dates", "doc._.relevance"]


@Language.factory("claims", requires=_READ, assigns=["doc._.claims"])
def claims(nlp: Language, name: str) -> "Claims":
    """Make the component that reads claims."""
    return Claims()


class Claims:
    """Sets `doc._.claims`: one for each sentence, list item or table row with a status word of tables/states.tsv.

    A list item or row takes what it does not say itself from the line it stands under: system, procedure, state, time.
    """

    def __init__(self) -> None:
        self._states = phrases("states")
        self._marks = patterns("claim_marks")

    def __call__(self, doc: Doc) -> Doc:
        """Read the claims of one document."""
        sentences = list(_sentences(doc))
        planned = doc._.relevance[0] == "planned_maintenance"
        found: list[Claim | None] = []
        lines: list[_Above] = []
        for sentence, parent in zip(sentences, parents([sentence.text for sentence in sentences]), strict=True):
            above = _NOTHING if parent is None else lines[parent]
            claim = self._claim(sentence, above, planned)
            systems, procedures = sentence.names("system"), sentence.names("procedure")
            lines.append(_Above(systems or above.systems, procedures or above.procedures, claim or above.claim))
            found.append(claim)
        doc._.claims = [claim for claim in found if claim]
        spans = zip(doc.spans["sentences"], found, strict=True)
        doc.spans["claims"] = [Span(doc, span.start, span.end, claim.state) for span, claim in spans if claim]
        return doc

    def _claim(self, sentence: _Sentence, above: _Above, planned: bool) -> Claim | None:
        stated: tuple[State, int, int] | None = ("影響なし", 0, 1) if sentence.well else self._state(sentence.text)
        if stated:
            return self._stated(sentence, above, planned, *stated)
        if above.claim and above.claim.state in _LISTED and sentence.lists():
            return replace(
                above.claim,
                start=sentence.start,
                end=sentence.start + len(sentence.text),
                systems=sentence.names("system") or above.systems,
                procedures=sentence.names("procedure"),
                places=_places(sentence) or above.claim.places,
            )
        return None

    def _stated(self, sentence: _Sentence, above: _Above, planned: bool, state: State, at: int, after: int) -> Claim:
        text = sentence.text
        systems, procedures = sentence.names("system"), sentence.names("procedure")
        happened = self._marks["happened"].search(text, at)
        planned = planned or bool(above.claim and above.claim.state == "予定")
        if state == "発生" and planned and not happened:
            state = "予定"
        since, until = self._times(state, sentence)
        return Claim(
            sentence.start,
            sentence.start + len(text),
            state,
            systems=systems or above.systems,
            procedures=procedures or (() if systems else above.procedures),
            places=_places(sentence),
            from_=since,
            to=until,
            speaker=self._speaker(sentence),
            hedged=bool(self._marks["hedged"].search(text, at, _clause(text, after))),
            negated=state in _DENIABLE and bool(self._marks["negated"].search(text[after : after + 12])),
        )

    def _state(self, text: str) -> tuple[State, int, int] | None:
        # The predicate comes last in Japanese, so of several states the last is what the sentence says now.
        found = [(match, cast(State, state)) for state, match in self._states.matches(text)]
        unsure = self._marks["standing"].search(text) and not self._marks["happened"].search(text)
        if not found or unsure or _ASKS.search(text):
            return None
        match, state = max(found, key=lambda pair: (pair[1] == "訂正", pair[0].end(), -pair[0].start()))
        return state, match.start(), match.end()

    def _times(self, state: State, sentence: _Sentence) -> tuple[str | None, str | None]:
        told = list(self._dated(sentence))
        if told and told[0][0] == "ended" and state in _BEGINS:
            told = [one for one in told if one[0] != "ended"]  # of what is back, beside what is not
        if not told:
            return None, None
        starts = [value for role, value in told if role == "started"]
        # 12日、午前9時から: as precise as that day is told
        began = max((one for one in starts if one[:10] == starts[0][:10]), key=len, default=None)
        since, _, until = (began or told[0][1]).partition("/")
        ends = [value for role, value in told[1:] if role in ("until", "ended", "forecast")]
        if not until and (ends or (state not in _BEGINS and len(told) > 1)):
            until = (ends or [told[-1][1]])[-1].rpartition("/")[2]
        if state in _OVER and not began and (not until or told[0][0] in ("ended", "well")):
            return None, until or since
        return since, until or None

    def _dated(self, sentence: _Sentence) -> Iterator[tuple[str | None, str]]:
        # Not when it was told, noticed, or looked at.
        text = sentence.text
        points = [one for one in points_in_time(sentence.dates) if one.granularity != "month" or one.part]  # 上旬
        places = [(one.start - sentence.start, one.end - sentence.start) for one in points]
        for one, (_, end), role in zip(points, places, roles(text, places), strict=True):
            if role not in _BESIDE and one.value and not self._marks["observed"].search(text[end : end + 6]):
                yield role, one.value

    def _speaker(self, sentence: _Sentence) -> str | None:
        said = self._marks["said"].search(sentence.text)
        for one in sentence.mentions:
            if one.label == "organisation" or (one.label in ("municipality", "place") and one.entity_id):
                after = sentence.text[one.end - sentence.start :]
                if self._marks["according"].search(after) or (said and self._marks["topic"].search(after)):
                    return one.entity_id or one.name
        return None


def _sentences(doc: Doc) -> Iterator[_Sentence]:
    text = unmistakable_of(doc)
    mentions, dates = sorted(doc._.mentions, key=_START), sorted(doc._.dates, key=_START)
    ranges = sentences_of(doc)
    crossed = any(text[start] in "×✕✖✗☓" for start, _ in ranges)
    for start, end in ranges:
        within = _within(mentions, start, end), _within(dates, start, end)
        yield _Sentence(start, text[start:end], *within, crossed and text[start] in "○〇◯")


def _within(found: list[_Found], start: int, end: int) -> list[_Found]:
    first = bisect_left(found, start, key=_START)
    last = bisect_left(found, end, first, key=_START)
    return [one for one in found[first:last] if one.end <= end]


def _clause(text: str, after: int) -> int:
    turn = _TURN.search(text, after)
    return turn.start() if turn else len(text)


def _places(sentence: _Sentence) -> tuple[str, ...]:
    ids = (one.entity_id for one in reached(sentence.text, sentence.start, sentence.mentions))
    return tuple(dict.fromkeys(one for one in ids if one))
