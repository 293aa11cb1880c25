"""News: which of the episodes that a wording tells of are its news, and which only its background."""

from incidents.days import day_of, shifted
from incidents.episode import Episode
from incidents.joining import cases, since, windows
from incidents.kinds import by_place, failing, inspected, looks_back, misissued, troubled
from incidents.locating import lead_of
from incidents.phrases import pattern
from incidents.separating import one_failure
from incidents.wording import Wording
from records import Relevance

_LONG_AGO, _REVIEWED = 40, 10  # days
_YEAR_AGO = 300  # days: a month that lies so far back is no news of a text that tells no day
_LATELY = 6  # days before it is told, in which a failure may go on
_OPENING = 3  # sentences in which a text comes to its own failure
_IN_A_ROW = 3  # days from start to end within which a day is one of the same failure


def news(found: list[Episode], wording: Wording, kind: Relevance) -> list[Episode]:
    """Mark which episodes are news, put those together that are one event, and give all; `kind`: of the document."""
    if inspected(wording):
        return _cases_apart(found, wording)
    dated, vague = _parted(found, wording)
    led = [one for one in vague if one.news]
    back = looks_back(wording)
    current = [one for one in led if not back and wording.told.startswith(one.started or "-")]
    for one in vague:
        one.news = one in current
    if current:
        for one in dated:
            one.news = one.news and (one.started or "9") > (current[0].started or "")
        return dated + vague
    dated = _by_kind(dated, wording, "data_incident" if misissued(wording) else kind)
    if dated and not any(one.news for one in dated):
        dated = _with_latest(dated, wording, kind)
    of_late = kind == "data_incident" or (kind == "outage" and not _all_past(wording))
    if not dated and (of_late or (not vague and troubled(wording.title))):
        dated = _undated(led, wording)
    if back or _long_ago(dated, wording):
        for one in (*dated, *vague):
            one.news = False
        dated = [one for one in dated if since(one)]
    elif wording.outage and wording.outage.status == "一部復旧":
        for one in dated:
            if _of_a_part(one, wording):
                one.ended = one.ended_at = None
    return dated + vague


def _with_latest(dated: list[Episode], wording: Wording, kind: Relevance) -> list[Episode]:
    # Of what happened the last is the news; what is to come is none but of plans.
    if _of_before(dated, wording):
        return [Episode(news=True), *dated]
    past = [one for one in dated if (day_of(since(one)) or "") <= wording.latest]
    if past or kind == "planned_maintenance":
        last = max(past or dated, key=since)
        # A day between the start and the end of another is a day of that one.
        around = (one for one in past or dated if one.started and one.started < since(last) <= (one.ended or ""))
        next(around, last).news = kind != "other"
    return dated


def _of_before(dated: list[Episode], wording: Wording) -> bool:
    # 1日、発行できなかったと明らかにした。昨年9月21日にも止まったが: its own day is told only as that of telling
    told = {at for one in dated for at in one.sentences}
    lately = shifted(wording.told, -_LATELY)
    if any((day_of(since(one)) or "9") > lately for one in dated):
        return False  # 6日にも手続きができなかった, of what began on the 5th
    claimed = failing(wording)
    own = {
        at
        for at, one in enumerate(wording.sentences)
        if one.start in claimed or (at < _OPENING and troubled(one.text) and not one.titled)
    }
    return (
        not looks_back(wording)
        and bool(own - told)
        and all(pattern("before").search(wording.sentences[at].text) for at in told)
    )


def _all_past(wording: Wording) -> bool:
    # 町では2019年9月に障害で窓口が止まったことがあり: all that is told of failing is of a month or a year gone by.
    if troubled(wording.title):
        return False
    claimed = failing(wording)
    told = [one for one in wording.sentences if one.start in claimed and not one.titled]
    recent = shifted(wording.told, -_LONG_AGO)[: len("2019-09")]
    return bool(told) and all(
        any(date.value[: len(recent)] < recent[: len(date.value)] for date in one.dates) for one in told
    )


