"""Sentences beside the failure that a text tells of: of another place, another system, or what failed there before."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from nlp.outage.beside import of_one_before
from nlp.outage.moment import days_of
from nlp.outage.sentences import Sentence

_WHO = ("municipality", "place", "organisation")
_BESIDE = re.compile("(?:また|一方|このほか|さらに|ほかに|隣(?:接する|り合う|の))、?[^。、]{2,30}(?:でも|では|も)")
_THERE = re.compile("[^。、]{2,30}で(?:は|も)")  # 町立病院では10月31日、…: long before
_MINUTES = re.compile("会見|会議録|委員会記録|議事")
_MEETING, _VENUE = re.compile(r"\W*(?:開催)?日時[\s:]"), re.compile(r"\W*(?:場所|会場|出席)")
_RUNS = re.compile(  # e-Taxは通常通り動いている, beside what failed
    "(?![^。]*(?:復旧|再開|解消|戻[っりる]|すべて|全て|ようにな)).*(?:(?:通常|平常)(?:どおり|通り)|問題なく|正常に)"
)
_ALSO = re.compile(  # マイナポータルも8日夜、ログインできなくなったが、翌9日には解消した
    "(?![^。]*(?:すべて|全て|両方|いずれも|ともに))[^。、]{1,40}も(?:また)?(?:、|(?=[0-9同翌午前]))"
    "[^。]{0,30}(?:できなく|使えなく|停止し|止ま|つなが|不具合|障害)[^。]{0,12}(?:が|ものの)、"
)
LATELY = timedelta(days=3)
"""How long before a failure begins what is told of a day is of another one."""


def of_it(sentences: Sequence[Sentence]) -> Iterator[int]:
    """Give the sentences, by number, that tell of the text's own failure.

    また春日市では27日に…: what is told beside it, of whom nothing was said before, until one is named again.
    """
    named: set[str] = set()
    systems = Systems()
    days: set[date] = set()
    begun = aside = False
    minutes = bool(sentences and _MINUTES.search(sentences[0].text))  # of a meeting, which says when it was held
    for at, sentence in enumerate(sentences):
        if minutes and _MEETING.match(sentence.text) and _VENUE.match(sentences[min(at + 1, len(sentences) - 1)].text):
            continue
        names = {one.entity_id or one.name for one in sentence.mentions if one.label in _WHO}
        aside = not names & named if names and aside else aside
        new = bool(begun and names and not names & named)
        aside |= new and bool(_BESIDE.match(sentence.text))
        told = days_of(sentence.dates)
        another = (new and _THERE.match(sentence.text)) or _after_one_before(sentences, at)
        before = another and days and told and max(told) < min(days) - LATELY
        if aside or systems.also_another(sentence) or before:
            continue
        named |= names
        days |= told if sentence.claim and sentence.claim.state != "予定" else set()
        begun |= bool(sentence.dates and sentence.claim)
        yield at


def _after_one_before(sentences: Sequence[Sentence], at: int) -> bool:
    # 2月にも止まった。4月5日には…: told on
    return at > 0 and sentences[at - 1].goes_on_in(sentences[at]) and of_one_before(sentences[at - 1].text)


class Systems:
    """The systems that were named as a text is walked, to tell a sentence of another one."""

    def __init__(self) -> None:
        self._named: set[str] = set()
        self._known = self._failed = False  # whether one was named before; whether anything failed

    def also_another(self, sentence: Sentence) -> bool:
        """Tell whether a sentence is of another system that failed, too; and remember its systems."""
        return self._another(sentence) and bool(self._known and _ALSO.match(sentence.text))

    def another_well(self, sentence: Sentence) -> bool:
        """Tell whether it is of another system that failed, too, or that runs well; and remember its systems."""
        other = self._another(sentence)
        return other and bool(_RUNS.match(sentence.text) or (self._known and _ALSO.match(sentence.text)))

    def _another(self, sentence: Sentence) -> bool:
        systems = {one.entity_id or one.name for one in sentence.mentions if one.label == "system"}
        other = self._failed and bool(systems) and not systems & self._named
        self._known = bool(self._named)
        self._named |= systems
        self._failed |= sentence.claim is not None and sentence.claim.state == "発生"
        return other
