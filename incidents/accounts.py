"""Accounts: what one document, in all its wordings, tells of each event it tells of."""

import re
from dataclasses import replace
from typing import Any

from incidents.days import bounds, day_of, shifted, span
from incidents.drafts import Draft, Parents, drafts
from incidents.kinds import failing, inspected, is_its_own, kind_of, troubled
from incidents.locating import operators_of
from incidents.naming import OPENING, Known, names
from incidents.parts import of_no_town, parts
from incidents.phrases import pattern
from incidents.stating import statements
from incidents.wording import PRESS, Document, Wording
from records import Account, Relevance, Standing, content_id

_CHANGING = re.compile(
    r"[【（(〔\[][^】）)〕\]]*[】）)〕\]]|第[0-9一二三四五六七八九十]+報|最終報|続報|[0-9０-９\s　・、。,.]+"
)
_NUMERALS = {numeral: number for number, numeral in enumerate("一二三四五六七八九十", 1)}
_FINAL, _LAST = re.compile("最終報|[（(]最終[)）]"), 99  # of a numbered series
_BEFORE, _UNDATED, _AFTER, _LONGEST = 21, 21, 1, 30  # days: from start to end, to telling; after telling; of it all
_SLOW, _MONTHS = ("data_incident", "planned_maintenance"), 60  # days
_MANY = 3  # systems
_OF_ALL = ("全国", "複数都道府県", "複数自治体")


def accounts(document: Document, parents: Parents, known: Known) -> list[Account]:
    """Give the accounts of a document, the main ones first, by time"""
    found = drafts(document, parents)
    kind = kind_of(document)
    made = [_account(document, kind, draft, [one for one in found if one is not draft], known) for draft in found]
    made = [part for one in _news(made) for part in parts(one, found)]
    made = [part for one in made for part in _each_denied(one) if _tells_which(part)]
    made.sort(key=lambda one: (one.standing != "main", one.started or one.ended or "", one.systems, one.places))
    return [_identified(one, at) for at, one in enumerate(made)]


def _each_denied(account: Account) -> list[Account]:
    # A town that denies two failures of others denies each.
    if account.standing != "denied" or not account.systems:
        return [account]
    return [replace(account, systems=(system,)) for system in account.systems]


def _tells_which(account: Account) -> bool:
    told = account.standing == "main" or account.systems or account.procedures or account.things or account.owner
    day = day_of(account.started)  # of a town, what failed long ago is known by its day; of late much else was there
    return bool(told or (account.places and day and day < shifted(account.told, -_LONGEST)))


def _news(made: list[Account]) -> list[Account]:
    """Of a list of many systems' failures none is the news; what is of no kind by itself may also only recall."""
    mains = [one for one in made if one.standing == "main"]
    if len({one.systems[:1] or one.things[:1] for one in mains} - {()}) >= _MANY:
        return [replace(one, standing="recalled", statements=()) for one in made]
    twins = [replace(one, standing="recalled", statements=()) for one in mains if one.kind == "other"]
    return made + twins


def _identified(account: Account, at: int) -> Account:
    # The first keeps its id whatever later wordings tell of its start.
    first = at == 0 and account.standing == "main"
    told = account.standing, account.started or "", account.ended or "", *account.systems, *account.places
    key = () if first else told
    return replace(
        account,
        account_id=content_id("account", account.document_id, *key),
        own_id=content_id("incident", account.document_id, *key),
    )


def _account(document: Document, kind: Relevance, draft: Draft, others: list[Draft], known: Known) -> Account:
    told = min(one.told for one in document.wordings)
    standing = _standing(document, kind, draft)
    main = standing == "main"
    alone = main and not any(one.whole.news for one in others)  # else the card may be of another
    started, ended = _moments(draft) if alone else (draft.whole.started, draft.whole.ended)
    first_day, last_day = _reach(started, ended, told, kind)
    named = names(draft, others, known, document.source)
    scopes = [one.outage.scope for one, _ in draft.wordings if one.outage and one.outage.scope]
    account = Account(
        account_id="",
        own_id="",
        **_about(document),
        kind=kind,
        standing=standing,
        told=told,
        started=started,
        ended=ended,
        first_day=first_day,
        last_day=last_day,
        **named.listed(),
        scope=scopes[-1] if scopes else None,
        wide=named.wide or bool(set(scopes) & set(_OF_ALL)),
        own=draft.whole.news and any(is_its_own(one, document.source) for one, _ in draft.wordings),
        over=bool(ended) or _recovered(draft),
        dated=any(one.dated for one in document.wordings),
        statements=statements(draft.wordings, document.owner, alone) if main else (),
    )
    stopped = main and not document.owner and any(inspected(one) for one, _ in draft.wordings)
    return of_no_town(account) if stopped else account


