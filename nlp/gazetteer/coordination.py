"""Procedures that share their object: 電子証明書の発行・更新・失効 names three, two of them by the last word only."""

import re
from collections.abc import Iterator, Sequence

from nlp.gazetteer.hits import Hit
from nlp.gazetteer.lists import by_id, surfaces
from nlp.gazetteer.view import View

_AND = re.compile(r"(?:や|・|、|,|/|及び|および|または|又は|もしくは|並びに|と)")
_ACTION = re.compile(r"[一-鿿]{2,5}(?:手続き|の変更)?")
_OBJECTS = r"マイナンバ-カ-ド|個人番号カ-ド|マイナカ-ド|電子証明書|住民票の写し|印鑑登録証明書|戸籍証明書"
_BRACKETED = re.compile(rf"({_OBJECTS})等?\([^()]{{1,40}}\)等?[のを]")
_OBJECT_AND = re.compile(rf"({_OBJECTS})(?:や|・|、|及び|および|または|又は|並びに|と)\Z")
_OBJECT_END = re.compile(r"(カ-ド等?|証明書等?|免許証|住民票|暗証番号|パスポ-ト|旅券|印鑑登録)([のをが])")


def coordinated(view: View, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Find the further actions after each procedure that names its object, and the further objects before it."""
    for match in _BRACKETED.finditer(view.key):
        action = _ACTION.match(view.key, match.end())
        if action and (found := _shared(match[1], action)):
            yield found
            yield from _series(view, match[1], found.end)
    for hit in hits:
        named = _OBJECT_END.search(view.key, hit.start, hit.end) if hit.label == "procedure" else None
        if named:
            yield from filter(None, [_shared_object(view, hit, named.end())])
            yield from _series(view, view.key[hit.start : named.end(1)], hit.end)


def _series(view: View, named: str, end: int) -> Iterator[Hit]:
    while joint := _AND.match(view.key, end):
        action = _ACTION.match(view.key, joint.end())
        found = _shared(named, action) if action else None
        if not found:
            return
        yield found
        end = found.end


def _shared_object(view: View, hit: Hit, end_of_object: int) -> Hit | None:
    before = _OBJECT_AND.search(view.key, max(0, hit.start - 14), hit.start)
    if not before:
        return None
    ids = surfaces().get(before[1] + "の" + view.key[end_of_object : hit.end], ())
    return Hit(*before.span(1), "procedure", ids[:1]) if ids and by_id()[ids[0]].label == "procedure" else None


def _shared(named: str, action: re.Match[str]) -> Hit | None:
    for end in range(action.end(), action.start() + 1, -1):
        word = action.string[action.start() : end]
        for particle in ("の", ""):
            ids = surfaces().get(named + particle + word, ())
            if ids and by_id()[ids[0]].label == "procedure":
                return Hit(action.start(), end, "procedure", ids[:1])
    return None
