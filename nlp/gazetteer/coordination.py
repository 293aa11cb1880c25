"""Procedures that share their object: 電子証明書の発行・更新・失効 names three, two of them by the last word only."""

import re
from collections.abc import Iterator, Sequence

from nlp.gazetteer.hits import Hit
from nlp.gazetteer.lists import by_id, surfaces
from nlp.gazetteer.view import View

_AND = re.compile(r"(?:や|・|、|,|/|及び|および|または|又は|もしくは|並びに|と)")
_ACTION = re.compile(r"[一-鿿]{2,5}(?:手続き|の変更)?")
_OBJECT_END = re.compile(r"(カ-ド等?|証明書等?|免許証|住民票|暗証番号|パスポ-ト|旅券|印鑑登録)([のを])")


def coordinated(view: View, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Find the further actions after each procedure that names its object."""
    for hit in hits:
        if hit.label != "procedure":
            continue
        end, match = hit.end, _OBJECT_END.search(view.key, hit.start, hit.end)
        while match and (joint := _AND.match(view.key, end)):
            action = _ACTION.match(view.key, joint.end())
            if not action:
                break
            found = _shared(view.key[hit.start : match.end(1)], action)
            if not found:
                break
            yield found
            end = found.end


def _shared(named: str, action: re.Match[str]) -> Hit | None:
    for end in range(action.end(), action.start() + 1, -1):
        word = action.string[action.start() : end]
        for particle in ("の", ""):
            ids = surfaces().get(named + particle + word, ())
            if ids and by_id()[ids[0]].label == "procedure":
                return Hit(action.start(), end, "procedure", ids[:1])
    return None
