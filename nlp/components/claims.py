"""What each sentence states of systems and procedures: that they failed, are back, will stop; when; who says so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp.outage.moment import points_in_time
from nlp.outage.roles import roles
from nlp.outage.sentences import Sentence, sentences
from nlp.outline import parents
from nlp.phrases import patterns, phrases
from records import Claim, State

_OVER: tuple[State, ...] = ("復旧", "一部復旧")
# The other states' patterns hold their own negations: できない, 影響はない, 分かっていない.
_DENIABLE: tuple[State, ...] = (*_OVER, "予定", "訂正")
# What a heading says of all that is listed under it.
_LISTED: tuple[State, ...] = (*_OVER, "発生", "予定", "影響なし")
_BESIDE_NAMES, _SURELY = 14, 0.7
_WELL, _NOT_WELL = tuple("○〇◯"), tuple("×✕✖✗☓")  # before items of a list in which both stand
_BEGINS: tuple[State, ...] = ("発生", "調査中")  # of which a second date is not the end unless a word says so
_BESIDE = ("announced", "detected", "context", "mistaken")
# What follows is no longer about the state: 復旧しましたが、再発の可能性があります.
_TURN = re.compile("が、|ものの|けれど")
_ADVICE = re.compile("ください|利用|問い?合|持ち|まで|方法")
_ASKS = re.compile("(?:ます|です|でした|ました|ません|でしょう)か[?。]?$")  # what is asked is not stated


@dataclass(frozen=True, slots=True)
class _Above:
    """What holds for the lines that stand under a line."""

    systems: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()
    claim: Claim | None = None
    planned: bool = False  # the text is of a planned stop


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
        told = sentences(doc)
        crossed = any(one.text[:1] in _NOT_WELL for one in told)
        about, surely = doc._.relevance
        nothing = _Above(planned=about == "planned_maintenance" and surely >= _SURELY)
        found: list[Claim | None] = []
        failed = False
        lines: list[_Above] = []
        for sentence, parent in zip(told, parents([one.text for one in told]), strict=True):
            above = nothing if parent is None else lines[parent]
            above = replace(above, planned=False) if failed else above
            stated = self._state(sentence.text)
            well = crossed and sentence.text[:1] in _WELL and not (stated and stated[0] in _OVER)
            claim = self._claim(sentence, above, ("影響なし", 0, 1) if well else stated)
            systems, procedures = sentence.names("system"), sentence.names("procedure")
            under = systems or above.systems, procedures or above.procedures, claim or above.claim
            lines.append(_Above(*under, above.planned))
            found.append(claim)
            failed = failed or (claim is not None and claim.state == "発生")  # work in which something went wrong
        doc._.claims = [claim for claim in found if claim]
        spans = zip(doc.spans["sentences"], found, strict=True)
        doc.spans["claims"] = [Span(doc, span.start, span.end, claim.state) for span, claim in spans if claim]
        return doc

    def _claim(self, sentence: Sentence, above: _Above, stated: tuple[State, int, int] | None) -> Claim | None:
        if stated:
            return self._stated(sentence, above, *stated)
        if above.claim and above.claim.state in _LISTED and _lists(sentence):
            return replace(
                above.claim,
                start=sentence.start,
                end=sentence.start + len(sentence.text),
                systems=sentence.names("system") or above.systems,
                procedures=sentence.names("procedure"),
                places=sentence.places() or above.claim.places,
            )
        return None

    def _stated(self, sentence: Sentence, above: _Above, state: State, at: int, after: int) -> Claim:
        text = sentence.text
        systems, procedures = sentence.names("system"), sentence.names("procedure")
        happened = self._marks["happened"].search(text, at)
        planned = above.planned or (above.claim and above.claim.state == "予定")
        if state == "発生" and planned and not happened:
            state = "予定"
        since, until = self._times(state, sentence)
        return Claim(
            sentence.start,
            sentence.start + len(text),
            state,
            systems=systems or above.systems,
            procedures=procedures or (() if systems else above.procedures),
            places=sentence.places(),
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

    def _times(self, state: State, sentence: Sentence) -> tuple[str | None, str | None]:
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

    def _dated(self, sentence: Sentence) -> Iterator[tuple[str | None, str]]:
        # Not when it was told, noticed, or looked at.
        text = sentence.text
        points = [one for one in points_in_time(sentence.dates) if one.granularity != "month" or one.part]  # 上旬
        places = [(one.start - sentence.start, one.end - sentence.start) for one in points]
        for one, (_, end), role in zip(points, places, roles(text, places), strict=True):
            if role not in _BESIDE and one.value and not self._marks["observed"].search(text[end : end + 6]):
                yield role, one.value

    def _speaker(self, sentence: Sentence) -> str | None:
        said = self._marks["said"].search(sentence.text)
        whose = {one.start for one in sentence.mentions if one.label == "organisation"}  # 掛川市 before its 教育委員会
        for one in sentence.mentions:
            speaks = one.label == "organisation" or (one.label in ("municipality", "place") and one.entity_id)
            if speaks and one.end not in whose:
                after = sentence.text[one.end - sentence.start :]
                if self._marks["according"].search(after) or (said and self._marks["topic"].search(after)):
                    return one.entity_id or one.name
        return None


def _lists(sentence: Sentence) -> bool:
    # It is little more than names, as an item of a list is.
    named = sum(len(one.surface) for one in sentence.mentions)
    return bool(named) and len(sentence.text) - named <= _BESIDE_NAMES and not _ADVICE.search(sentence.text)


def _clause(text: str, after: int) -> int:
    turn = _TURN.search(text, after)
    return turn.start() if turn else len(text)
