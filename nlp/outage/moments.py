"""The moments of a text's main outage: when it began, was noticed, told, over."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import zip_longest

from nlp.dates import day_of_publication
from nlp.outage.beside import of_another_time
from nlp.outage.chances import weighed
from nlp.outage.headings import ITEM, blocks, columns, continued, headings, posted, timetable
from nlp.outage.moment import Moment, day_of, points_in_time
from nlp.outage.roles import ELSEWHERE, roles
from nlp.outage.sentences import Sentence
from records import Claim, DateExpression

_NEAR = timedelta(days=75)  # an outage and what is told of it lie closer together than this
_WHO = ("municipality", "place", "organisation")
_BESIDE = re.compile("(?:また|一方|このほか|さらに|ほかに)、?[^。、]{2,30}(?:でも|では|も)")
_SPELL = timedelta(days=1)
_OPENING, _RELAPSE = 3, timedelta(days=3)  # sentences; within which a failure that came back is the same
_CAME_BACK = re.compile(
    "再び[^。]{0,20}(?:トラブル|障害|不具合|停止|発生|起き)|また(?:も|して)?(?:停止|障害|止ま)|再停止|再発"
)
_MINUTES = re.compile("会見|会議録|委員会記録|議事")
_MEETING, _VENUE = re.compile(r"\W*(?:開催)?日時[\s:]"), re.compile(r"\W*(?:場所|会場|出席)")
_DIGIT = re.compile("[0-9]")


def moments(sentences: Sequence[Sentence], published: str | None) -> list[Moment]:
    """Give the moments of the text's main outage in their order."""
    timed, heads, tabled = timetable(sentences), headings(sentences), columns(sentences)
    rows: dict[int, list[Moment]] = {}
    more = continued(sentences)
    for at in _of_it(sentences):
        if sentences[at].dates:
            rows[at] = list(_of(sentences[at], heads[at], at in timed, tabled))
            if not rows[at] and at in more and rows.get(at - 1):
                rows[at] = _same(rows[at - 1][-1].role, sentences[at].dates)
    found = [one for at in rows for one in rows[at] if not _bears(sentences[0], one)]
    found = _beneath(sentences, _posted(sentences, found))
    return _not_before(_near(_this_time(sentences, found), published))


def _posted(sentences: Sequence[Sentence], found: list[Moment]) -> list[Moment]:
    # Posts, the newest on top, each after the hour it was posted: what happened when is told in them, or below.
    posts = posted(sentences)
    if not posts:
        return found
    elsewhere = {one.role for one in found if one.start not in posts}
    kept = [one for one in found if one.start not in posts or one.role not in elsewhere]
    return [*kept, *(Moment("announced", one.value or "", one.start, one.end) for one in list(posts.values())[-1:])]


def _same(role: str, dates: Iterable[DateExpression]) -> list[Moment]:
    points = [one for one in points_in_time(dates) if one.value and "/" not in one.value]
    return [Moment(role, one.value or "", one.start, one.end, one.approximate) for one in points]


def _beneath(sentences: Sequence[Sentence], found: list[Moment]) -> list[Moment]:
    # ■18時45分【復旧】 and below it 17時55分に復旧した: the hour of the heading is that of the account
    heads = [sentences[at] for at in blocks(sentences)]
    ends = [one.start for one in found if one.role == "ended"]
    covered: set[int] = set()
    for head, below in zip_longest(heads, heads[1:]):
        body = head.start + len(head.text)
        if any(body <= end and (below is None or end < below.start) for end in ends):
            covered.update(range(head.start, body))
    return [one for one in found if one.role != "ended" or one.start not in covered]


def _bears(head: Sentence, one: Moment) -> bool:
    # 2022-11-07 市のシステムが不通: the day that a headline bears; 夜まで in it tells no day
    start, end = one.start - head.start, one.end - head.start
    if "。" in head.text or end > len(head.text):
        return False
    vague = one.role == "until" and not _DIGIT.search(head.text, start, end)
    return vague or (start == 0 and one.value[:1] != "T" and head.text.startswith(" ", end))


def _of_it(sentences: Sequence[Sentence]) -> Iterator[int]:
    # また春日市では27日に…: what is told beside it, of whom nothing was said before, until one is named again.
    named: set[str] = set()
    begun = aside = False
    minutes = bool(sentences and _MINUTES.search(sentences[0].text))  # of a meeting, which says when it was held
    for at, sentence in enumerate(sentences):
        if minutes and _MEETING.match(sentence.text) and _VENUE.match(sentences[min(at + 1, len(sentences) - 1)].text):
            continue
        names = {one.entity_id or one.name for one in sentence.mentions if one.label in _WHO}
        aside = not names & named if names and aside else aside
        aside |= bool(begun and names and not names & named and _BESIDE.match(sentence.text))
        if not aside:
            named |= names
            begun |= bool(sentence.dates and sentence.claim)
            yield at


