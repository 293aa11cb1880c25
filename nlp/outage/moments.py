"""The moments of a text's main outage: when it began, was noticed, told, over."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from nlp.dates import day_of_publication
from nlp.outage.asides import of_it
from nlp.outage.beside import of_another_time
from nlp.outage.chances import weighed
from nlp.outage.headings import ITEM, below_its_number, columns, continued, headings, on_its_line, timetable
from nlp.outage.moment import Moment, day_of, points_in_time
from nlp.outage.own import own
from nlp.outage.roles import ELSEWHERE, roles
from nlp.outage.sentences import Sentence
from records import Claim, DateExpression

_SPELL, _LATELY = timedelta(days=1), timedelta(days=3)
_ENDS = ("ended", "until", "partial", "well")
_PAST = re.compile("(?:た|でした)(?:[。、]|$)|ました|て(?:い|お)(?:ます|り)|(?:復旧|解消|再開|回復)(?:。|$|[)）】])")
_FROM_THEN = re.compile(r"から[^。、]{0,12}(?:再開|復旧)\s*(?:$|[)）])")
_REACH = 60  # characters
_TOMORROW = re.compile("明日|明後日|明朝|明晩|あす|あさって")
_UPDATED = re.compile("更新|追記")
_TOLD = re.compile("(?:[一-龥ァ-ヺーA-Za-z()・-]{2,24}が)(?:発表|公表|明らかに)した。?")


def moments(sentences: Sequence[Sentence], published: str | None) -> list[Moment]:
    """Give the moments of the text's main outage in their order."""
    timed, heads, tabled = timetable(sentences), headings(sentences), columns(sentences)
    rows: dict[int, list[Moment]] = {}
    more = continued(sentences)
    for at in of_it(sentences):
        if sentences[at].dates:
            below = on_its_line(sentences, at) or below_its_number(sentences, at)
            rows[at] = list(_of(sentences[at], heads[at], below, at in timed, tabled))
            if at in more and rows.get(at - 1):
                rows[at] = _same(rows[at - 1][-1].role, sentences[at].dates)
    updated = (one for at in rows if _UPDATED.search(sentences[at].text) for one in rows[at])
    written = _written(updated, day_of_publication(published))
    told = [one for at in rows for one in rows[at] if not _to_come(sentences[at], one, written)]
    found = own(sentences, told, published)
    return found if any(one.role == "announced" for one in found) else [*found, *_just_told(sentences, published)]


def _written(updated: Iterable[Moment], published: date | None) -> date | None:
    # 最終更新 a day after it was published
    days = (day_of(one.value) for one in updated if one.role == "announced")
    return max([published, *filter(None, days)]) if published else None


def _to_come(sentence: Sentence, one: Moment, written: date | None) -> bool:
    # 再開は13日, and 20日は終日、交付ができません, told on the 10th; a page may be older than the recovery that it
    # reports, where it says that it was.
    day = day_of(one.value)
    if written is None or day is None:
        return False
    if _TOMORROW.match(sentence.text, one.start - sentence.start):
        return True
    ahead = (one.role in _ENDS and day > written) or (one.role == "started" and day > written + _LATELY)
    end = one.end - sentence.start
    planned = _FROM_THEN.match(sentence.text, end)  # 窓口業務 7月11日から再開
    return ahead and bool(planned or not _PAST.search(sentence.text, end, end + _REACH))


def _just_told(sentences: Sequence[Sentence], published: str | None) -> Iterator[Moment]:
    # 24日、…できなくなった。警察庁が発表した: on the day that it tells of, where that is the day of writing
    written = day_of_publication(published)
    for before, here in pairwise(sentences):
        if _TOLD.fullmatch(here.text.strip()) and not here.dates and before.dates:
            last = before.dates[-1]
            if written and (day := day_of(last.value)) and timedelta(0) <= written - day <= _SPELL:
                yield Moment("announced", day.isoformat(), last.start, last.end)
                return


def _same(role: str, dates: Iterable[DateExpression]) -> list[Moment]:
    points = [one for one in points_in_time(dates) if one.value and "/" not in one.value]
    return [Moment(role, one.value or "", one.start, one.end, one.approximate) for one in points]


def _of(sentence: Sentence, heading: str, below: str, timed: bool, tabled: dict[int, str]) -> Iterator[Moment]:
    if of_another_time(sentence.text):
        return
    points = points_in_time(sentence.dates)
    places = [(one.start - sentence.start, one.end - sentence.start) for one in points]
    heads = [tabled.get(one.start, "") for one in points]
    told = [_headed(head, sentence.text[slice(*place)]) for head, place in zip(heads, places, strict=True)]
    told = told if any(told) else _roles(sentence.text, places, sentence.claim)
    if heading and {*told} <= {None, "until"}:
        mark = ITEM.match(sentence.text)
        text = sentence.text[mark.end() if mark else 0 :]
        moved = len(heading) + len(text) - len(sentence.text)
        told = _roles(heading + text, [(start + moved, end + moved) for start, end in places], sentence.claim)
    if below and not any(told):
        told = roles(sentence.text + below, places, sentence.claim)
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
