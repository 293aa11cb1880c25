"""The date that a notice bears: on a line of its own, or in brackets in its title."""

import re
from collections.abc import Sequence

from nlp.outage.headings import blocks
from nlp.outage.moment import Moment
from nlp.outage.sentences import Sentence

_HEAD, _FOOT = 5, 2  # lines at the head and the foot of a notice
_BESIDE = 12  # characters beside a date that stands for itself
_UPDATE = re.compile("更新|追記|第[0-9一二三四五六七八九十]+報|現在")
_LABEL = re.compile(r"発生|復旧|再開|停止|開始|終了|障害|期間|予定|見込")  # what a date after it is the date of
_BRACKET = re.compile(r"[(（][^)）]*$")


def first_report(sentences: Sequence[Sentence]) -> Moment | None:
    """Give the date of the oldest of the accounts that a notice holds, where it heads several."""
    lines = [sentences[at] for at in blocks(sentences)]
    heads = [one.dates[0] for one in lines]
    known = [one for one in heads if one.value and one.granularity in ("day", "hour", "minute")]
    oldest = min(known, key=lambda one: one.value or "", default=None)
    if oldest is None or len({one.value for one in known}) < 2 or known[-1] is not oldest:
        return None
    hourly = all("T" in (one.value or "") for one in known)
    if not (hourly or any(_UPDATE.search(one.text) for one in lines)):
        return None  # the course of the failure, and not what was told of it
    return Moment("announced", oldest.value or "", oldest.start, oldest.end)


def dateline(sentences: Sequence[Sentence]) -> Moment | None:
    """Give the date that stands for itself at the head or foot of a notice, or in brackets in its title."""
    for at, sentence in (*enumerate(sentences[:_HEAD]), *((len(sentences), one) for one in sentences[-_FOOT:])):
        for one in sentence.dates:
            start, end = one.start - sentence.start, one.end - sentence.start
            alone = len(sentence.text.strip()) - (end - start) <= _BESIDE and "。" not in sentence.text
            alone = alone and not _LABEL.search(sentence.text, 0, start)
            bracketed = at == 0 and _BRACKET.search(sentence.text, 0, start) and sentence.text[end : end + 1] in ")）"
            if one.value and one.granularity in ("day", "hour", "minute") and (alone or bracketed):
                return Moment("announced", one.value, one.start, one.end)
    return None
