"""How far a count reaches: what one town counts of itself is no count of what failed in the whole country."""

from records import Account, Statement

_SCOPES: tuple[str, ...] = ("単独自治体", "複数自治体", "複数都道府県", "全国")
_AREAS = ("count:municipalities", "count:prefectures")  # nobody counts these of one town
_PREFECTURE = "000"  # what stands for all towns in a code


def wideness(scope: str) -> int:
    """Put scopes in order, the narrowest first."""
    return _SCOPES.index(scope)


def speaks_for(account: Account, one: Statement, scope: str | None) -> bool:
    """Whether a statement may be the value of an incident of this scope: all may but what is counted of less."""
    place = _of_one(account, one)
    if not one.field.startswith("count:") or one.field in _AREAS or scope is None or place is None:
        return True
    return wideness(scope) <= wideness("複数自治体" if place.startswith(_PREFECTURE, 5) else "単独自治体")


def _of_one(account: Account, one: Statement) -> str | None:
    if one.speaker and one.speaker.startswith("lg:"):
        return one.speaker
    alone = len(account.places) == 1 and account.scope in (None, "単独自治体")
    return account.owner or (account.places[0] if alone else None)
