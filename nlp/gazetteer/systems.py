"""Systems that no list holds but that a text names, in quotes or by their form: 「SEI-Net」, 名簿対照システム."""

import re
from collections.abc import Iterator, Sequence

from nlp.gazetteer.hits import Hit
from nlp.gazetteer.view import View

_NAMED = re.compile(
    r"[「『](?!(?:この|その|本|同|当該|新|旧|各|次期|既存|当)(?:システム|サイト|サ-バ))"
    r"((?:[一-鿿々ぁ-んァ-ヺa-z0-9・&/-]{3,28}?(?:システム|サイト|サ-バ-?|クラウド|ポ-タル|(?:配信|提供)サ-ビス)|[a-z]{2,8}-?net))"
    r"(?:\([^()「」\n]{1,16}\))?[」』]"
)
_FORM = (
    r"(?!新|旧|同|本|当|各|次期|両|他|現)[一-鿿々]{2}[一-鿿々ァ-ヺ-]{2,14}"
    r"(?<!業務)(?<!情報)(?<!行政)(?<!共同)(?<!会員)(?<!独自)(?<!専用)(?<!関連)(?<!支援)(?<!事務)(?<!対策)(?<!発生)(?<!保障)(?<!ケア)システム(?![一-鿿ァ-ヺ-])"
)
_CALLED, _AFTER_GAP = re.compile(rf"(?<![一-鿿々ァ-ヺa-z0-9・&-]){_FORM}"), re.compile(_FORM)
_CLAUSE = re.compile("[うくぐすつぬぶむるいただ]システム$")  # 「外から入れないシステム」 tells what it is like
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
