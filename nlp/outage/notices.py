"""What of a page is the notice itself, and what other notices that stand below it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from nlp.outage.sentences import Sentence

_OTHERS = re.compile(r"\W*(?:(?:過去|以前)の(?:お知らせ|障害)|関連(?:記事|リンク|ニュース|ページ))\W*")
_LISTED = re.compile(
    r"\W*(?:No\.? ?[0-9]{1,3}|[(]?[0-9]{1,2}[.)])\W{0,3}[【\[]"
    r"(?:対応中|調査中|確認中|修正中|未解決|(?:解消|復旧|解決|対応|修正)(?:済み?|しました)?)[】\]]"
)
_DAY = re.compile(r"[●■◆▼○ ]*(?:[0-9]{4}[/年.])?[0-9]{1,2}[/月.][0-9]{1,2}日?(?: ?\([月火水木金土日](?:曜日?)?\))?\s*")
_SOLVED = re.compile(r"\W*[0-9]{1,2}(?::|時)[0-9]{2}分?\W{0,4}(?:解消|復旧|解決|回復)")
_SINCE = re.compile(r"\W*発生")
_ADDED = re.compile(r"\W*(?:追記|更新|続報|第[0-9一二三四五六七八九十]+報)|【")


def of_this_notice(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Leave out other notices, which stand below 過去のお知らせ or 関連リンク, until something is added to this one.

    Of failures that are listed with how each stands (No.2【対応中】, No.1【解消】) the first is kept, and so of days,
    where one below the newest begins with an end.
    """
    sentences = sentences[: min([*_listed(sentences)[1:], *_older_days(sentences)], default=len(sentences))]
    kept: list[Sentence] = []
    others = begun = False
    for one in sentences:
        others = not _ADDED.match(one.text) if others else begun and bool(_OTHERS.fullmatch(one.text))
        if not others:
            kept.append(one)
            begun = begun or bool(one.dates and one.claim)
    return kept


def _listed(sentences: Sequence[Sentence]) -> list[int]:
    # Each with a line that tells since when: else they are parts of one failure.
    found = [at for at, one in enumerate(sentences) if _LISTED.match(one.text)]
    own = (sentences[at + 1 : below] for at, below in pairwise([*found, len(sentences)]))
    return found if all(any(one.dates and _SINCE.match(one.text) for one in lines) for lines in own) else []


def _older_days(sentences: Sequence[Sentence]) -> list[int]:
    days = [at for at, one in enumerate(sentences[:-1]) if one.dates and _DAY.fullmatch(one.text)]
    earlier = [at for above, at in pairwise(days) if _value(sentences[at]) < _value(sentences[above])]
    return [at for at in earlier if _SOLVED.match(sentences[at + 1].text)]


def _value(line: Sentence) -> str:
    return line.dates[0].value or ""
