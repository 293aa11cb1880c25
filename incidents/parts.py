"""Parts: an account that names several towns, of which each is an event of its own."""

from collections.abc import Sequence
from dataclasses import replace

from incidents.days import day_of
from incidents.drafts import Draft
from incidents.kinds import unconnected
from incidents.naming import OPENING
from incidents.phrases import pattern
from records import Account

_MISISSUED, _PREFECTURE = "誤った交付", "000"  # a row of tables/things.tsv; what stands for all towns in a code
_TWO = 2  # towns


def parts(account: Account, found: Sequence[Draft]) -> list[Account]:
    """Give an account for each town where certificates were issued wrongly, or that failed by itself; else the one."""
    if account.owner or len(account.places) < _TWO:
        return [account]
    if _MISISSUED in account.things and (account.kind == "data_incident" or account.standing == "recalled"):
        towns = [place for place in account.places if not place.startswith(_PREFECTURE, 5)] or list(account.places)
        return [_of(replace(account, wide=False), place) for place in towns]
    common = bool(account.bodies) or account.kind == "data_incident"  # a maker, or one carelessness in many places
    if account.standing != "main" or not _each_by_itself(found, common):
        return [account]
    of_both = tuple(one for one in account.statements if one.field != "started" or "T" not in one.value)
    day = day_of(account.started)  # which system, and which hour, is whose is not told
    alone = replace(account, wide=False, scope="単独自治体", started=day, ended=None, statements=of_both)
    own = replace(alone, systems=(), operators=(), procedures=())
    return [_of(own, place, "system", "ended", "scope") for place in account.places]


def of_no_town(account: Account) -> Account:
    """Give an account of what a maker does for all towns, whichever are named beside it."""
    stated = tuple(one for one in account.statements if one.field != "municipality")
    return replace(account, places=(), wide=True, statements=stated)


def _of(account: Account, place: str, *untold: str) -> Account:
    # What is stated of another town, or of who knows which, is not stated of this one.
    stated = (one for one in account.statements if one.field not in untold)
    ours = tuple(one for one in stated if one.field != "municipality" or one.value == place)
    return replace(account, places=(place,), statements=ours)


def _each_by_itself(found: Sequence[Draft], common: bool) -> bool:
    said = {
        wording.sentences[at].text
        for draft in found
        for wording, episode in draft.wordings
        for at in {*episode.sentences, *range(min(OPENING, len(wording.sentences)))}
    }
    apart = any(unconnected(wording) for draft in found for wording, _ in draft.wordings)
    if apart or any(map(pattern("separate").search, said)):
        return True
    many = not common and any(pattern("many").search(text) or pattern("each").search(text) for text in said)
    return many and not any(map(pattern("shared").search, said))
