"""Organisations that no list holds but whose form shows them: 株式会社…, …広域連合, …県警."""

import re
from collections.abc import Iterator, Sequence

from nlp.gazetteer.hits import Hit
from nlp.gazetteer.view import View

_NAME = r"[一-鿿々ァ-ヺa-z0-9&・-]{2,20}"
_FIRM = re.compile(
    rf"(?:株式会社|\(株\)|㈱)({_NAME})|((?:(?:(?<=[、。「\n])|\A)[ぁ-ん]{{2,6}})?{_NAME})(?:株式会社|\(株\)|㈱)"
)
_BODY = re.compile(
    r"[一-鿿]{2,14}(?:広域連合|広域(?:行政|事務|市町村圏|市町村圏事務|行政事務)組合|一部事務組合|国民健康保険団体連合会|情報公社)"
    r"|[一-鿿]{2,3}[県府]警(?:察本部)?(?![視備告])|北海道警(?:察本部)?(?!察)"
)
_PRESS = re.compile(r"新聞|放送|テレビ|通信社|出版|書店")


def unlisted(view: View, listed: Sequence[Hit]) -> Iterator[Hit]:
    """Find bodies by their form, except where a listed organisation stands."""
    taken = {index for hit in listed if hit.label == "organisation" for index in range(hit.start, hit.end)}
    for match in (*_firms(view), *_BODY.finditer(view.key)):
        group = next((number for number in (1, 2) if match.re is _FIRM and match[number]), 0)
        start, end = match.span(group)
        if taken.isdisjoint(range(start, end)) and not _PRESS.search(match[0]):
            yield Hit(start, end, "organisation", ())


def _firms(view: View) -> Iterator[re.Match[str]]:
    # The word itself is looked for first: the long pattern tried at every character would halve the speed.
    if "株" in view.key or "㈱" in view.key:
        yield from _FIRM.finditer(view.key)
