"""Which of the names that a model finds become mentions, beside those that the lists and rules have found."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from nlp.fold import fold
from nlp.gazetteer.contexts import companies
from nlp.gazetteer.view import key
from nlp.ner.tagger import Found
from nlp.tables import rows
from records import Mention

COMPONENT = "ner"
PROPER = "名詞-固有名詞"
_NO_NAME = re.compile(r"[\n\t。、「」『』]|\A[\W\d_]*\Z")
_KANJI = re.compile("[一-鿿]")
_SHORTEST = 2
# What makes a name without a body's ending an operator or vendor, rather than one of those who could not pay or sell.
_SERVES = re.compile("委託|受託|開発|運営|運用|保守|管理|提供|納入|納めた|構築|請け?負|業者|ベンダ|会社|担当|製の|が直")
_NEAR = 16


@dataclass(frozen=True, slots=True)
class Kind:
    """What a label of the model is called here, and how probable a name with it must be."""

    label: str
    least: float


@cache
def kinds() -> dict[str, Kind]:
    """Give the labels of ner_labels.tsv; names with any other label are no mentions."""
    return {row["model"]: Kind(row["label"], float(row["least"])) for row in rows("ner_labels")}


@cache
def mentioned() -> frozenset[str]:
    """Give the labels of names that may become mentions."""
    return frozenset(kinds())


def joined(
    text: str, mentions: Sequence[Mention], found: Sequence[Found], tags: Sequence[Sequence[str]]
) -> list[Mention]:
    """Join what a model found to the mentions there are; `tags` are those of the words that each name is made of.

    In this order a name has its characters: one from the lists, a person, one that its form shows, all else.
    """
    new = [mention for one, its in zip(found, tags, strict=True) if (mention := _mention(text, one, its))]
    if not new:
        return list(mentions)
    held = _Held([one for one in mentions if _listed(one)])
    people = [one for one in new if one.label == "person" and held.free(one)]
    held.add(people)
    formed = [one for one in mentions if not _listed(one) and held.free(one)]
    held.add(formed)
    others = [one for one in new if one.label != "person" and held.free(one)]
    kept = [one for one in mentions if _listed(one)]
    return sorted([*kept, *people, *formed, *others], key=lambda one: one.start)


def is_organisation(surface: str, tags: Sequence[str]) -> bool:
    """Say whether a name that a model takes for an organisation's can be one: 機構, 市民課 and 新システム can not."""
    ending = _ending(fold(surface))
    return ending == "yes" or (ending == "" and _proper(tags))


def _serves(text: str, one: Found) -> bool:
    if _ending(fold(text[one.start : one.end])) == "yes":
        return True
    before = re.split("[。\n]", text[max(0, one.start - _NEAR) : one.start])[-1]
    after = re.split("[。\n]", text[one.end : one.end + _NEAR])[0]
    return bool(_SERVES.search(before) or _SERVES.search(after))


def _mention(text: str, one: Found, tags: Sequence[str]) -> Mention | None:
    kind = kinds().get(one.label)
    surface = text[one.start : one.end]
    if kind is None or one.probability < kind.least or len(surface) < _SHORTEST or _NO_NAME.search(surface):
        return None
    if kind.label == "organisation" and not (is_organisation(surface, tags) and _serves(text, one)):
        return None
    if key(surface) in companies():  # the lists know it, and found no name in it here
        return None
    # 市区町村 and 本庁舎2階 are places, but nobody's name; nor is 納期限, while an unknown name in katakana may be one.
    if (kind.label == "place" or (kind.label == "person" and _KANJI.search(surface))) and not _proper(tags):
        return None
    return Mention(kind.label, surface, None, one.start, one.end, surface, COMPONENT)


def _listed(mention: Mention) -> bool:
    return mention.entity_id is not None or bool(mention.candidates)


def _proper(tags: Sequence[str]) -> bool:
    return any(tag.startswith(PROPER) for tag in tags)


def _ending(surface: str) -> str:
    # The longest ending decides; a name that is nothing but an ending is a common noun.
    for start in range(len(surface)):
        verdict = _endings().get(surface[start:])
        if verdict:
            return "no" if start == 0 else verdict
    return ""


@cache
def bodies() -> re.Pattern[str]:
    """Give the pattern of what organisations' names end in, where a name may stand before it and ends behind it."""
    endings = [re.escape(row["ending"]) for row in rows("ner_endings") if row["organisation"] == "yes"]
    longest = sorted(endings, key=len, reverse=True)
    return re.compile(rf"(?<=[一-鿿ァ-ヺー]{{2}})(?:{'|'.join(longest)})(?![一-鿿])")


@cache
def _endings() -> dict[str, str]:
    return {fold(row["ending"]): row["organisation"] for row in rows("ner_endings")}


class _Held:
    """The characters that already belong to a name."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._taken: set[int] = set()
        self.add(mentions)

    def add(self, mentions: Sequence[Mention]) -> None:
        for one in mentions:
            self._taken.update(range(one.start, one.end))

    def free(self, one: Mention) -> bool:
        return self._taken.isdisjoint(range(one.start, one.end))