def _about(document: Document) -> dict[str, Any]:
    latest = document.wordings[0]
    return {
        "document_id": document.document_id,
        "source": document.source,
        "official": document.role not in PRESS,
        "owner": document.owner,
        "number": _number(latest),
        "titled": _CHANGING.sub("", latest.title),
    }


def _recovered(draft: Draft) -> bool:
    return any(one.outage and one.outage.status == "復旧" for one, _ in draft.wordings)


def _standing(document: Document, kind: Relevance, draft: Draft) -> Standing:
    speaks = document.owner or document.role not in PRESS  # a paper denies nothing
    if speaks and any(_denied(document, one) for one, _ in draft.wordings[-1:]):
        return "denied"
    if draft.whole.news and document.role != "civic":  # who speaks for a cause tells of an event as its background
        return "main"
    titles = [one.title for one, _ in draft.wordings]
    opinion = any(pattern(name).search(title) for name in ("opinion", "review") for title in titles)
    said = [one.sentences[at].text for one, episode in draft.wordings for at in episode.sentences]
    aside = any(map(pattern("many").search, said)) or (kind == "other" and not opinion)
    # What a town tells of another matter names a failure in passing, also by its day.
    another = document.owner and not any(troubled(title) or pattern("council").search(title) for title in titles)
    return "passing" if aside and (draft.whole.vague or another) else "recalled"


def _denied(document: Document, wording: Wording) -> bool:
    # A town tells that it was not struck; that one procedure of several works, or after its own stop, denies nothing.
    failed = any(pattern(name).search(wording.title) for name in ("trouble", "stop"))
    headed = pattern("unaffected").search(wording.title) or (
        pattern("well_titled").search(wording.title) and not failed
    )
    if headed and (document.owner or pattern("own").search(wording.title)):
        return True
    claimed = failing(wording)
    beside = False
    for sentence in wording.sentences[:OPENING]:
        places = {name.entity_id for name in sentence.names if name.label == "municipality"}
        here = bool(document.owner) and document.owner in places
        if pattern("struck").search(sentence.text):
            return False
        well = any(pattern(name).search(sentence.text) for name in ("unaffected", "unrelated"))
        others, own = (bool(pattern(name).search(sentence.text)) for name in ("others", "own"))
        if well and (here or others or own or beside):
            return True
        rest = sentence.text.rpartition("が、")[2]  # …が報道されていますが、本市では交付しました。影響を受けていません
        beside = others and (here or own) and not any(pattern(name).search(rest) for name in ("trouble", "stop"))
        foreign = others or operators_of(sentence) or pattern("shared").search(sentence.text)
        told = sentence.start in claimed and not (
            sentence.titled or foreign or pattern("hearsay").search(sentence.text)
        )
        if document.owner and told and places <= {document.owner}:
            return False  # 本市のコンビニ交付は9時から使えません。全国の障害とは別です
    return False


def _moments(draft: Draft) -> tuple[str | None, str | None]:
    """What the text's dates leave open, the outage card may tell."""
    started, ended = draft.whole.started, draft.whole.ended
    for wording, _ in draft.wordings:
        card = wording.outage
        if card and started is None and day_of(card.started):
            started = card.started
        if card and ended is None and span(card.ended) and (started or "") <= (card.ended or ""):
            ended = card.ended
    return started, ended


def _reach(started: str | None, ended: str | None, told: str, kind: Relevance) -> tuple[str, str]:
    if kind in _SLOW:  # found out late, told for months; announced and moved
        since = min(bounds(started or ended or told)[0], shifted(told, -_MONTHS))
        return since, max(bounds(ended or started or told)[1], shifted(told, _MONTHS))
    if started and ended:
        return bounds(started)[0], max(bounds(started)[0], bounds(ended)[1])
    if ended:
        return shifted(bounds(ended)[0], -_BEFORE), bounds(ended)[1]
    since = bounds(started)[0] if started else shifted(told, -_UNDATED)
    if started and not day_of(started):
        return since, bounds(started)[1]
    return since, max(since, told, min(shifted(told, _AFTER), shifted(since, _LONGEST)))


def _number(wording: Wording) -> int | None:
    opening = wording.sentences[0].text if wording.sentences else ""
    found = pattern("number").search(wording.title) or pattern("number").search(opening)
    if not found:
        return _LAST if _FINAL.search(f"{wording.title}\n{opening}") else None
    return _NUMERALS.get(found[1]) or (int(found[1]) if found[1].isdigit() else None)
