"""Leaks: what was entrusted to one firm by many leaks on one day, and is found and told by each of them on its own."""

from incidents.days import DAY
from incidents.facets import Facets

_LEAK = "個人情報の漏えい"  # a row of tables/things.tsv
_SPREADS = 60  # days from one town's report of what leaked at whom it was entrusted to, to another town's


def both_leaked(one: Facets, other: Facets) -> bool:
    """Tell whether both tell that something leaked, one of them as its own kind of event."""
    kinds = {one.account.kind, other.account.kind}
    return "data_incident" in kinds and _LEAK in one.things & other.things


def spread_too_long(one: Facets, other: Facets) -> bool:
    """Tell whether another town tells of it months later, or the one began months after the other was told."""
    if one.struck & other.struck:
        return False
    another = bool(one.struck and other.struck) and abs(one.told - other.told) > _SPREADS
    pairs = ((one, other), (other, one))
    return another or any(late.began and late.began.first // DAY - told.told > _SPREADS for late, told in pairs)
