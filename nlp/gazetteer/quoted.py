"""Systems that no list holds but that a text names in quotes: 「公文書検索・閲覧システム」, 「SEI-Net」."""

import re
from collections.abc import Iterator, Sequence

from nlp.gazetteer.hits import Hit
from nlp.gazetteer.view import View

_NAMED = re.compile(
    r"[「『](?!(?:この|その|本|同|当該|新|旧|各|次期|既存|当)(?:システム|サイト|サ-バ))"
    r"((?:[一-鿿々ぁ-んァ-ヺa-z0-9・&/-]{3,28}?(?:システム|サイト|サ-バ-?|クラウド|ポ-タル|(?:配信|提供)サ-ビス)|[a-z]{2,8}-?net))"
    r"(?:\([^()「」\n]{1,16}\))?[」』]"
)
_CLAUSE = re.compile("[うくぐすつぬぶむるいただ]システム$")  # 「外から入れないシステム」 tells what it is like
_WORDS = ("システム", "サイト", "サ-バ", "クラウド", "ポ-タル", "サ-ビス", "net")


def quoted(view: View, listed: Sequence[Hit]) -> Iterator[Hit]:
    """Find systems named in quotes, except where a listed name stands in one."""
    if ("「" not in view.key and "『" not in view.key) or not any(word in view.key for word in _WORDS):
        return
    taken = {index for hit in listed for index in range(hit.start, hit.end)}
    for match in _NAMED.finditer(view.key):
        if taken.isdisjoint(range(*match.span(1))) and not _CLAUSE.search(match[1]):
            yield Hit(*match.span(1), "system", ())
