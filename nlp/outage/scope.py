"""How far it reached, as the text tells it."""

from collections.abc import Sequence

from nlp.outage.sentences import Sentence
from nlp.phrases import patterns
from records import Count, Scope


def scope(
    sentences: Sequence[Sentence], counts: Sequence[Count], source: str | None
) -> tuple[Scope | None, tuple[int, int] | None]:
    """Give the scope and the characters it rests on.

    The whole country when the text says so; else by how many municipalities, of how many prefectures, are counted or
    named; one of them speaking of itself is one.
    """
    marks = patterns("outage_scopes")
    for sentence in sentences:
        if (match := marks["nation"].search(sentence.text)) and not _unaffected(sentence):
            return "全国", sentence.span(*match.span())
    several = next(
        (one.span(*match.span()) for one in sentences if (match := marks["several"].search(one.text))
         and not _unaffected(one)), None,
    )  # fmt: skip
    counted = max((one for one in counts if one.what == "municipalities"), key=lambda one: one.value, default=None)
    towns = _towns(sentences)
    prefectures = {code[3:5] for code in towns}
    if len(prefectures) > 1:
        return "複数都道府県", towns[max(towns)]
    if several or (counted and counted.value > 1):
        return "複数自治体", several or ((counted.start, counted.end) if counted else None)
    if len([code for code in towns if code[5:8] != "000"]) > 1:
        return "複数自治体", towns[max(towns)]
    if towns:
        return "単独自治体", next(iter(towns.values()))
    if source and source.startswith("lg:"):
        return "単独自治体", None
    for sentence in sentences:
        if match := marks["one"].search(sentence.text):
            return "単独自治体", sentence.span(*match.span())
    return None, None


def _towns(sentences: Sequence[Sentence]) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for sentence in sentences:
        for one in sentence.mentions:
            if one.label == "municipality" and one.entity_id and not _unaffected(sentence):
                found.setdefault(one.entity_id, (one.start, one.end))
    return found


def _unaffected(sentence: Sentence) -> bool:
    return sentence.claim is not None and sentence.claim.state == "影響なし"
