"""Procedures that share a word: 電子証明書の発行・更新・失効 one object, 国民健康保険料や市民税の納付 one action."""

import re
from collections.abc import Iterator, Sequence

from nlp.gazetteer.contexts import companies
from nlp.gazetteer.hits import Hit
from nlp.gazetteer.lists import by_id, surfaces
from nlp.gazetteer.view import View

_JOINT = r"(?:や|・|、|,|/|及び|および|または|又は|もしくは|並びに|ならびに|と)"
_AND = re.compile(_JOINT)
_ACTION = re.compile(r"受け?取り?|お渡し|引き?渡し|申し込み|[一-鿿ァ-ヺ]{2,5}(?:手続き|の変更)?")
_OBJECTS = r"マイナンバ-カ-ド|個人番号カ-ド|マイナカ-ド|電子証明書|住民票の写し|印鑑登録証明書|戸籍証明書"
_BRACKETED = re.compile(rf"({_OBJECTS})等?\([^()]{{1,40}}\)等?[のを]")
_OBJECT_END = re.compile(
    r"(カ-ド等?|証明書等?|免許証?|住民票|暗証番号|パスポ-ト|パスワ-ド|旅券|印鑑登録)(?:の|を|が|は|も|等の)?"
)
_SHARED_ACTION = re.compile(
    r"[のを](交付|発行|再発行|更新|納付|申請|取得|請求|手続|届出|失効|再設定|初期化)(?!書|時(?!期)|者|数|率|システム)"
)
_ETC = re.compile(r"(?:など|等|ほか)\Z")
_LISTED = re.compile(r"[一-鿿々ァ-ヺ-]{2,14}\Z")
_JOINT_BEFORE = re.compile(rf"{_JOINT}\Z")


def coordinated(view: View, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Find the further actions after each procedure that names its object, and the further objects before an action."""
    for match in _BRACKETED.finditer(view.key):
        action = _ACTION.match(view.key, match.end())
        if action and (found := _shared(view, match[1], action)):
            yield found
            yield from _series(view, match[1], found.end)
    for hit in hits:
        named = _OBJECT_END.search(view.key, hit.start, hit.end) if hit.label == "procedure" else None
        if named:
            yield from _series(view, view.key[hit.start : named.end(1)], hit.end)
    for match in _SHARED_ACTION.finditer(view.key):
        yield from _objects(view, match.start(), match[1])


def _series(view: View, named: str, end: int) -> Iterator[Hit]:
    while joint := _AND.match(view.key, end):
        action = _ACTION.match(view.key, joint.end())
        found = _shared(view, named, action) if action else None
        if not found:
            return
        yield found
        end = found.end


def _objects(view: View, particle: int, action: str) -> Iterator[Hit]:
    etc = _ETC.search(view.key, max(0, particle - 2), particle)
    end = etc.start() if etc else particle
    last = not etc  # what touches the action is a surface of the lists, or is none
    while listed := _LISTED.search(view.key, max(0, end - 18), end):
        # 証明書などを交付 only says what 住民票の写し, named before, is.
        generic = listed[0] == "証明書" and view.key.startswith("を", particle)
        if not (last or generic) and (found := _procedure(view, *listed.span(), f"{listed[0]}の{action}")):
            yield found
        last = False
        end = listed.start()
        if not (joint := _JOINT_BEFORE.search(view.key, max(0, end - 4), end)):
            return
        end = joint.start()


def _procedure(view: View, start: int, end: int, surface: str) -> Hit | None:
    ids = surfaces().get(surface, ())
    if not ids or by_id()[ids[0]].label != "procedure":
        return None
    company = companies().get(surface)
    allowed = company is None or company.surrounds(view, start, end)
    return Hit(start, end, "procedure", ids[:1]) if allowed else None


def _shared(view: View, named: str, action: re.Match[str]) -> Hit | None:
    for end in range(action.end(), action.start() + 1, -1):
        word = action.string[action.start() : end]
        for particle in ("の", ""):
            if found := _procedure(view, action.start(), end, named + particle + word):
                return found
    return None
