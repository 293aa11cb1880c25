"""How far it reached, as the text tells it."""

from collections.abc import Sequence
from functools import cache

from nlp.outage.sentences import Sentence
from nlp.phrases import patterns
from nlp.tables import rows
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
    if source and source.startswith("lg:") and not several and not (counted and counted.value > 1):
        return "単独自治体", towns.get(source)
    prefectures = {code[3:5] for code in towns}
    if len(prefectures) > 1:
        return "複数都道府県", towns[max(towns)]
    if several or (counted and counted.value > 1):
        return "複数自治体", several or ((counted.start, counted.end) if counted else None)
    if len([code for code in towns if code[5:8] != "000"]) > 1:
        return "複数自治体", towns[max(towns)]
    if towns:
        return "単独自治体", next(iter(towns.values()))
    for sentence in sentences:
        if match := marks["one"].search(sentence.text):
            return "単独自治体", sentence.span(*match.span())
    return _of_the_nation(sentences)


def _of_the_nation(sentences: Sequence[Sentence]) -> tuple[Scope | None, tuple[int, int] | None]:
    # A system that one body runs for the whole country, and no place beside it.
    for sentence in sentences:
        for one in sentence.mentions:
            if one.label == "system" and one.entity_id in _national():
                return "全国", (one.start, one.end)
    return None, None


@cache
def _national() -> frozenset[str]:
    return frozenset(row["entity_id"] for row in rows("systems") if row["operator"].startswith("org:"))


@cache
def _cities() -> dict[str, str]:
    return {f"lg:{row['code']}": f"lg:{row['parent']}" for row in rows("municipalities") if row["parent"]}


def _towns(sentences: Sequence[Sentence]) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for sentence in sentences:
        for one in sentence.mentions:
            if one.label == "municipality" and one.entity_id and not _unaffected(sentence):
                found.setdefault(_cities().get(one.entity_id, one.entity_id), (one.start, one.end))
    return found


def _unaffected(sentence: Sentence) -> bool:
    return sentence.claim is not None and sentence.claim.state == "影響なし"
