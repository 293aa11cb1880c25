"""What a text says of how things stand: that it is over, goes on, failed again, …"""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from nlp.outage.asides import Systems
from nlp.outage.beside import of_another_time
from nlp.outage.moment import days_of
from nlp.outage.roles import ONE_BY_ONE
from nlp.outage.sentences import Sentence, Span
from nlp.phrases import phrases
from nlp.tables import rows

Marks = dict[str, list[Span]]

_LABEL = re.compile(
    r"\W*(?:障害|事象|不具合)?の?(?:内容|事象|概要|影響)[^:。、]{0,6}[:\s](?!.*(?:現在|依然|今も|引き続き))"
)  # what failed
_LOGGED = re.compile(
    r"\W*[0-9]{1,2}(?:時(?:[0-9]{1,2}分)?|:[0-9]{2})(?:頃|ごろ|過ぎ|現在)?[\s:]"
)  # how it stood at an hour
_SCREEN = re.compile(  # what a screen said while it failed, or a page beside another act
    "「[^「」]{0,80}」(?:など)?(?:(?:の|という|といった|との)(?:文字|表示|メッセージ|文面|画面|エラー)|と(?:だけ)?(?:表示|出[るた]))"
    "(?!を(?:掲載|掲示|載せ|公開|配信|発表))"
    "|「[^「」]{0,80}」と(?:載せ|掲げ|掲載し|掲示し|張り出し|表示し|案内し|伝え)た(?:うえ|上|後|ほか|ところ)"
)
_RELAPSED = re.compile(
    "[^。、]{0,24}(?:ものの|たが)、[^。]{0,60}(?:できなくな|使えなくな|停止し(?:た|まし|、)|止まっ(?:た|て、))"
)
_AGAIN = re.compile(
    r"(?:今後|た時点で|再度(?!の試験)|改めて|一旦|いったん)|(?:復旧|再開|解消|回復)(?:した|しましたら|次第|し次第)(?:際|場合|後|あと|のち|とき|時点)|見込|見通し|予定|目指|[えけめしせ]たい(?:と|考え|。)"
)
_WAS = re.compile("かった|んでした|せんでした|りました(?:が|。)")  # 動いていなかった, told of what was so
_NOW_WELL = re.compile(
    r"\W*(?:現在|いま|今)は、?(?:[^。、]{0,10}(?:通常|平常|正常|問題なく)|[^。、]{0,24}(?:いただけ|でき|使え)ます)"
    r"|\W*(?:[^。、]{1,3}日)?[^。、]{0,6}[0-9][時分]半?(?:頃|ごろ)?(?:以降|以後|から|より)は?、?(?:通常|平常|正常|問題なく)"
    r"|[^。]*[時分日半朝昼夜]から(?:は)?、?(?:問題|異常|障害|不具合|再発)は"
)
_CAME_BACK = re.compile("(?:復旧|再開|解消|回復)し(?:た(?!ら|場合)|まし(?!たら))")
_TABLE = "outage_status"
_ENDS, _LASTING = ("recovered", "partial", "whole"), ("still", "unrecovered", "fails")


def marks(sentences: Sequence[Sentence], before: Collection[date] = ()) -> Marks:
    """Give the characters by which a text says how things stand, by the marks of tables/outage_status.tsv.

    What is told of days `before`, on which something else failed, is left out.
    """
    found: Marks = {row["mark"]: [] for row in rows(_TABLE)}
    systems = Systems()
    for sentence in sentences:
        met = phrases(_TABLE).found(sentence.text)
        other = systems.another_well(sentence)
        if met and not (of_another_time(sentence.text) or (before and _within(sentence, before))):
            for mark, matches in met.items():
                if not (other and mark in _ENDS):
                    found[mark].extend(_told(sentence, mark, matches))
    return found


def _within(sentence: Sentence, days: Collection[date]) -> bool:
    told = set(days_of(sentence.dates))
    return bool(told) and told.issubset(days)


def lasts(told: Marks) -> bool:
    """Tell whether something is said to go on."""
    return bool(told["still"] or told["unrecovered"])


def relapses(told: Marks) -> list[int]:
    """Give where it is told that it failed again."""
    return [start for start, _ in told["again"]]


def _told(sentence: Sentence, mark: str, matches: Sequence[re.Match[str]]) -> Iterator[Span]:
    past = mark == "still" and (_LABEL.match(sentence.text) or _LOGGED.match(sentence.text))
    if past or _not_back(sentence, mark):
        return
    screens = [] if mark in _ENDS else _screens(sentence.text)
    for match in matches:
        shown = any(start < match.start() < end for start, end in screens)
        was = mark in _LASTING and _WAS.match(sentence.text, match.end())
        if not (shown or was or (mark in _ENDS and _brief(sentence.text, match))):
            yield sentence.span(*match.span())


def _screens(text: str) -> list[Span]:
    return [match.span() for match in _SCREEN.finditer(text)] if "「" in text else []


def _brief(text: str, end: re.Match[str]) -> bool:
    # An end that is only hoped for, or after which it failed again.
    near = text[max(0, end.start() - 8) : end.end() + 8]
    return bool(_AGAIN.search(near) or _RELAPSED.match(text, end.end()))


def _not_back(sentence: Sentence, mark: str) -> bool:
    # What worked all the time did not come back, and what came back place by place came back as a whole.
    claim = sentence.claim
    if mark in _ENDS and claim and ((claim.negated and mark != "partial") or claim.state == "影響なし"):
        return claim.negated or not (_NOW_WELL.match(sentence.text) or _CAME_BACK.search(sentence.text))
    return mark == "partial" and bool(ONE_BY_ONE.search(sentence.text))