def _parted(found: list[Episode], wording: Wording) -> tuple[list[Episode], list[Episode]]:
    vague = [_of_the_past(one, wording) for one in found if one.started and one.vague]
    dated = [one for one in found if one not in vague]
    return dated, [one for one in vague if not _told_exactly(one, dated, wording)]


def _told_exactly(one: Episode, dated: list[Episode], wording: Wording) -> bool:
    # 5月の障害に関する調査結果, and below it 5月12日の障害: the month of a headline is that of the day
    titled = all(wording.sentences[at].titled for at in one.sentences)
    return titled and any((other.started or "").startswith(one.started or "-") for other in dated)


def _undated(led: list[Episode], wording: Wording) -> list[Episode]:
    # The month that a text opens with is that of its news; in a list of towns, each town's; in a report, each.
    report = wording.relevance == "outage" and bool(pattern("reported").search(wording.title))
    earliest = "" if report else shifted(wording.told, -_YEAR_AGO)[:7]
    led = [one for one in led if (one.started or "") >= earliest]
    for one in led if report or (led and led[0].places) else led[:1]:
        one.news = True
    of = lead_of(wording.sentences) if by_place(wording) else frozenset()
    return [] if led else [Episode(news=True, places=of)]


def _long_ago(dated: list[Episode], wording: Wording) -> bool:
    # What lies weeks back is news only where the headline says so; what asks why, not even days back.
    of_news = [one for one in dated if one.news] or dated  # and not the day of a drill, or of a council
    latest = max((day_of(one.ended) or day_of(one.started) or "" for one in of_news), default="")
    if pattern("review").search(wording.title):
        return bool(latest) and latest < shifted(wording.told, -_REVIEWED)
    of_it = troubled(wording.title) or pattern("reported").search(wording.title)
    return bool(latest) and latest < shifted(wording.told, -_LONG_AGO) and not of_it


def _of_a_part(episode: Episode, wording: Wording) -> bool:
    told = [one.text for one in wording.sentences if episode.ended_at in one.dates]
    return not any(pattern("recovery").search(text) and "一部" not in text for text in told)


def _cases_apart(found: list[Episode], wording: Wording) -> list[Episode]:
    """Of a stop for inspection: what was issued wrongly before is its background."""
    stops = [one for one in found if not one.vague and _stops(one, wording)]
    for one in found:
        one.news = False
    told = [at for at, one in enumerate(wording.sentences) if pattern("misissue").search(one.text) and not one.titled]
    cases = [one for one in found if one not in stops] or [Episode(sentences=told)]
    return [*(windows(stops) or [Episode(news=True)]), *cases]


def _stops(episode: Episode, wording: Wording) -> bool:
    told = [wording.sentences[at].text for at in episode.sentences]
    ahead = (day_of(episode.started) or "") > wording.told
    return ahead or any(pattern("stop").search(one) and not pattern("misissue").search(one) for one in told)


def _of_the_past(episode: Episode, wording: Wording) -> Episode:
    began = episode.started or ""
    if began[:7] > wording.told[:7]:  # a month ahead was meant of the last year
        episode.started = f"{int(began[:4]) - 1:04}{began[4:]}"
    return episode


def _by_kind(dated: list[Episode], wording: Wording, kind: Relevance) -> list[Episode]:
    for one in dated:
        until = day_of(one.ended) or ""
        if (
            one.started
            and shifted(one.started[:10], _IN_A_ROW) < until
            and any(one.started[:10] < (other.started or "")[:10] <= until for other in dated if other is not one)
        ):
            one.ended = one.ended_at = None  # between these days several failed: 1月13日から2月22日までに
    if kind == "data_incident" and dated:
        return cases(dated, last_ends=misissued(wording, len(wording.sentences)))
    if kind == "planned_maintenance":
        return windows(dated)
    for one in dated:
        one.news &= (day_of(one.started) or "") <= wording.latest  # what is to come is a deadline or a plan
    if any(one.news and one.began_at and one.began_at.role == "started" for one in dated):
        for one in dated:  # 本日9時から受け付けを始めました beside 先週金曜日の障害
            opened = one.began_at and one.began_at.role == "context" and day_of(one.started) == wording.told
            one.news &= not opened or one.ended_at is not None
    return one_failure(dated, wording)
