"""The sentences of a text with what was found in them: what an outage is put together from."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from spacy.tokens import Doc

from nlp.extensions import sentences_of
from nlp.gazetteer.places import is_prefecture
from nlp.phrases import unmistakable_of
from records import Claim, DateExpression, Mention

Span = tuple[int, int]
"""The first character of a phrase and the one after its last."""
_START = attrgetter("start")
_FIRM = re.compile("の[一-龠ァ-ヺー]{0,10}?(?:会社|企業|業者|メーカー|工場)")

_SEAT = re.compile(
    "内?の(?:業者(?![一-龠])|(?!委託|担当|保守|契約)[一-龠ァ-ヺー]{0,8}?(?:会社|企業|メーカー))"
    "|から[^。、]{0,16}(?:駆け付け|かけつけ|駆けつけ|運(?:ん|び|ばれ)|派遣|向か[っい]|取り寄せ|搬送|到着)"
)  # 京都市の業者, 長野市から駆け付けた
_HOUSE = re.compile(
    "の[一-龠ァ-ヺー]{0,12}?(?:センター|病院|図書館|警察署|消防署|庁舎|支所|学校)"
)  # what stands there failed


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, list item or row; `text` is folded, as long as the original."""

    start: int
    text: str
    dates: list[DateExpression]
    mentions: list[Mention]
    claim: Claim | None

    def span(self, start: int, end: int) -> Span:
        """Give the characters of the whole text for some of the sentence's."""
        return self.start + start, self.start + end

    def names(self, label: str) -> tuple[str, ...]:
        """Give the names of its mentions of a label, each once."""
        return tuple(dict.fromkeys(one.name for one in self.mentions if one.label == label))

    def places(self) -> tuple[str, ...]:
        """Give the ids of the places that it tells of, each once."""
        ids = (one.entity_id for one in reached(self.text, self.start, self.mentions))
        return tuple(dict.fromkeys(one for one in ids if one))

    def goes_on_in(self, other: "Sentence") -> bool:
        """Whether the other follows on the same line."""
        return other.start == self.start + len(self.text)


def reached(text: str, start: int, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Give the places a sentence tells of: towns, prefectures as areas, where a house stands; not the seat of firms."""
    for one in mentions:
        area = (
            is_prefecture(one.entity_id)
            and text[one.start - start - 1 : one.start - start] not in ("(", "（")
            and not _FIRM.match(text, one.end - start)
        )
        house = one.label == "place" and bool(_HOUSE.match(text, one.end - start))
        town = one.label == "municipality" and not _SEAT.match(text, one.end - start)
        if one.entity_id and (town or area or house):
            yield one


def sentences(doc: Doc) -> list[Sentence]:
    """Give a document's sentences in their order."""
    text = unmistakable_of(doc)
    claims = {claim.start: claim for claim in doc._.claims}
    dates, mentions = sorted(doc._.dates, key=_START), sorted(doc._.mentions, key=_START)
    found = []
    for start, end in sentences_of(doc):
        first, last = bisect_left(dates, start, key=_START), bisect_left(dates, end, key=_START)
        one, other = bisect_left(mentions, start, key=_START), bisect_left(mentions, end, key=_START)
        found.append(Sentence(start, text[start:end], dates[first:last], mentions[one:other], claims.get(start)))
    return found
