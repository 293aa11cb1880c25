"""Systems that no list holds but that a text names, by quotes or form: 「SEI-Net」; and those that procedures name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from nlp.gazetteer.hits import Hit
from nlp.gazetteer.lists import by_id
from nlp.gazetteer.view import View, key

_NAMED = re.compile(
    r"[「『](?!(?:この|その|本|同|当該|新|旧|各|次期|既存|当)(?:システム|サイト|サ-バ))"
    r"((?:[一-鿿々ぁ-んァ-ヺa-z0-9・&/-]{3,28}?(?:システム|サイト|サ-バ-?|クラウド|ポ-タル|(?:配信|提供)サ-ビス)|[a-z]{2,8}-?net))"
    r"(?:\([^()「」\n]{1,16}\))?[」』]"
)
_FORM = (
    r"(?!新|旧|同|本|当|各|次期|両|他|現)[一-鿿々]{2}[一-鿿々ァ-ヺ-]{2,14}"
    r"(?<!業務)(?<!情報)(?<!行政)(?<!共同)(?<!会員)(?<!独自)(?<!専用)(?<!関連)(?<!支援)(?<!事務)(?<!対策)(?<!発生)(?<!保障)(?<!ケア)システム(?=$|全体|側|内[にの]|上の|等|障害|不具合|停止|[^一-鿿ァ-ヺ-])"
)
_CALLED, _AFTER_GAP = re.compile(rf"(?<![一-鿿々ァ-ヺa-z0-9・&-]){_FORM}"), re.compile(_FORM)
_CLAUSE = re.compile("[うくぐすつぬぶむるいただ]システム$")  # 「外から入れないシステム」 tells what it is like
_TO = re.compile("(?:への|の|を|に|が)?")
_WORDS = ("システム", "サイト", "サ-バ", "クラウド", "ポ-タル", "サ-ビス", "net")


def systems(view: View, listed: Sequence[Hit]) -> Iterator[Hit]:
    """Find systems named in quotes, or called by what they are for, except where a listed name stands in one."""
    if not any(word in view.key for word in _WORDS):
        return
    taken = {index for hit in listed for index in range(hit.start, hit.end)}
    for match in _CALLED.finditer(view.key):
        start = max((at for at in range(*match.span()) if not view.before(at)), default=match.start())  # after a space
        if _AFTER_GAP.match(view.key, start) and taken.isdisjoint(range(start, match.end())):
            yield Hit(start, match.end(), "system", ())
    for match in _NAMED.finditer(view.key):
        if taken.isdisjoint(range(*match.span(1))) and not _CLAUSE.search(match[1]):
            yield Hit(*match.span(1), "system", ())


def parted(view: View, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Give the system that a procedure is called by its own characters: both of マイナ免許証への一体化."""
    for hit in hits:
        system, name = _called_by().get(hit.ids[0] if hit.ids else "", ("", ""))
        stop = hit.start + len(name)
        begin = match.end() if (match := _TO.match(view.key, stop)) else stop
        if system and view.key.startswith(name, hit.start) and begin < hit.end:
            yield Hit(hit.start, stop, "system", (system,))
            yield replace(hit, start=begin)
        else:
            yield hit


@cache
def _called_by() -> dict[str, tuple[str, str]]:
    named = {entity.name: entity.entity_id for entity in by_id().values() if entity.label == "system"}
    procedures = [entity for entity in by_id().values() if entity.label == "procedure"]
    return {
        one.entity_id: (named[name], key(name)) for one in procedures for name in named if one.name.startswith(name)
    }
