"""What each sentence states of systems and procedures: that they failed, are back, will stop; when; who says so."""

from bisect import bisect_left
from collections.abc import Iterable
from operator import attrgetter
from typing import TypeVar, cast

from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp.extensions import sentences_of
from nlp.phrases import patterns, phrases, unmistakable_of
from records import Claim, DateExpression, Mention, State

_Found = TypeVar("_Found", Mention, DateExpression)
_START = attrgetter("start")
_POINTS = ("day", "hour", "minute", "interval")
_OVER: tuple[State, ...] = ("復旧", "一部復旧")
# The other states' patterns hold their own negations: できない, 影響はない, 分かっていない.
_DENIABLE: tuple[State, ...] = (*_OVER, "予定", "訂正")


@Language.factory("claims", requires=["doc.spans", "doc._.mentions", "doc._.dates"], assigns=["doc._.claims"])
def claims(nlp: Language, name: str) -> "Claims":
    """Make the component that reads claims."""
    return Claims()


class Claims:
    """Sets `doc._.claims`: one for each sentence, list item or table row with a status word of tables/states.tsv."""

    def __init__(self) -> None:
        self._states = phrases("states")
        self._marks = patterns("claim_marks")

    def __call__(self, doc: Doc) -> Doc:
        """Read the claims of one document."""
        text = unmistakable_of(doc)
        mentions, dates = sorted(doc._.mentions, key=_START), sorted(doc._.dates, key=_START)
        found, spans = [], []
        for span, (start, end) in zip(doc.spans["sentences"], sentences_of(doc), strict=True):
            sentence = text[start:end]
            if stated := self._state(sentence):
                within = _within(mentions, start, end), _within(dates, start, end)
                found.append(self._claim(sentence, start, *stated, *within))
                spans.append(Span(doc, span.start, span.end, stated[0]))
        doc._.claims = found
        doc.spans["claims"] = spans
        return doc

    def _claim(
        self,
        text: str,
        start: int,
        state: State,
        at: int,
        after: int,
        mentions: list[Mention],
        dates: list[DateExpression],
    ) -> Claim:
        since, until = self._times(state, text, start, dates)
        return Claim(
            start,
            start + len(text),
            state,
            systems=_names(one.name for one in mentions if one.label == "system"),
            procedures=_names(one.name for one in mentions if one.label == "procedure"),
            places=_names(one.entity_id for one in mentions if one.label == "municipality" and one.entity_id),
            from_=since,
            to=until,
            speaker=self._speaker(text, start, mentions),
            hedged=bool(self._marks["hedged"].search(text, at)),
            negated=state in _DENIABLE and bool(self._marks["negated"].search(text[after : after + 12])),
        )

    def _state(self, text: str) -> tuple[State, int, int] | None:
        # The predicate comes last in Japanese, so of several states the last is what the sentence says now.
        found = [(match, cast(State, state)) for state, match in self._states.matches(text)]
        if not found or (self._marks["standing"].search(text) and not self._marks["happened"].search(text)):
            return None
        match, state = max(found, key=lambda pair: (pair[1] == "訂正", pair[0].end(), -pair[0].start()))
        return state, match.start(), match.end()

    def _times(
        self, state: State, text: str, start: int, dates: Iterable[DateExpression]
    ) -> tuple[str | None, str | None]:
        values = []
        for date in dates:
            observed = self._marks["observed"].search(text[date.end - start : date.end - start + 6])
            if date.value and date.granularity in _POINTS and not observed:
                values.append(date.value)
        if not values:
            return None, None
        since, _, until = values[0].partition("/")
        last = values[-1].rpartition("/")[2]
        if len(values) > 1 and not until:
            until = last
        if state in _OVER and not until:
            return None, since
        return since, until or None

    def _speaker(self, text: str, start: int, mentions: Iterable[Mention]) -> str | None:
        speaking = [one for one in mentions if one.label in ("organisation", "municipality") and one.entity_id]
        said = self._marks["said"].search(text)
        for one in speaking:
            after = text[one.end - start :]
            if self._marks["according"].search(after) or (said and self._marks["topic"].search(after)):
                return one.entity_id
        return None


def _within(found: list[_Found], start: int, end: int) -> list[_Found]:
    first = bisect_left(found, start, key=_START)
    last = bisect_left(found, end, first, key=_START)
    return [one for one in found[first:last] if one.end <= end]


def _names(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
