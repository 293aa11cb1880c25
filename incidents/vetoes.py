"""Vetoes: what keeps two accounts apart, whatever speaks for them. Of two, `one` began first, as far as both tell."""

from incidents.days import DAY
from incidents.facets import Facets, in_reach
from incidents.leaks import both_leaked
from incidents.timing import APART, when
from records import Account

_WRONG = "誤った交付"  # a row of tables/things.tsv
_MOVED = ("延期", "変更", "振替")


def apart(one: Facets, other: Facets) -> bool:
    """Tell whether two can not tell of one event: they are of one document, or their times do not fit."""
    if one.account.document_id == other.account.document_id or _is_its_own(one, other):
        return True
    name, _ = next(when(one, other))
    if name != APART or both_leaked(one, other):
        return False
    return not in_reach(one, other) or (one.numbers.isdisjoint(other.numbers) and not moved(one, other))


def _is_its_own(one: Facets, other: Facets) -> bool:
    # What a town says is its own failure is not what is told of many; 市のサーバーの故障で、全国の障害とは別
    return any(
        own.account.own and not wide.account.own and wide.account.wide and own.struck.isdisjoint(wide.struck)
        for own, wide in ((one, other), (other, one))
    )


def elsewhere(one: Facets, other: Facets) -> bool:
    """Tell whether two are of several events unless others tell that what failed is shared.

    What each town runs for itself fails in each by itself, unless who runs or makes it for both is named; the wrong
    certificates of each town are its own even then.
    """
    if not one.struck or not other.struck or one.struck & other.struck:
        return False
    wrong = all(each.account.kind == "data_incident" and _WRONG in each.things for each in (one, other))
    if any(each.account.wide and not (wrong and each.account.owner) for each in (one, other)):
        return False
    return wrong or _own_work(one, other) or not (one.firms & other.firms or one.operators & other.operators)


def moved(one: Facets, other: Facets) -> Account | None:
    """Give the later account of the same work, where it tells that this was moved to another day."""
    first, second = one.account, other.account
    if first.kind != "planned_maintenance" or second.kind != first.kind or second.source != first.source:
        return None
    later = max(one, other, key=lambda facets: (facets.told, facets.account.account_id)).account
    return later if first.started != second.started and any(word in later.titled for word in _MOVED) else None


def _own_work(one: Facets, other: Facets) -> bool:
    # Announced work on what is run for both begins for both on one day.
    planned = all(each.account.kind == "planned_maintenance" for each in (one, other))
    return planned and bool(one.began and other.began and one.began.gap(other.began) > DAY)