def _of(sentence: Sentence, heading: str, timed: bool, tabled: dict[int, str]) -> Iterator[Moment]:
    if of_another_time(sentence.text):
        return
    points = points_in_time(sentence.dates)
    places = [(one.start - sentence.start, one.end - sentence.start) for one in points]
    heads = [tabled.get(one.start, "") for one in points]
    told = [_headed(head, sentence.text[slice(*place)]) for head, place in zip(heads, places, strict=True)]
    told = told if any(told) else _roles(sentence.text, places, sentence.claim)
    if heading and not any(told):
        mark = ITEM.match(sentence.text)
        text = sentence.text[mark.end() if mark else 0 :]
        moved = len(heading) + len(text) - len(sentence.text)
        told = _roles(heading + text, [(start + moved, end + moved) for start, end in places], sentence.claim)
    if timed and not any(told):
        told = ["started" if "/" in (one.value or "") else None for one in points]
    for expression, role in zip(points, told, strict=True):
        since, _, until = (expression.value or "").partition("/")
        if role == "context":
            yield Moment("opened", since, expression.start, expression.end)
        elif role and role not in ELSEWHERE:
            role = "started" if until and role in ("until", "ended") else role  # 9時~10時 停止 → 再開
            yield Moment(role, since, expression.start, expression.end, expression.approximate)
        if until and role == "started" and not _apart(expression):
            yield Moment("until", until, expression.start, expression.end)


def _roles(text: str, places: Sequence[tuple[int, int]], claim: Claim | None) -> list[str | None]:
    return weighed(roles(text, places, claim), text, places, claim.state if claim else None)


def _headed(head: str, date: str) -> str | None:
    return _roles(f"{head}:{date}", [(len(head) + 1, len(head) + 1 + len(date))], None)[0] if head else None


def _apart(one: DateExpression) -> bool:
    # 8、11日: days on which it failed, with others between them
    since, until = (day_of(part) for part in (one.value or "").split("/"))
    next_day = since is not None and until is not None and until - since <= _SPELL
    return "、" in one.surface and not next_day


def _this_time(sentences: Sequence[Sentence], found: list[Moment]) -> list[Moment]:
    # A text that opens with a failure that came back tells of the one before as its past.
    for sentence in sentences[:_OPENING] if any(_CAME_BACK.search(one.text) for one in sentences[:_OPENING]) else ():
        inside = range(sentence.start, sentence.start + len(sentence.text))
        began = [day for one in found if one.role == "started" and one.start in inside and (day := day_of(one.value))]
        if began:
            return [one for one in found if (day_of(one.value) or began[0]) >= began[0] - _RELAPSE]
    return found


def _not_before(found: list[Moment]) -> list[Moment]:
    # A page that tells from when to when the last failure was, and below it those of the days before.
    at = next((at for at, one in enumerate(found) if one.role in ("ended", "until")), len(found))
    starts = [one for one in found[:at] if one.role == "started"]
    days = {day_of(one.value) for one in starts}
    day = days.pop() if len(days) == 1 else None
    end = day_of(found[at].value) if at < len(found) and "T" in found[at].value else None
    if day is None or end is None or not timedelta(0) <= end - day <= _SPELL or "T" not in starts[-1].value:
        return found
    return [one for number, one in enumerate(found) if number <= at or (day_of(one.value) or day) >= day - _SPELL]


def _near(found: list[Moment], published: str | None) -> list[Moment]:
    # A recap of an old failure stands in the same text: the main one is near the day of writing, else the first told.
    began = [day for one in found if one.role == "started" and (day := day_of(one.value))]
    written = day_of_publication(published)
    anchor = written if any(_close(day, written) for day in began) else next(iter(began), written)
    if anchor is None:
        return found
    return [one for one in found if _belongs(one, anchor, written)]


def _belongs(one: Moment, anchor: date, written: date | None) -> bool:
    day = day_of(one.value)
    if day is None or _close(day, anchor):
        return True
    return one.role == "announced" and _close(day, written)  # what was found out of it may be told much later


def _close(day: date, other: date | None) -> bool:
    return other is not None and abs(day - other) <= _NEAR
